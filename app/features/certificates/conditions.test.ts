import { expect, test } from 'vitest'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import { actionsToday, obstacles, openWorkingDays, participationBand } from './conditions.ts'
import type { ActionsToday, ShownCertificate } from './shown-certificate.ts'
import { certificateTitle, participationBandWords, standingWords } from './words.ts'

const record = (more: object) =>
  ({ opensOn: '2026-11-02', closesOn: '2026-11-13', closedOn: '2026-11-14', ...more }) as ReleaseRecord
const answered = (percentOfPopulation: number | null) =>
  ({ release: { participation: { kind: 'shown', n: 40, percentOfPopulation } } }) as ReleaseRecord

test.each([
  ['2026-11-02', '2026-11-13', '2026-11-14', 10],
  ['2026-11-02', '2026-11-12', '2026-11-13', 9],
  ['2026-11-02', '2026-11-27', '2026-11-13', 10],
  ['2026-11-02', '2026-11-13', null, 10],
  ['2026-11-30', '2026-12-11', null, 8],
])('open from %s to %s, closed on %s: %d working days', (opensOn, closesOn, closedOn, days) => {
  expect(openWorkingDays({ opensOn, closesOn, closedOn })).toBe(days)
})

test('it needs a release, ten working days and one registered action', () => {
  expect(obstacles(null, 3)).toEqual(['not-closed'])
  expect(obstacles(record({}), 1)).toEqual([])
  expect(obstacles(record({}), 0)).toEqual(['no-actions'])
  expect(obstacles(record({ opensOn: '2026-11-30', closesOn: '2026-12-11', closedOn: null }), 1)).toEqual(['too-short'])
  expect(obstacles(record({ closesOn: '2026-11-12' }), 0)).toEqual(['too-short', 'no-actions'])
})

test.each([
  [29, null],
  [30, 30],
  [39, 30],
  [59, 50],
  [90, 90],
  [100, 90],
  [null, null],
])('%s %% is the band that begins at %s', (percent, band) => {
  expect(participationBand(answered(percent))).toBe(band)
})

const paper = (participationFrom: number | null, registered: number, today: ActionsToday | null = null) =>
  ({
    content: { participationFrom, actionsRegistered: registered, planYear: 2026 },
    actionsToday: today,
  }) as ShownCertificate

test.each([
  [null, 'Constancia de evaluación anual, con participación menor de 30% o no mostrada'],
  [30, 'Constancia de evaluación anual'],
  [90, 'Constancia de evaluación anual'],
])('a paper whose band begins at %s is called «%s»', (from, title) => {
  expect(certificateTitle(paper(from, 1))).toBe(title)
})

test.each([
  [null, 'menos de 30 respuestas por cada 100 personas, o no se muestra para proteger el anonimato'],
  [50, 'de 50 a 59 respuestas por cada 100 personas'],
  [90, 'de 90 a 100 respuestas por cada 100 personas'],
])('the paper counts answers, not who answered: band %s', (from, words) => {
  expect(participationBandWords(from)).toBe(words)
})

test('few answers are no obstacle: they stand in the title', () => {
  expect(obstacles(record(answered(4)), 1)).toEqual([])
})

test.each([
  [3, [3, 0, 0], 'De las 3 acciones del plan 2026 en que se apoya, hoy 3 siguen en el plan sin terminar.'],
  [
    3,
    [1, 1, 1],
    'De las 3 acciones del plan 2026 en que se apoya, hoy una está hecha, una sigue en el plan sin terminar y una se rechazó, se aplazó o volvió a quedar por decidir.',
  ],
  [2, [0, 2, 0], 'De las 2 acciones del plan 2026 en que se apoya, hoy 2 están hechas.'],
  [
    1,
    [0, 0, 1],
    'De la acción del plan 2026 en que se apoya, hoy una se rechazó, se aplazó o volvió a quedar por decidir.',
  ],
] as const)('of %d actions %s stand, are done, are dropped: «%s»', (registered, [standing, done, dropped], words) => {
  expect(standingWords(paper(50, registered, { standing, done, dropped }))).toBe(words)
})

test('an old paper, which does not name its actions, says nothing of them', () => {
  expect(standingWords(paper(50, 2))).toBe('')
})

test('an action that is done counts as done only while it is accepted', () => {
  const of = (
    status: 'accepted' | 'rejected' | 'proposed' | 'deferred',
    progress: 'not-started' | 'done' | 'stopped',
  ) => ({
    status,
    progress,
  })
  const actions = [
    of('accepted', 'not-started'),
    of('accepted', 'stopped'),
    of('accepted', 'done'),
    of('rejected', 'done'),
    of('proposed', 'not-started'),
    of('deferred', 'not-started'),
  ]
  expect(actionsToday(actions)).toEqual({ standing: 2, done: 1, dropped: 3 })
})
