import { expect, test } from 'vitest'
import { guidedSteps } from './guide.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'

const campaign = (phase: CampaignSummary['phase'], closedOn: string | null = null): CampaignSummary => ({
  id: phase,
  instrumentSlug: 'organizational-culture',
  instrumentTitle: 'Cultura',
  phase,
  opensOn: '2026-10-01',
  closesOn: '2026-10-30',
  closedOn,
  opensLater: false,
  daysLeft: 3,
  participation: null,
  population: 100,
})

type Figures = Parameters<typeof guidedSteps>[0]['staffFigures']

const steps = (campaigns: readonly CampaignSummary[], planHasActions = false, staffFigures: Figures = 'confirmed') =>
  guidedSteps({ campaigns, planYear: 2026, planHasActions, staffFigures })

test.each<[string, readonly CampaignSummary[], boolean, string[]]>([
  ['nothing yet', [], false, ['now', 'not-yet', 'not-yet', 'not-yet', 'not-yet']],
  ['a draft', [campaign('draft')], false, ['now', 'not-yet', 'not-yet', 'not-yet', 'not-yet']],
  ['open', [campaign('open')], false, ['done', 'now', 'waiting', 'not-yet', 'not-yet']],
  [
    'more answers than people',
    [campaign('population-review')],
    false,
    ['done', 'done', 'waiting', 'not-yet', 'not-yet'],
  ],
  ['closed this year', [campaign('closed', '2026-10-31')], false, ['done', 'done', 'done', 'now', 'now']],
  ['closed and planned', [campaign('closed', '2026-10-31')], true, ['done', 'done', 'done', 'done', 'done']],
  [
    'open, and planned from what was there before',
    [campaign('open')],
    true,
    ['done', 'now', 'waiting', 'not-yet', 'done'],
  ],
  [
    'closed last year only',
    [campaign('closed', '2025-10-31')],
    false,
    ['now', 'not-yet', 'not-yet', 'not-yet', 'not-yet'],
  ],
])('%s', (_what, campaigns, planned, expected) => {
  expect(
    steps(campaigns, planned)
      .slice(1)
      .map(({ state }) => state),
  ).toEqual(expected)
})

test('a step that cannot be taken yet has no address', () => {
  const all = (['none', 'waiting', 'confirmed'] as const).flatMap((figures) => steps([], false, figures))
  const drawn = all.filter(({ state }) => state === 'not-yet')
  expect(drawn.filter(({ to }) => to !== null)).toEqual([])
})

test('a plan of the year with actions is reached before anything closed', () => {
  expect(steps([campaign('open')], true).at(-1)).toMatchObject({ to: '/panel/plan/2026', state: 'done' })
})

test.each<[Figures, string, string]>([
  ['none', 'now', 'not-yet'],
  ['waiting', 'waiting', 'now'],
  ['confirmed', 'done', 'now'],
])('with figures of staff that are %s, that step is %s and applying is %s', (figures, first, second) => {
  const drawn = steps([], false, figures)
  expect(drawn[0]).toMatchObject({ to: '/panel/entidad/personal', state: first })
  expect(drawn[1]?.state).toBe(second)
})
