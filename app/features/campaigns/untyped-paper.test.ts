import { expect, test } from 'vitest'
import { closedWithWords, closeWaitWords, untypedWords } from './paper-words.ts'
import { closeWait, lastTypingDay, typedUntil, untypedPaper, waitsForPaper } from './untyped-paper.ts'

const batch = (code: string, formsPrinted: number, status: 'printed' | 'opened' | 'finished') => ({
  ...{ code, formsPrinted, status },
})

const NOTHING = { large: [], small: [] }

test('an untouched and a half-typed large batch are told alike, by the forms that were printed', () => {
  const words = (status: 'printed' | 'opened') => untypedWords(untypedPaper([batch('L-1', 40, status)]) ?? NOTHING)
  expect(words('printed')).toEqual(['40 formularios del lote L-1 sin terminar de digitar.'])
  expect(words('opened')).toEqual(words('printed'))
  expect(untypedPaper([batch('L-1', 40, 'finished')])).toBeNull()
  expect(untypedPaper([])).toBeNull()
})

test('of a batch under thirty the same is said whatever its state', () => {
  const [printed, opened, finished] = (['printed', 'opened', 'finished'] as const).map((status) =>
    untypedPaper([batch('L-2', 29, status)]),
  )
  expect(untypedWords(printed ?? NOTHING)).toEqual(['El lote L-2 es de menos de 30: aquí no se muestra si se digitó.'])
  expect([opened, finished]).toEqual([printed, printed])
  // Nor does it say that something is missing, which it does not know.
  expect(closedWithWords(printed ?? NOTHING)).toBe(
    'De los formularios en papel cuenta lo que se digitó hasta el cierre; ya no se puede agregar nada.',
  )
})

test.each([
  // Friday: the week after.
  ['2026-11-13', '2026-11-20'],
  // Two holidays (8 and 9 December) fall into the week.
  ['2026-12-04', '2026-12-15'],
  ['2026-12-06', '2026-12-15'],
])('after %s paper is typed until %s', (closesOn, until) => {
  expect(typedUntil(closesOn)).toBe(until)
  expect(lastTypingDay(closesOn, closesOn)).toBe(closesOn)
  const batches = [batch('L-1', 40, 'opened')]
  expect(waitsForPaper(batches, closesOn, closesOn)).toBe(false)
  expect(waitsForPaper(batches, closesOn, until)).toBe(true)
  expect(waitsForPaper(batches, closesOn, `${until}x`)).toBe(false)
  expect(waitsForPaper([batch('L-1', 40, 'finished')], closesOn, until)).toBe(false)
})

test('while everybody answers it is said until when the close waits, by what is printed alone', () => {
  const wordsOf = (...forms: number[]) => {
    const wait = closeWait(
      forms.map((formsPrinted) => ({ formsPrinted })),
      '2026-11-13',
    )
    return wait && closeWaitWords(wait)
  }
  expect(wordsOf()).toBeNull()
  expect(wordsOf(40)).toMatch(
    /^Si en el último día falta digitar, la aplicación espera hasta el viernes 20 de noviembre de 2026/,
  )
  expect(wordsOf(40, 29)).toMatch(
    /^Por el papel, la aplicación se cierra cinco días hábiles después .* aunque todo esté/,
  )
})
