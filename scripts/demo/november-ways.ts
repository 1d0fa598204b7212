import type { DemoEntity } from './entities.ts'

/** By what a report is signed when it is presented. */
export type SignedBy = 'account' | 'scan' | 'unsigned'
/** What somebody does with a report; the name of a signature presents it. */
type Deed = 'write' | 'send' | 'return' | 'correct' | 'write-again' | 'receive' | 'observe' | SignedBy

/** ISO date. */
export type ReportStep = { readonly what: Deed; readonly day: string }

/** A deed, and how many days after 2 November it is done. */
type Way = readonly (readonly [what: Deed, day: number])[]

const WAYS = {
  missing: [],
  draft: [['write', 3]],
  'with-head': [
    ['write', 3],
    ['send', 18],
  ],
  returned: [
    ['write', 3],
    ['send', 9],
    ['return', 14],
  ],
  signed: [
    ['write', 3],
    ['send', 10],
    ['account', 17],
  ],
  scan: [
    ['write', 5],
    ['send', 11],
    ['scan', 19],
  ],
  unsigned: [
    ['write', 6],
    ['unsigned', 21],
  ],
  received: [
    ['write', 1],
    ['send', 4],
    ['account', 9],
    ['receive', 15],
  ],
  'scan-received': [
    ['write', 2],
    ['send', 5],
    ['scan', 12],
    ['receive', 20],
  ],
  observed: [
    ['write', 1],
    ['unsigned', 8],
    ['observe', 16],
  ],
  correcting: [
    ['write', 1],
    ['send', 3],
    ['account', 7],
    ['observe', 12],
    ['correct', 19],
  ],
  corrected: [
    ...([
      ['write', 1],
      ['send', 3],
      ['account', 6],
      ['observe', 10],
    ] as const),
    ...([
      ['correct', 12],
      ['write-again', 14],
      ['send', 16],
      ['account', 18],
      ['receive', 24],
    ] as const),
  ],
  'returned-first': [
    ['write', 1],
    ['send', 4],
    ['return', 6],
    ['send', 8],
    ['account', 13],
    ['receive', 19],
  ],
  late: [
    ['write', 12],
    ['send', 24],
    ['account', 37],
    ['receive', 44],
  ],
} as const satisfies Readonly<Record<string, Way>>
type WayName = keyof typeof WAYS

/** One after the other, entity by entity: of this year, and of the years before, which are over. */
const NOW: readonly WayName[] = [
  ...(['draft', 'with-head', 'received', 'missing', 'scan', 'unsigned', 'corrected', 'returned'] as const),
  ...(['signed', 'observed', 'correcting', 'missing', 'scan-received', 'received'] as const),
]
const BEFORE: readonly WayName[] = [
  ...(['received', 'corrected', 'scan-received', 'late', 'returned-first', 'missing', 'received'] as const),
  ...(['observed', 'unsigned', 'scan-received', 'draft', 'received', 'signed'] as const),
]

/** Who need not report does so now and then. */
const isFacultative = ({ level }: DemoEntity) => level === 'local-government' || level === 'autonomous-body'

const dayOf = (year: number, after: number) => new Date(Date.UTC(year, 10, 2 + after)).toISOString().slice(0, 10)

/** What becomes of the report of an entity and year. @param place of the entity among the invented ones. */
export function reportWays(
  entity: DemoEntity,
  place: number,
  { year, thisYear }: { readonly year: number; readonly thisYear: number },
): ReportStep[] {
  const ways = year === thisYear ? NOW : BEFORE
  // The first ones have accounts: whoever opens the demonstration finds what there is to do.
  if (place > 1 && isFacultative(entity) && place % 3 !== 0) return []
  const way: Way = WAYS[ways[(place + (thisYear - year) * 2) % ways.length] ?? 'missing']
  return way.map(([what, after]) => ({ what, day: dayOf(year, after) }))
}
