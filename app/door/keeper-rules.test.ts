import { expect, test } from 'vitest'
import type { Role } from '#db/schema/roles.ts'
import {
  exclusionOf,
  mayBorrow,
  mayLendTo,
  vouchersFor,
  type Borrowing,
  type HeldRole,
  type Voucher,
} from './keeper-rules.ts'

const TODAY = '2026-11-24'
const held = (role: Role, entityId: string | null, change: Partial<HeldRole> = {}): HeldRole => ({
  role,
  entityId,
  endsOn: null,
  endedAt: null,
  confirmedAt: null,
  ...change,
})
const VOUCHED = '2026-01-10T15:00:00.000Z'
const ENTITY_ROLES = ['coordinator', 'head', 'reader'] as const
const KEEPERS = ['custodian', 'transcriber'] as const

test.each(KEEPERS.flatMap((keeper) => ENTITY_ROLES.map((role) => [keeper, role] as const)))(
  '%s and %s exclude each other in one entity, whichever came first, and in no other',
  (keeper, role) => {
    expect(exclusionOf({ role: keeper, entityId: 'a' }, [held(role, 'a')], TODAY)).toBe('reads')
    expect(exclusionOf({ role, entityId: 'a' }, [held(keeper, 'a')], TODAY)).toBe('keeps')
    expect(exclusionOf({ role: keeper, entityId: 'a' }, [held(role, 'b')], TODAY)).toBeNull()
    expect(exclusionOf({ role, entityId: 'a' }, [held(keeper, 'b')], TODAY)).toBeNull()
  },
)

test.each(KEEPERS.flatMap((keeper) => (['analyst', 'administrator'] as const).map((role) => [keeper, role] as const)))(
  '%s and %s exclude each other everywhere',
  (keeper, role) => {
    expect(exclusionOf({ role: keeper, entityId: 'a' }, [held(role, null)], TODAY)).toBe('sees-country')
    expect(exclusionOf({ role, entityId: null }, [held(keeper, 'a')], TODAY)).toBe('keeps')
  },
)

test.each([
  ['a contributor, who reads no results', 'custodian', held('contributor', 'a'), null],
  ['who coordinated until yesterday', 'custodian', held('coordinator', 'a', { endsOn: '2026-11-23' }), null],
  ['who coordinates until today', 'custodian', held('coordinator', 'a', { endsOn: TODAY }), 'reads'],
  ['who left the post today', 'custodian', held('coordinator', 'a', { endedAt: `${TODAY}T15:00:00Z` }), null],
  ['a contributor who keeps codes', 'contributor', held('custodian', 'a', { confirmedAt: VOUCHED }), null],
] as const)('%s', (_title, role, before, expected) => {
  expect(exclusionOf({ role, entityId: 'a' }, [before], TODAY)).toBe(expected)
})

test.each([
  ['stopped today', { confirmedAt: VOUCHED, endedAt: `${TODAY}T15:00:00Z` }, 'kept'],
  ['stopped eleven months ago', { confirmedAt: VOUCHED, endsOn: '2025-12-24' }, 'kept'],
  ['stopped a day less than twelve months ago', { confirmedAt: VOUCHED, endsOn: '2025-11-25' }, 'kept'],
  ['stopped twelve months ago', { confirmedAt: VOUCHED, endsOn: '2025-11-24' }, null],
  ['was never confirmed and was refused', { endedAt: `${TODAY}T15:00:00Z` }, null],
  ['is not confirmed yet', {}, 'keeps'],
] as const)('who kept codes and %s', (_title, change, expected) => {
  for (const role of ENTITY_ROLES)
    expect(exclusionOf({ role, entityId: 'a' }, [held('custodian', 'a', change)], TODAY)).toBe(expected)
  expect(exclusionOf({ role: 'analyst', entityId: null }, [held('custodian', 'a', change)], TODAY)).toBe(expected)
  expect(exclusionOf({ role: 'head', entityId: 'b' }, [held('custodian', 'a', change)], TODAY)).toBeNull()
})

