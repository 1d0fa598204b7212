import { expect, test } from 'vitest'
import { z } from 'zod'
import { COORDINATION_SEARCH } from './search.ts'
import { coordinationOf, inSituation, type Held } from './coordination-rules.ts'

const TODAY = '2026-11-24'
const held = (change: Partial<Held> = {}): Held => ({
  role: 'coordinator',
  startsOn: '2026-03-01',
  endsOn: null,
  endedAt: null,
  ...change,
})

test.each([
  ['nobody ever', [], null, { kind: 'none', since: null }],
  ['a team without coordinator', [held({ role: 'contributor' })], null, { kind: 'none', since: null }],
  ['one in force', [held()], null, { kind: 'in-force' }],
  [
    'one in force beside one who left',
    [held({ endedAt: '2026-05-01T15:00:00.000Z' }), held()],
    null,
    { kind: 'in-force' },
  ],
  ['on her last day', [held({ endsOn: TODAY })], null, { kind: 'in-force' }],
  ['since the day after her last', [held({ endsOn: '2026-11-20' })], null, { kind: 'none', since: '2026-11-21' }],
  [
    'since the day on which she left, in Lima',
    [held({ endedAt: '2026-10-02T03:00:00.000Z' })],
    null,
    { kind: 'none', since: '2026-10-01' },
  ],
  [
    'left before her last day',
    [held({ endsOn: '2026-11-20', endedAt: '2026-06-02T15:00:00.000Z' })],
    null,
    { kind: 'none', since: '2026-06-02' },
  ],
  [
    'the last of several who left',
    [held({ endedAt: '2026-10-02T15:00:00.000Z' }), held({ endsOn: '2026-04-30' })],
    null,
    { kind: 'none', since: '2026-10-02' },
  ],
  ['nobody confirmed the list', [held({ startsOn: '2025-11-23' })], null, { kind: 'lapsed', since: '2026-11-24' }],
  ['it was confirmed in time', [held({ startsOn: '2025-11-23' })], '2026-11-01', { kind: 'in-force' }],
  [
    'the oldest going account counts for the list, not who left',
    [held({ startsOn: '2020-01-01', endedAt: '2020-06-01T15:00:00.000Z' }), held()],
    null,
    { kind: 'in-force' },
  ],
] as const)('%s', (_title, members, confirmedOn, expected) => {
  expect(coordinationOf(members, confirmedOn, TODAY)).toEqual(expected)
})

test('rows are filtered by level and by what was done about them', () => {
  const row = (id: string, change: object = {}) => ({
    id,
    governmentLevel: 'ministry',
    lapsed: false,
    invitations: [],
    campaigns: [],
    ...change,
  })
  const rows = [
    row('sola'),
    row('invitada', { invitations: [{ over: true }, { over: false }] }),
    row('vencida', { invitations: [{ over: true }] }),
    row('suspendida', { lapsed: true, governmentLevel: 'local-government' }),
    row('aplica', { campaigns: [1], invitations: [{ over: false }] }),
  ]
  const ids = (level: string, situation: Parameters<typeof inSituation>[1]['situation']) =>
    inSituation(rows, { level, situation }).map(({ id }) => id)
  expect(ids('', '')).toHaveLength(5)
  expect(ids('local-government', '')).toEqual(['suspendida'])
  expect(ids('', 'sin-invitacion')).toEqual(['sola', 'suspendida'])
  expect(ids('', 'invitada')).toEqual(['invitada', 'aplica'])
  expect(ids('', 'vencida')).toEqual(['vencida'])
  expect(ids('', 'suspendida')).toEqual(['suspendida'])
  expect(ids('ministry', 'aplicando')).toEqual(['aplica'])
})

test.each([
  [{}, { nivel: '', situacion: '', pagina: 1 }],
  [
    { nivel: 'ministry', situacion: 'vencida', pagina: '3' },
    { nivel: 'ministry', situacion: 'vencida', pagina: 3 },
  ],
  [
    { nivel: 'otro', situacion: 'Vencida', pagina: 'tres' },
    { nivel: '', situacion: '', pagina: 1 },
  ],
  [{ pagina: '1e99' }, { nivel: '', situacion: '', pagina: 1e99 }],
  [{ pagina: '2.9' }, { nivel: '', situacion: '', pagina: 2 }],
])('of an address what is not understood counts as not given: %o', (given, expected) => {
  expect(z.object(COORDINATION_SEARCH).parse(given)).toEqual(expected)
})
