import { expect, test } from 'vitest'
import { NORM_IDS } from '#surveys/norms/norm.ts'
import { inForceOn, namedNorms } from '#surveys/norms/norms.ts'
import { draftResolution, type ApprovedPlan } from './draft-resolution.ts'

const plan = (more: Partial<ApprovedPlan> = {}): ApprovedPlan => ({
  year: 2026,
  entityName: 'Municipalidad de Ñaña',
  governmentLevel: 'local-government',
  accepted: 3,
  norms: NORM_IDS,
  digest: 'a'.repeat(64),
  today: '2026-11-29',
  ...more,
})
const sentencesOf = (more: Partial<ApprovedPlan> = {}) =>
  draftResolution(plan(more)).sections.flatMap(({ sentences }) => sentences)

test.each(['2024-06-30', '2025-12-24', '2025-12-26', '2026-11-29'])(
  'of %s it considers each norm that was in force once, and none that was not',
  (today) => {
    const { sections } = draftResolution(plan({ today }))
    const said = sections
      .filter(({ title }) => title === 'Considerando')
      .flatMap(({ sentences }) => sentences.map(({ text }) => /^Que, conforme a ([^«]+) \(«/.exec(text)?.[1] ?? ''))
      .filter(Boolean)
    expect(new Set(said).size).toBe(said.length)
    expect(said.flatMap((label) => namedNorms(label)).filter((id) => !inForceOn(id, today))).toEqual([])
    expect(said).toContain(today < '2025-12-25' ? 'Ley 28983' : 'Ley 32535')
  },
)

test('what the system does not know is marked to be filled in, and nothing else has a gap', () => {
  const sentences = sentencesOf()
  expect(sentences.filter(({ text, check }) => /\[[^\]]+\]/.test(text) && !check)).toEqual([])
  expect(sentences.map(({ text }) => text).join(' ')).toContain(`con huella SHA-256 ${'a'.repeat(64)}`)
  expect(sentences[0]?.text).toMatch(/^Resolución de Alcaldía N.º/)
  expect(sentencesOf({ governmentLevel: 'ministry' }).some(({ text }) => text.includes('municipalidad creó'))).toBe(
    false,
  )
})
