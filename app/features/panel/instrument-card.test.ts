import { expect, test } from 'vitest'
import type { ReleaseFacts } from '#db/queries/releases.server.ts'
import type { AskedAction } from '#db/queries/waiting.server.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { CampaignSummary } from '#app/features/campaigns/view-campaign.server.ts'
import { instrumentCard, type CardFacts } from './instrument-card.ts'

const TODAY = '2026-11-28'
const culture = latestInstrument('organizational-culture')
const harassment = latestInstrument('sexual-harassment')

const campaign = (phase: CampaignSummary['phase'], more: Partial<CampaignSummary> = {}): CampaignSummary => ({
  id: phase,
  instrumentSlug: culture.slug,
  instrumentTitle: culture.title,
  phase,
  opensOn: '2026-11-02',
  closesOn: '2026-12-02',
  closedOn: phase === 'closed' ? '2026-11-20' : null,
  opensLater: false,
  daysLeft: 4,
  participation: phase === 'open' ? { kind: 'at-least', n: 60 } : null,
  population: 300,
  ...more,
})

const scored = (value: number): Figure => ({
  kind: 'scored',
  value,
  bound: 'exact',
  margin: 4,
  low: value - 4,
  high: value + 4,
  count: { kind: 'exact', n: 120 },
  level: 'advanced',
  spansCut: false,
})

const release = (campaignId: string, releasedOn: string, value: number, hash = culture.hash): ReleaseFacts => ({
  campaignId,
  releasedOn,
  instrumentHash: hash,
  k: 10,
  overall: scored(value),
  participation: { kind: 'shown', n: 120, percentOfPopulation: 40 },
  population: { women: 150, men: 150 },
  gaps: {
    overall: { kind: 'estimated', difference: -9, low: -14, high: -4, called: true },
    lid: { kind: 'estimated', difference: -17, low: -25, high: -9, called: true },
    sel: { kind: 'estimated', difference: -2, low: -8, high: 4, called: false },
    sal: { kind: 'suppressed', reason: 'too-few-answers' },
  },
})

const asked = (status: AskedAction['status'], count: number, by = 'closed'): AskedAction[] =>
  Array.from({ length: count }, () => ({ year: 2026, status, askedBy: [by] }))

const card = (facts: Partial<CardFacts>) =>
  instrumentCard({
    instrument: culture,
    campaigns: [],
    releases: [],
    actions: [],
    mayManage: true,
    today: TODAY,
    ...facts,
  })

const LATER = 'not-yet'
const CLOSED = { campaigns: [campaign('closed')], releases: [release('closed', '2026-11-20', 62)] }

test.each<[string, Partial<CardFacts>, string[], string, string | undefined]>([
  [
    'nothing yet',
    {},
    ['now', LATER, LATER, LATER, LATER],
    'Por aplicar',
    '/panel/aplicaciones/nueva?herramienta=organizational-culture',
  ],
  [
    'a draft',
    { campaigns: [campaign('draft')] },
    ['now', LATER, LATER, LATER, LATER],
    'En preparación',
    '/panel/aplicaciones/draft',
  ],
  [
    'scheduled',
    { campaigns: [campaign('scheduled')] },
    ['done', 'waiting', LATER, LATER, LATER],
    'Programada',
    '/panel/aplicaciones/scheduled',
  ],
  [
    'open',
    { campaigns: [campaign('open')] },
    ['done', 'now', LATER, LATER, LATER],
    'Abierta',
    '/panel/aplicaciones/open',
  ],
  [
    'closing',
    { campaigns: [campaign('closing')] },
    ['done', 'done', 'waiting', LATER, LATER],
    'Cerrando',
    '/panel/aplicaciones/closing',
  ],
  [
    'more answers than people',
    { campaigns: [campaign('population-review')] },
    ['done', 'done', 'now', LATER, LATER],
    'Población por revisar',
    '/panel/aplicaciones/population-review',
  ],
  [
    'closed, nothing decided',
    { ...CLOSED, actions: asked('proposed', 25) },
    ['done', 'done', 'done', 'now', LATER],
    '25 por decidir',
    '/panel/aplicaciones/closed/resultados',
  ],
  [
    'closed, some decided: never called complete',
    { ...CLOSED, actions: [...asked('proposed', 22), ...asked('accepted', 3)] },
    ['done', 'done', 'done', 'done', 'now'],
    '22 por decidir',
    '/panel/plan/2026',
  ],
  [
    'closed, all decided',
    { ...CLOSED, actions: [...asked('accepted', 3), ...asked('rejected', 1)] },
    ['done', 'done', 'done', 'done', 'done'],
    'Completada',
    '/panel/aplicaciones/closed/resultados',
  ],
  [
    'closed, and nothing was proposed',
    CLOSED,
    ['done', 'done', 'done', 'now', 'done'],
    'Cerrada',
    '/panel/aplicaciones/closed/resultados',
  ],
  [
    'closed long ago, or cancelled, is no present one',
    {
      campaigns: [campaign('cancelled'), campaign('closed', { closedOn: '2025-06-30' })],
      releases: [release('closed', '2025-06-30', 55)],
    },
    ['now', LATER, LATER, LATER, LATER],
    'Por aplicar',
    '/panel/aplicaciones/nueva?herramienta=organizational-culture',
  ],
])('%s', (_what, facts, states, state, next) => {
  const drawn = card(facts)
  expect(drawn.steps.map((step) => step.state)).toEqual(states)
  expect(drawn.state).toBe(state)
  expect(drawn.next?.to).toBe(next)
  expect(drawn.asks).toBe(states.includes('now'))
})

