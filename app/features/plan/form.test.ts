import { expect, test } from 'vitest'
import { decisionDay, readActionForm } from './form.ts'

const TODAY = '2026-11-23'
const form = (fields: Record<string, string>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}

test.each([
  ['accepted today', 'proposed', null, 'accepted', TODAY],
  ['rejected today', 'proposed', null, 'rejected', TODAY],
  ['accepted before and only worded anew', 'accepted', '2026-11-10', 'accepted', '2026-11-10'],
  ['accepted before and rejected now', 'accepted', '2026-11-10', 'rejected', TODAY],
  ['back to the list', 'accepted', '2026-11-10', 'proposed', null],
  ['accepted without a day, before days were kept', 'accepted', null, 'accepted', TODAY],
] as const)('the day of a decision: %s', (_what, before, decidedOn, after, day) => {
  expect(decisionDay({ status: before, decidedOn }, after, TODAY)).toBe(day)
})

test('saving the details of a proposed action accepts it', () => {
  const details = {
    titulo: 'Publicar los canales',
    responsable: 'Recursos Humanos',
    plazo: '3',
    verificacion: 'Dirección web',
    indicador: 'Canales a la vista',
  }
  expect(readActionForm(form(details), { status: 'proposed' })).toMatchObject({
    ok: true,
    change: { status: 'accepted' },
  })
  expect(readActionForm(form({ accion: 'rechazar' }), { status: 'proposed' })).toMatchObject({ ok: false })
})
