import { expect, test } from 'vitest'
import { findEntity } from './find-entity.ts'
import { readRequestForm } from './form.ts'
import { checkRequest } from './request-rules.ts'

const ENTITIES = [
  { id: 'minsa', name: 'MINSA' },
  { id: 'nasca', name: 'Municipalidad Provincial de Ñasca (ejemplo)' },
  { id: 'nascas', name: 'Municipalidad Distrital de Ñasca (ejemplo)' },
  { id: 'gemelo-1', name: 'Instituto Gemelo' },
  { id: 'gemelo-2', name: 'Instituto Gemelo' },
  ...Array.from({ length: 9 }, (_, place) => ({ id: `p${place}`, name: `Programa Nacional ${place}` })),
]

test.each([
  ['MINSA', '', 'minsa'],
  ['  minsa ', '', 'minsa'],
  ['municipalidad provincial de nasca ejemplo', '', 'nasca'],
  ['ñasca', 'nascas', 'nascas'],
  ['Instituto Gemelo', 'gemelo-2', 'gemelo-2'],
  ['MINSA', 'nascas', 'minsa'],
])('«%s» with «%s» is %s', (typed, chosen, id) => {
  expect(findEntity(typed, chosen, ENTITIES)).toMatchObject({ kind: 'one', entity: { id } })
})

test.each([
  ['ñasca', ['nasca', 'nascas']],
  ['provincial nas', ['nasca']],
  ['minsa', null],
  ['Instituto Gemelo', ['gemelo-1', 'gemelo-2']],
])('a part of a name, or a name of two, is never taken for one: «%s»', (typed, ids) => {
  const found = findEntity(typed, '', ENTITIES)
  expect(found.kind === 'several' ? found.candidates.map(({ id }) => id) : null).toEqual(ids)
})

test('nothing, and too much, are said', () => {
  expect(findEntity('otra cosa', '', ENTITIES)).toEqual({ kind: 'none' })
  expect(findEntity(' ( ', 'minsa', ENTITIES)).toEqual({ kind: 'none' })
  expect(findEntity('programa', '', ENTITIES)).toEqual({ kind: 'too-many' })
  expect(findEntity('programa', 'p3', ENTITIES)).toMatchObject({ kind: 'one', entity: { id: 'p3' } })
  expect(findEntity('otra cosa', 'p3', ENTITIES)).toEqual({ kind: 'none' })
})

const TODAY = '2026-11-24'
const SOUND = {
  entidad: 'MINSA',
  nombre: ' Ana\tQuispe\r\nRojas ',
  correo: 'Ana@Minsa.gob.pe',
  cargo: 'Gerenta',
  funcion: 'coordinator',
  resolucion: 'RM 12-2026',
  fecha: TODAY,
}

function read(change: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...SOUND, ...change })) form.set(name, value)
  return checkRequest(readRequestForm(form), ENTITIES, TODAY)
}

test('a sound form is read, on one line each, with the address in small letters', () => {
  expect(read()).toEqual({
    ok: true,
    request: {
      entityId: 'minsa',
      name: 'Ana Quispe Rojas',
      email: 'ana@minsa.gob.pe',
      position: 'Gerenta',
      role: 'coordinator',
      resolution: 'RM 12-2026',
      resolutionDate: TODAY,
    },
  })
})

test.each([
  ['entidad', ''],
  ['entidad', 'ñasca'],
  ['entidad', 'otra'],
  ['nombre', ' a '],
  ['nombre', 'x'.repeat(121)],
  ['correo', 'ana'],
  ['correo', 'ana@minsa'],
  ['correo', `${'a'.repeat(200)}@minsa.gob.pe`],
  ['cargo', ''],
  ['funcion', ''],
  ['funcion', 'administrator'],
  ['funcion', 'reader'],
  ['resolucion', '\u0000\u200b '],
  ['fecha', ''],
  ['fecha', '2026-02-30'],
  ['fecha', '2026-11-25'],
])('%s «%s» is a problem of that field alone', (field, value) => {
  const answer = read({ [field]: value })
  expect(answer.ok ? null : Object.keys(answer.problems)).toEqual([field])
})

test('of a part of a name the candidates come back', () => {
  const answer = read({ entidad: 'ñasca' })
  expect(answer.ok ? null : answer.candidates.map(({ id }) => id)).toEqual(['nasca', 'nascas'])
  expect(read({ entidad: 'ñasca', 'entidad-id': 'nasca' })).toMatchObject({ ok: true, request: { entityId: 'nasca' } })
})