test('what others decided is not counted for this result', () => {
  const drawn = card({ ...CLOSED, actions: [...asked('proposed', 9, 'another'), ...asked('accepted', 2)] })
  expect(drawn.state).toBe('Completada')
  expect(drawn.last.at(-1)).toBe('2 acciones aceptadas de 2 propuestas.')
})

test('while people answer: rounded participation, its two targets, and the year before beside it', () => {
  const drawn = card({
    campaigns: [campaign('open'), campaign('closed', { id: 'before', closedOn: '2025-11-20', closesOn: '2025-11-20' })],
    releases: [release('before', '2025-11-20', 55)],
  })
  expect(drawn.participation).toEqual({ kind: 'open', answers: 60, people: 300, sample: 73, representative: 90 })
  expect(drawn.deadline).toBe('Quedan 4 días, hasta el 02/12/2026.')
  expect(drawn.last.slice(0, 2)).toEqual([
    '2025: 55 de 100 puntos (entre 51 y 59), nivel avanzado.',
    'Participación: 40% (120 respuestas).',
  ])
  expect(drawn.lastLink).toEqual({ label: 'Resultados 2025', to: '/panel/aplicaciones/before/resultados' })
  expect(drawn.also?.to).toBe('/panel/aplicaciones/before/informe')
  expect(card(CLOSED)).toMatchObject({ lastLink: null, also: { to: '/panel/aplicaciones/closed/informe' } })
  expect(drawn.past).toMatchObject([
    {
      year: '2025',
      participation: 'Participación: 40% (120 respuestas).',
      link: { to: '/panel/aplicaciones/before/resultados' },
    },
  ])
  const few = card({ campaigns: [campaign('open', { participation: { kind: 'fewer-than-ten' } })] })
  expect(few.participation).toMatchObject({ answers: null })
})

test('the head reads the same, and is asked for nothing', () => {
  expect(card({ mayManage: false }).next).toBeNull()
  const drawn = card({ ...CLOSED, actions: asked('proposed', 25), mayManage: false })
  expect(drawn.next).toEqual({ label: 'Ver los resultados', to: '/panel/aplicaciones/closed/resultados' })
  expect(drawn.last).toEqual([
    '2026: 62 de 100 puntos (entre 58 y 66), nivel avanzado.',
    'Brecha entre mujeres y hombres: en 1 de 2 dimensiones.',
    '0 acciones aceptadas de 25 propuestas.',
  ])
})

test('of harassment neither level nor gaps nor years, on the card or in the fold', () => {
  const before = campaign('closed', { id: 'before', closedOn: '2025-11-20', closesOn: '2025-11-20' })
  const drawn = card({
    instrument: harassment,
    campaigns: [campaign('closed'), before],
    releases: [
      release('before', '2025-11-20', 47, harassment.hash),
      release('closed', '2026-11-20', 43, harassment.hash),
    ],
    actions: asked('accepted', 1),
  })
  expect(drawn.line).toBeNull()
  expect(drawn.last).toEqual(['1 acción aceptada de 1 propuesta.'])
  expect(drawn.past).toMatchObject([{ result: null, participation: 'Participación: 40% (120 respuestas).' }])
  expect(JSON.stringify(drawn)).not.toMatch(/4[37]|nivel|[Bb]recha/)
  const running = card({
    instrument: harassment,
    campaigns: [campaign('open'), before],
    releases: [release('before', '2025-11-20', 47, harassment.hash)],
  })
  expect(running.last).toEqual(['2025: Participación: 40% (120 respuestas).', 'No propuso acciones.'])
  expect(JSON.stringify(running)).not.toMatch(/47|nivel|[Bb]recha/)
})

test('a year that is withheld has no point, and its sentence says so', () => {
  const hidden = {
    ...release('b', '2024-11-20', 0),
    overall: { kind: 'suppressed', reason: 'too-few-answers' } as const,
  }
  const { line } = card({
    releases: [release('a', '2023-11-20', 55), hidden, release('c', '2025-11-20', 58), release('d', '2026-11-20', 62)],
  })
  expect(line?.points.map(({ year, joined }) => [year, joined])).toEqual([
    [2023, false],
    [2025, false],
    [2026, true],
  ])
  expect(line?.sentence).toBe(
    'Resultado general por año, de 100 puntos. 2023: 55 (entre 51 y 59); 2024: no se muestra; 2025: 58 (entre 54 y 62); 2026: 62 (entre 58 y 66).',
  )
  expect(card({ releases: [release('a', '2023-11-20', 55)] }).line).toBeNull()
})
