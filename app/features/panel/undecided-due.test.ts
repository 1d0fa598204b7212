import { expect, test } from 'vitest'
import { undecidedDue, type AskedCount } from './undecided-due.ts'

const asked = (year: number, campaignId: string | null, more: Partial<AskedCount> = {}): AskedCount => ({
  ...{ year, campaignId, status: 'proposed', actions: 4, createdOn: '2026-02-01' },
  ...more,
})
/** Newest first. */
const DAYS = [
  { campaignId: 'october', releasedOn: '2026-10-20' },
  { campaignId: 'may', releasedOn: '2026-05-10' },
]
const plan = (approval: 'draft' | 'submitted' | 'returned' | 'signed', submittedOn: string | null) => [
  { year: 2026, approval, submittedOn },
]
const waits = (year: number, since: string, actions = 4) => ({ kind: 'proposals-undecided', year, since, actions })

test.each([
  ['since the result that asked', [asked(2026, 'may')], [], [waits(2026, '2026-05-10')]],
  ['since the plan began, where no result asked', [asked(2026, null)], [], [waits(2026, '2026-02-01')]],
  ['nothing of what is decided', [asked(2026, 'may', { status: 'rejected' })], [], []],
  ['nothing of what was left out of a plan that was signed', [asked(2026, 'may')], plan('signed', '2026-06-01'), []],
  ['nor while it waits for the head', [asked(2026, 'may')], plan('submitted', '2026-06-01'), []],
  [
    'all of it once it is changed again',
    [asked(2026, 'may')],
    plan('draft', '2026-06-01'),
    [waits(2026, '2026-05-10')],
  ],
  [
    'what a later result asks for, and what no result did',
    [asked(2026, 'may'), asked(2026, 'october'), asked(2026, null, { actions: 1 })],
    plan('signed', '2026-06-01'),
    [waits(2026, '2026-10-20', 5)],
  ],
  [
    'of this year and of the next, which fills beside it',
    [asked(2026, 'may'), asked(2027, 'october')],
    [],
    [waits(2026, '2026-05-10'), waits(2027, '2026-10-20')],
  ],
] as const)('proposals by deciding: %s', (_what, counts, plans, expected) => {
  expect(undecidedDue(counts, DAYS, plans, '2026-11-03')).toEqual(expected)
})
