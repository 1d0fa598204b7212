import { expect, test } from 'vitest'
import { readActionForm, readDutiesForm, readOwnActionForm } from './form.ts'

const form = (fields: Record<string, string>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}
const DETAILS = {
  titulo: 'Publicar los canales',
  responsable: 'Recursos Humanos',
  encargo: 'Jefa de Recursos Humanos',
  limite: '2026-06-30',
  verificacion: 'Dirección web',
  indicador: 'Canales a la vista',
}
const READ = {
  title: 'Publicar los canales',
  responsible: 'Recursos Humanos',
  inCharge: 'Jefa de Recursos Humanos',
  startsOn: null,
  dueOn: '2026-06-30',
  verification: 'Dirección web',
  indicator: 'Canales a la vista',
  moves: '',
  target: null,
  soles: null,
  poiActivity: '',
  poiYear: null,
  pei: '',
}

test('what is asked of an action is read by its button, and every refusal by its field', () => {
  expect(readActionForm(form({ accion: 'aceptar' })).asked).toEqual({
    ok: true,
    input: { kind: 'accept', details: {} },
  })
  expect(readActionForm(form({ accion: 'aceptar', encargo: ' Jefa ', limite: '2026-06-30' })).asked).toEqual({
    ok: true,
    input: { kind: 'accept', details: { inCharge: 'Jefa', dueOn: '2026-06-30' } },
  })
  expect(readActionForm(form({ accion: 'proponer' })).asked).toEqual({ ok: true, input: { kind: 'reopen' } })
  expect(readActionForm(form({ accion: 'rechazar', razon: ' Ya se hace ' })).asked).toEqual({
    ok: true,
    input: { kind: 'reject', reason: 'Ya se hace' },
  })
  expect(readActionForm(form({ accion: 'rechazar' })).asked).toEqual({
    ok: false,
    problems: { razon: 'Escriba por qué no se hará' },
  })
  expect(readActionForm(form({ accion: 'aplazar', razon: 'Falta presupuesto' })).asked).toEqual({
    ok: true,
    input: { kind: 'defer', reason: 'Falta presupuesto' },
  })
  expect(readActionForm(form(DETAILS)).asked).toEqual({
    ok: true,
    input: { kind: 'write', details: READ, decides: true },
  })
  expect(readActionForm(form({ ...DETAILS, accion: 'borrador', encargo: '', limite: '' })).asked).toEqual({
    ok: true,
    input: { kind: 'write', details: { ...READ, inCharge: '', dueOn: null }, decides: false },
  })
})

test.each<[fields: Record<string, string>, read: object]>([
  [{ costo: 'sin', soles: '500' }, { soles: 0 }],
  [
    { costo: 'con', soles: '12,500', 'poi-anio': '2026' },
    { soles: 12500, poiYear: 2026 },
  ],
  [{ costo: '', soles: '500' }, { soles: null }],
  [
    { mueve: 'cultura lid', meta: '55' },
    { moves: 'cultura lid', target: 55 },
  ],
  [{ inicio: '2026-06-30' }, { startsOn: '2026-06-30' }],
])('an action with %j', (fields, read) => {
  expect(readActionForm(form({ ...DETAILS, ...fields })).asked).toMatchObject({ input: { details: read } })
})

test.each<[fields: Record<string, string>, field: string, message: string]>([
  [{ encargo: '' }, 'encargo', 'Escriba quién está a cargo: basta el cargo'],
  [{ limite: '' }, 'limite', 'Escriba la fecha límite con día, mes y año'],
  [{ limite: '2026-02-30' }, 'limite', 'Escriba la fecha límite con día, mes y año'],
  [{ inicio: '2026-07-01' }, 'limite', 'La fecha límite debe ser igual o posterior al inicio'],
  [{ costo: 'con' }, 'soles', 'Escriba cuántos soles, o elija «Sin costo adicional»'],
  [{ costo: 'con', soles: '10.5' }, 'soles', 'Escriba los soles en números enteros, sin céntimos'],
  [{ costo: 'con', soles: '10' }, 'poi-anio', 'Escriba el año del POI que lleva este dinero'],
  [{ meta: '60' }, 'mueve', 'Elija qué dimensión debería llegar a la meta'],
  [{ meta: '101', mueve: 'c lid' }, 'meta', 'Escriba la meta en puntos, de 0 a 100'],
])('with %j its field %s says what is wrong', (fields, field, message) => {
  expect(readActionForm(form({ ...DETAILS, ...fields })).asked).toEqual({ ok: false, problems: { [field]: message } })
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

test.each<[seen: string, read: [string, number][] | null]>([
  ['a1:1', [['a1', 1]]],
  [
    'a1:1,b2:12',
    [
      ['a1', 1],
      ['b2', 12],
    ],
  ],
  ['', null],
  ['a1', null],
  ['a1:1,', null],
  ['a1:x', null],
])('duties accepted together as %j', (vistos, read) => {
  expect(readDutiesForm(form({ vistos }))).toEqual(read === null ? null : new Map(read))
})