test.each([
  ['keeps the codes', 'transcriber', held('custodian', 'a', { confirmedAt: VOUCHED }), 'hands-out'],
  ['waits to keep the codes', 'transcriber', held('custodian', 'a'), 'hands-out'],
  [
    'kept them until today',
    'transcriber',
    held('custodian', 'a', { confirmedAt: VOUCHED, endsOn: TODAY }),
    'hands-out',
  ],
  [
    'left them a day ago',
    'transcriber',
    held('custodian', 'a', { confirmedAt: VOUCHED, endsOn: '2026-11-23' }),
    'hands-out',
  ],
  ['left them a year ago', 'transcriber', held('custodian', 'a', { confirmedAt: VOUCHED, endsOn: '2025-11-24' }), null],
  ['was refused as custodian', 'transcriber', held('custodian', 'a', { endedAt: `${TODAY}T15:00:00Z` }), null],
  ['keeps those of another entity', 'transcriber', held('custodian', 'b', { confirmedAt: VOUCHED }), null],
  ['types', 'custodian', held('transcriber', 'a', { confirmedAt: VOUCHED }), 'hands-out'],
  [
    'typed until yesterday',
    'custodian',
    held('transcriber', 'a', { confirmedAt: VOUCHED, endsOn: '2026-11-23' }),
    null,
  ],
  ['types in another entity', 'custodian', held('transcriber', 'b', { confirmedAt: VOUCHED }), null],
] as const)('of one entity nobody hands out sheets and types them: who %s, as %s', (_title, role, before, expected) => {
  expect(exclusionOf({ role, entityId: 'a' }, [before], TODAY)).toBe(expected)
})

const head = { userId: 'head', role: 'head' } as const
const second = { userId: 'second', role: 'head' } as const
const ana = { userId: 'ana', role: 'administrator' } as const
const bea = { userId: 'bea', role: 'administrator' } as const

test.each<[string, string | null, Voucher[], Voucher[]]>([
  ['the head, of whom another proposed', 'coordinator', [head, ana], [head]],
  ['an administrator, where there is no head', 'coordinator', [ana, bea], [ana, bea]],
  ['an administrator, of whom the only head proposed', 'head', [head, ana], [ana]],
  ['the other head, of whom one proposed', 'head', [head, second, ana], [second]],
  ['the head, of whom an administrator proposed', 'ana', [head, ana, bea], [head]],
  ['another administrator, where there is no head', 'ana', [ana, bea], [bea]],
  ['nobody, where she who proposed is the only one', 'ana', [ana], []],
  ['the head, of whom it is not known who proposed', null, [head, ana], [head]],
])('a keeper is confirmed by %s', (_title, proposedBy, candidates, expected) => {
  expect(vouchersFor({ userId: 'keeper', proposedBy }, candidates)).toEqual(expected)
})

test('nobody vouches for herself, whatever she is by now', () => {
  expect(vouchersFor({ userId: 'head', proposedBy: 'coordinator' }, [head, ana])).toEqual([ana])
  expect(vouchersFor({ userId: 'ana', proposedBy: 'coordinator' }, [ana])).toEqual([])
})

const region = { id: 'region', governmentLevel: 'regional-government', region: 'Junín' } as const
const ministry = { id: 'ministry', governmentLevel: 'ministry', region: 'Lima' } as const
const muni: Borrowing = {
  id: 'muni',
  governmentLevel: 'local-government',
  region: 'Junín',
  status: 'active',
  parentId: null,
  staff: 99,
}

test.each([
  ['a regional government to a municipality of its region', region, {}, true],
  ['to one of which no figure is known', region, { staff: null }, true],
  ['to one of a hundred people', region, { staff: 100 }, false],
  ['to one of another region', region, { region: 'Cusco' }, false],
  ['to one that ended', region, { status: 'merged' }, false],
  ['to an autonomous body of its region', region, { governmentLevel: 'autonomous-body' }, false],
  ['a ministry to a municipality of its region', ministry, { region: 'Lima' }, false],
  [
    'a ministry to what is attached to it',
    ministry,
    { governmentLevel: 'national-entity', parentId: 'ministry' },
    true,
  ],
  ['to what is attached to another', ministry, { governmentLevel: 'national-entity', parentId: 'other' }, false],
  ['to itself', { ...ministry, id: 'muni' }, { parentId: 'muni' }, false],
] as const)('%s lends: %o', (_title, lender, change, expected) => {
  expect(mayLendTo(lender, { ...muni, ...change })).toBe(expected)
})

test('an unknown figure counts as under a hundred', () => {
  expect([mayBorrow(null), mayBorrow(99), mayBorrow(100)]).toEqual([true, true, false])
})
