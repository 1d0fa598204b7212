import { expect, test } from 'vitest'
import { readActionForm, readOwnActionForm } from './form.ts'

const form = (fields: Record<string, string>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}
const DETAILS = {
  titulo: 'Publicar los canales',
  responsable: 'Recursos Humanos',
  plazo: '3',
  verificacion: 'Dirección web',
  indicador: 'Canales a la vista',
}
const READ = {
  title: 'Publicar los canales',
  responsible: 'Recursos Humanos',
  termMonths: 3,
  verification: 'Dirección web',
  indicator: 'Canales a la vista',
}

test('what is asked of an action is read by its button, and every refusal by its field', () => {
  expect(readActionForm(form({ accion: 'aceptar' })).asked).toEqual({ ok: true, input: { kind: 'accept' } })
  expect(readActionForm(form({ accion: 'proponer' })).asked).toEqual({ ok: true, input: { kind: 'reopen' } })
  expect(readActionForm(form({ accion: 'rechazar', razon: ' Ya se hace ' })).asked).toEqual({
    ok: true,
    input: { kind: 'reject', reason: 'Ya se hace' },
  })
  expect(readActionForm(form({ accion: 'rechazar' })).asked).toEqual({
    ok: false,
    problems: { razon: 'Escriba por qué no se hará' },
  })
  expect(readActionForm(form(DETAILS)).asked).toEqual({ ok: true, input: { kind: 'write', details: READ } })
  expect(readActionForm(form({ ...DETAILS, plazo: '37' })).asked).toEqual({
    ok: false,
    problems: { plazo: 'Debe ser 36 meses o menos' },
  })
})

test.each([
  ['7', 7],
  ['', null],
  [undefined, null],
  ['siete', null],
])('a form that says revision %s is of revision %s', (revision, read) => {
  expect(readActionForm(form({ ...DETAILS, ...(revision === undefined ? {} : { revision }) })).revision).toBe(read)
})

test('an action of the entity says why it is proposed', () => {
  expect(readOwnActionForm(form({ ...DETAILS, motivo: 'Lo pidió el comité' }))).toEqual({
    ok: true,
    input: { ...READ, rationale: 'Lo pidió el comité' },
  })
  expect(readOwnActionForm(form(DETAILS))).toEqual({ ok: false, problems: { motivo: 'Escriba por qué se propone' } })
})
