import { expect, test } from 'vitest'
import { DOCUMENT_FORM } from '#tests/support/small-assessments.ts'
import { readDescription, readReference } from './evidence-form.ts'

const around = {
  rubric: { documents: { 1: ['acta'], 2: ['resolución', 'directiva'], 3: ['reporte SIAF'] } },
  assessmentYear: 2026,
  today: '2026-11-20',
}
const form = (more: Record<string, string> = {}) =>
  new Map<string, string>(Object.entries({ ...DOCUMENT_FORM, ...more }))

test.each([
  ['1-1', 'begun', 'acta'],
  ['2-2', 'approved', 'directiva'],
  ['2-otro', 'approved', 'otro documento que lo prueba'],
  ['3-1', 'in-use', 'reporte SIAF'],
] as const)('which document it is (%s) says what it proves', (prueba, shows, documentType) => {
  expect(readDescription(form({ prueba, anio: '2025' }), around)).toMatchObject({
    ok: true,
    read: { class: shows, documentType, fiscalYear: 2025 },
  })
})

test('everything that makes a document possible to check is kept', () => {
  expect(readDescription(form(), around)).toEqual({
    ok: true,
    read: {
      class: 'approved',
      documentType: 'resolución',
      documentNumber: 'Resolución 12-2024',
      documentDate: '2024-05-03',
      issuedBy: 'Alcaldía',
      fiscalYear: null,
      page: 'página 2',
      shows: 'Aprueba la medida',
    },
  })
})

test.each([
  ['prueba', { prueba: '2-9' }, 'Elija qué documento es'],
  ['prueba', { prueba: '' }, 'Elija qué documento es'],
  ['fecha', { fecha: '' }, 'Escriba la fecha'],
  ['fecha', { fecha: '2026-02-30' }, 'Escriba la fecha'],
  ['fecha', { fecha: '2026-11-21' }, 'no puede ser futura'],
  ['unidad', { unidad: ' ' }, 'Escriba la unidad'],
  ['pagina', { pagina: '' }, 'Escriba la página'],
  ['muestra', { muestra: 'Sí' }, 'en una línea'],
  ['anio', { prueba: '3-1', anio: '' }, 'cuyo uso prueba'],
  ['anio', { prueba: '3-1', anio: '2027' }, 'entre 2000 y 2026'],
  ['anio', { anio: '1999' }, 'entre 2000 y 2026'],
  ['anio', { anio: 'hace poco' }, 'entre 2000 y 2026'],
])('%s is refused: %j', (field, more, words) => {
  const read = readDescription(form(more), around)
  expect(read.ok ? {} : read.problems).toEqual({ [field]: expect.stringContaining(words) as string })
})

test.each([
  [{ tipo: 'documento', documento: 'RA' }, { documento: 'Escriba el tipo y número del documento' }],
  [
    { tipo: 'enlace', enlace: 'javascript:alert(1)' },
    { enlace: expect.stringContaining('dirección completa') as string },
  ],
])('a reference that leads nowhere is refused: %j', (more, problems) => {
  expect(readReference(form(more))).toEqual({ ok: false, problems })
})

test('a link is an address, and a document its number', () => {
  expect(readReference(form({ tipo: 'enlace', enlace: ' https://www.gob.pe/x ' }))).toEqual({
    ok: true,
    read: { kind: 'link', reference: 'https://www.gob.pe/x' },
  })
  expect(readReference(form())).toEqual({ ok: true, read: { kind: 'document', reference: 'Resolución 12-2024' } })
})
