import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SignedAction } from '#db/schema/plans.ts'
import { COMPARED_FIELDS, compareVersions, type ComparedField } from './compare-versions.ts'

const action = (id: string, more: Partial<SignedAction> = {}): SignedAction => ({
  id,
  title: `Acción ${id}`,
  rationale: 'Porque sí',
  status: 'accepted',
  decidedOn: '2026-11-10',
  decisionReason: null,
  responsible: 'Recursos Humanos',
  inCharge: 'Jefatura',
  startsOn: '2026-11-15',
  dueOn: '2026-12-15',
  termMonths: 1,
  verification: 'Resolución',
  indicator: 'Resolución publicada',
  baseline: null,
  target: null,
  movesDimension: null,
  soles: 0,
  poiActivity: '',
  poiYear: null,
  pei: '',
  norms: [],
  ...more,
})

const [a, b, c] = [action('a'), action('b'), action('c')]

/** What one version says, what the next says, and what is told of it. */
const TABLE: readonly (readonly [
  what: string,
  before: SignedAction[],
  after: SignedAction[],
  told: (readonly [string, string, ...ComparedField[]])[],
])[] = [
  ['nothing changed', [a, b], [a, b], []],
  ['nothing was and nothing is', [], [], []],
  ['another order is no change', [a, b], [b, a], []],
  ['one is added', [a], [a, b], [['added', 'b']]],
  ['one is taken away', [a, b], [b], [['removed', 'a']]],
  ['a later day', [a], [action('a', { dueOn: '2027-03-01' })], [['changed', 'a', 'dueOn']]],
  [
    'it will not be done',
    [a],
    [action('a', { status: 'rejected', decisionReason: 'Sin presupuesto' })],
    [['changed', 'a', 'status', 'decisionReason']],
  ],
  ['money that was not said', [action('a', { soles: null })], [a], [['changed', 'a', 'soles']]],
  ['decided again as it was', [a], [action('a', { decidedOn: '2026-12-01' })], []],
  [
    'all kinds at once, what is gone last',
    [a, b],
    [c, action('b', { inCharge: 'Otra persona' })],
    [
      ['added', 'c'],
      ['changed', 'b', 'inCharge'],
      ['removed', 'a'],
    ],
  ],
]

test.each(TABLE)('%s', (_what, before, after, told) => {
  const found = compareVersions(before, after).map((change) => [
    change.kind,
    change.kind === 'removed' ? change.before.id : change.after.id,
    ...(change.kind === 'changed' ? change.fields : []),
  ])
  expect(found).toEqual(told)
})

test('every field that is compared is told when it alone changed', () => {
  for (const field of COMPARED_FIELDS) {
    const other = { ...a, [field]: typeof a[field] === 'string' ? `${a[field]} más` : 7 }
    expect(compareVersions([a], [other])).toEqual([{ kind: 'changed', before: a, after: other, fields: [field] }])
  }
})

test('back and forth tells the same actions, what was added as taken away', () => {
  const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  const plan = some.chain((ids) =>
    fc.tuple(...ids.map((id) => fc.constantFrom('2026-12-01', '2027-01-01').map((dueOn) => action(id, { dueOn })))),
  )
  const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const
  const told = (before: SignedAction[], after: SignedAction[], turned: boolean) =>
    compareVersions(before, after)
      .map((change) => {
        const { id } = change.kind === 'removed' ? change.before : change.after
        return `${id} ${turned ? opposite[change.kind] : change.kind}`
      })
      .sort()
  fc.assert(
    fc.property(plan, plan, (one, other) => {
      expect(told(one, other, false)).toEqual(told(other, one, true))
    }),
  )
})
