import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactContents, FactHead, RecordFact } from '#surveys/yearly-record/fact.ts'
import { ENTITY_KINDS, type EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import { checkRecord, RULE_CODES, type CheckedRecord, type RuleCode } from './rules.ts'

let counter = 0
function fact<Kind extends EntityFactKind>(
  kind: Kind,
  content: FactContents[Kind] | null,
  head: Partial<FactHead> = {},
): RecordFact {
  const base: FactHead = {
    ...{ id: `f${(counter += 1)}`, entityId: 'uno', year: 2026, on: '2026-05-04', origin: 'entity', letter: null },
    ...{ state: 'draft', submittedOn: null },
    ...head,
  }
  return { ...base, kind, content } as RecordFact
}

const training = (more: Partial<FactContents['training']> = {}, head: Partial<FactHead> = {}) =>
  fact('training', { name: 'Curso', type: 'course', hours: 8, women: 20, men: 15, counts: 'persons', ...more }, head)
const norm = (topic: FactContents['norm']['topic'], head: Partial<FactHead> = {}) =>
  fact('norm', { topic, number: 'RM 12-2026', title: 'Directiva' }, head)
const plan = (approved: string | null, implemented: string | null) =>
  fact('activity-plan', {
    title: 'Plan',
    approved: approved === null ? null : { document: 'RM 1', on: approved },
    implemented: implemented === null ? null : { action: 'Curso', on: implemented },
  })
const act = (expiresOn: string | null) =>
  fact('mechanism-act', { actType: 'ministerial-resolution', number: '1', expiresOn }, { on: '2018-01-01' })
const members = () =>
  fact('mechanism-members', { presidedBy: 'A', secretariat: 'B', units: [], women: 3, men: 2, expiresOn: null })
const applied = (origin: FactHead['origin'], on: string) =>
  fact('instrument-applied', { instrument: 'public-budget', document: 'Informe 1' }, { origin, on })

const record = (facts: readonly RecordFact[], more: Partial<CheckedRecord> = {}): CheckedRecord => ({
  ...{ level: 'ministry', year: 2026, facts, lastYear: [], staff: 100, isObliged: false },
  proofs: new Map(facts.map(({ id }) => [id, 1])),
  ...more,
})
const codes = (checked: CheckedRecord): RuleCode[] => [...new Set(checkRecord(checked).map(({ code }) => code))]

describe('each rule finds what it is for, and not what is nearly so', () => {
  const many = (count: number, women = 1) =>
    Array.from({ length: count }, (_, at) => training({ name: `Curso ${at}`, women, men: 1 }))
  test.each<[RuleCode, string, CheckedRecord, CheckedRecord]>([
    [
      'R01',
      'nothing is said of what Espejo knows',
      record([fact('instrument-applied', null), applied('espejo', '2026-03-01')]),
      record([fact('norm', null), applied('espejo', '2026-03-01')]),
    ],
    ['R02', 'a topic of other governments', record([norm('participatory-budget')]), record([norm('equality-policy')])],
    [
      'R02',
      'a national topic of a region',
      record([norm('harassment-directive')], { level: 'regional-government' }),
      record([norm('other')], { level: 'regional-government' }),
    ],
    [
      'R03',
      'a plan carried out that nobody approved',
      record([plan(null, '2026-06-01')]),
      record([plan('2026-05-05', null)]),
    ],
    [
      'R04',
      'a plan carried out before it was approved',
      record([plan('2026-06-02', '2026-06-01')]),
      record([plan('2026-06-01', '2026-06-01')]),
    ],
    [
      'R05',
      'the same twice, written otherwise',
      record([training({ name: 'Curso  Básico' }), training({ name: 'curso basico' })]),
      record([training(), training({}, { on: '2026-05-05' })]),
    ],
    ['R06', 'more than 200 hours', record([training({ hours: 200.5 })]), record([training({ hours: 200 })])],
    [
      'R07',
      'more persons than work there',
      record([training({ women: 81, men: 20 })]),
      record([training({ women: 80, men: 20 })]),
    ],
    [
      'R07',
      'but attendances may be more, and of an unknown number none is',
      record([training({ women: 101, men: 0 })]),
      record([training({ women: 500, men: 20, counts: 'attendances' })]),
    ],
    [
      'R08',
      'twenty people of one sex',
      record([training({ women: 20, men: 0 })]),
      record([training({ women: 19, men: 0 })]),
    ],
    [
      'R09',
      'five times the people of the year before',
      record([training({ women: 60, men: 65 })], { lastYear: [training({ women: 10, men: 15 })], staff: null }),
      record([training({ women: 60, men: 64 })], { lastYear: [training({ women: 10, men: 15 })], staff: null }),
    ],
    [
      'R09',
      'far fewer facts',
      record([many(1)[0] ?? act(null)], { lastYear: many(11) }),
      record(many(2), { lastYear: many(11) }),
    ],
    [
      'R09',
      'and a year before in which nothing was told is no zero',
      record(many(2), { lastYear: many(12) }),
      record(many(30), { lastYear: [norm('other')] }),
    ],
    ['R10', 'a mechanism that ends within the year', record([act('2026-12-30')]), record([act('2026-12-31')])],
    ['R10', 'but not where another act stands', record([act('2026-01-01')]), record([act('2026-01-01'), act(null)])],
    ['R11', 'members of no mechanism', record([members()]), record([members(), act(null)])],
    [
      'R12',
      'what nothing proves',
      record([norm('other')], { proofs: new Map() }),
      record([fact('norm', null)], { proofs: new Map() }),
    ],
    [
      'R13',
      'what an obliged entity told nothing of',
      record([norm('other')], { isObliged: true }),
      record(
        ENTITY_KINDS.map((kind) => fact(kind, null)),
        { isObliged: true },
      ),
    ],
    [
      'R14',
      'an application declared that was made here',
      record([applied('espejo', '2026-03-01'), applied('entity', '2026-04-30')]),
      record([applied('espejo', '2026-03-01'), applied('entity', '2026-05-01')]),
    ],
  ])('%s: %s', (code, _says, broken, sound) => {
    expect(codes(broken)).toContain(code)
    expect(codes(sound)).not.toContain(code)
  })
})

test('every rule has an example above, and errors come first', () => {
  const found = checkRecord(
    record([plan(null, '2026-06-01'), norm('participatory-budget')], { proofs: new Map(), isObliged: true }),
  )
  const severities = found.map(({ severity }) => severity)
  expect(severities.lastIndexOf('error')).toBeLessThan(severities.indexOf('warning'))
  expect(RULE_CODES).toHaveLength(14)
})

test('what the Ministry recorded or Espejo derived is never asked of the entity, whatever it says', () => {
  const content = fc.record({
    women: fc.integer({ min: 0, max: 500 }),
    men: fc.integer({ min: 0, max: 500 }),
    hours: fc.integer({ min: 1, max: 900 }),
  })
  fc.assert(
    fc.property(fc.array(content), fc.constantFrom('ministry', 'espejo' as const), (contents, origin) => {
      const facts = contents.map((each) => training(each, { origin: origin as FactHead['origin'] }))
      expect(checkRecord(record(facts, { proofs: new Map() })).filter(({ factId }) => factId !== null)).toEqual([])
    }),
  )
})
