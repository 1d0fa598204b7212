import { expect, test } from 'vitest'
import { ALL_DEFENCES, DEFENCE_NAMES } from '#surveys/disclosure/defences.ts'
import { sourceFiles } from './source-files.ts'

const product = sourceFiles().filter(({ path }) => !/\.test\.tsx?$|^tests\//.test(path) && path !== 'scripts/attack.ts')
const speaking = product.filter(({ text }) => /\bdefences?\b/i.test(text.replace(/\/\*\*[\s\S]*?\*\//g, '')))

test('the product has every defence, and nothing can take one from it', () => {
  expect(Object.keys(ALL_DEFENCES)).toEqual([...DEFENCE_NAMES])
  expect(Object.values(ALL_DEFENCES).every((each) => each)).toBe(true)
  expect(Object.isFrozen(ALL_DEFENCES)).toBe(true)
})

test('only the gate and the storage know of defences; nobody who calls them does', () => {
  const places = speaking
    .map(({ path }) => path)
    .filter(
      (path) =>
        !/^surveys\/disclosure\/|^db\/queries\/(admission|backup|closing|experience-pools|lots|row-rewrites|sendings)\.server\.ts$|^db\/(campaign-keys|client|waiting-file)\.server\.ts$/.test(
          path,
        ),
    )
  expect(places).toEqual([])
})

/** A set of defences that somebody made: a literal, a copy with something else, a cast. */
const MADE =
  /\.\.\.(ALL_DEFENCES|defences)\b|as Defences\b|:\s*Defences\s*=(?!\s*ALL_DEFENCES)|defences\[[^\]]+\]\s*=[^=]|Object\.assign\(/

test('a parameter of defences has all of them where nothing is given, and none is made by hand', () => {
  expect(MADE.test("makeRelease(a, b, c, { ...ALL_DEFENCES, 'k-answers': false })")).toBe(true)
  expect(MADE.test('defences: Defences = NONE')).toBe(true)
  expect(
    speaking
      .filter(({ path, text }) => path !== 'surveys/disclosure/defences.ts' && MADE.test(text))
      .map(({ path }) => path),
  ).toEqual([])
})

test('no environment variable and no setting is read where defences are', () => {
  expect(speaking.filter(({ text }) => /process\.env|environment/i.test(text)).map(({ path }) => path)).toEqual([])
})
