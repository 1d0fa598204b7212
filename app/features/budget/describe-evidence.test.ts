import { expect, test } from 'vitest'
import { DOCUMENT_FORM } from '#tests/support/small-assessments.ts'
import { describeEvidence } from './describe-evidence.ts'
import { readEvidence } from './form.ts'

const around = {
  rubric: { documents: { 1: ['acta'], 2: ['resolución', 'directiva'], 3: ['reporte SIAF'] } },
  assessmentYear: 2026,
  today: '2026-11-20',
}
const form = (more: Record<string, string> = {}) => {
  const made = new FormData()
  for (const [name, value] of Object.entries({ ...DOCUMENT_FORM, ...more })) made.set(name, value)
  return readEvidence(made)
}

test.each([
  ['1-1', 'begun', 'acta'],
  ['2-2', 'approved', 'directiva'],
  ['2-otro', 'approved', 'otro documento que lo prueba'],
  ['3-1', 'in-use', 'reporte SIAF'],
] as const)('which document it is (%s) says what it proves', (prueba, shows, documentType) => {
  expect(describeEvidence(form({ prueba, anio: '2025' }), around)).toMatchObject({
    ok: true,
    input: { class: shows, documentType, fiscalYear: 2025 },
  })
})

test('everything that makes a document possible to check is kept', () => {
  expect(describeEvidence(form(), around)).toEqual({
    ok: true,
    input: {
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
  const read = describeEvidence(form(more), around)
  expect(read.ok ? {} : read.problems).toEqual({ [field]: expect.stringContaining(words) as string })
})

test.each([
  [{ tipo: 'documento', documento: 'RA' }, { documento: 'Escriba el tipo y número del documento' }],
  [
    { tipo: 'enlace', enlace: 'javascript:alert(1)' },
    { enlace: expect.stringContaining('dirección completa') as string },
  ],
])('a reference that leads nowhere is refused: %j', (more, problems) => {
  expect(form(more).content).toEqual({ ok: false, problems })
})

test('a link is an address, and a document its number', () => {
  expect(form({ tipo: 'enlace', enlace: ' https://www.gob.pe/x ' }).content).toEqual({
    ok: true,
    input: { kind: 'link', reference: 'https://www.gob.pe/x' },
  })
  expect(form().content).toEqual({ ok: true, input: { kind: 'document', reference: 'Resolución 12-2024' } })
})
