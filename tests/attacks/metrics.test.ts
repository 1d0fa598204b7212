import { expect, test } from 'vitest'
import { MACHINE, metricsText, type Measures } from '#app/features/operations/metrics-text.server.ts'
import { rememberJob } from '#app/kit/program/job-memory.ts'
import { countRequest } from '#app/kit/program/request-metrics.server.ts'
import { requestLog } from '#app/server/log.ts'
import { routePatterns } from '#app/server/route-patterns.ts'
import type { Database } from '#db/client.server.ts'
import { sendAnswers } from '#tests/support/backups.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { testEnvironment } from '#tests/support/running-server.ts'

/**
 * Whoever reads the metrics every five seconds, or copies what a collector kept of years of them: of two histories that
 * differ in one answer, or in a lot of them, she must read the same.
 */

const NOW = new Date('2026-11-10T17:00:00Z')
const STILL: Measures = {
  memory: () => 200_000_000,
  disk: () => 50_000_000_000,
  processor: () => 1234,
  startedAt: () => new Date('2026-11-01T05:00:00Z'),
}

async function country(people: number) {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'uno')
  await openCampaign(database, 'c1', 'uno', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
  await answer(database, 0, people)
  return { database, environment: { ...testEnvironment(file), ESPEJO_DATABASE: file } }
}

function answer(database: Database, from: number, to: number) {
  const people = Array.from({ length: to - from }, (_, place) => from + place)
  return sendAnswers(database, people, () => 'LINKC1')
}

/** Every address that the browser of somebody who answers asks for, from the poster to the page that thanks her. */
const VISITED = [
  ...['/', '/r', '/r/LINKC1', '/r/canje/abc', '/r/olvido', '/r/salir', '/ayuda', '/anonimato', '/privacidad'],
  ...['/respondent/form.js', '/assets/root.css', '/logos/abc.png', '/favicon.svg', '/__manifest', '/compromisos/ABC'],
  ...['/herramientas', '/herramientas/cultura', '/metodologia', '/constancias', '/LINKC1', '/pais', '/informes'],
]

/** One visit as the log of the server hears of it. */
function visit(path: string, status = 200): void {
  const log = requestLog(routePatterns({}, []))
  let finished = () => {}
  const response = { statusCode: status, on: (_event: string, then: () => void) => (finished = then) }
  log({ url: path, method: 'GET' } as never, response as never)
  finished()
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

test.each([
  ['one answer', 20, 21],
  ['a lot of ten', 20, 30],
])('two countries that differ in %s give the same text', async (_what, fewer, more) => {
  const [one, other] = [await country(fewer), await country(more)]
  const text = ({ database, environment }: typeof one) => metricsText(database, environment, NOW, STILL)
  expect(await text(other)).toBe(await text(one))
})

test('in one country the text stays as it was when somebody comes, answers, and goes, but for steps of the machine', async () => {
  const { database, environment } = await country(20)
  rememberJob('campaigns', NOW, null)
  countRequest('/panel', 200, 12)
  const before = await metricsText(database, environment, NOW, STILL)
  expect(before).toContain('espejo_http_requests_total{route="/panel",status="2xx"} 1')
  for (const path of VISITED) for (const status of [200, 303, 404, 429, 500, 503]) visit(path, status)
  await answer(database, 20, 21)
  expect(await metricsText(database, environment, NOW, STILL)).toBe(before)
  // A lot moved, the file grew.
  await answer(database, 21, 30)
  expect(await metricsText(database, environment, NOW, STILL)).toBe(before)
  // As it is really measured, nothing but these three may move, each in its steps.
  const real = lines(await metricsText(database, environment, NOW, MACHINE))
  const moved = real.filter((line) => !before.includes(line))
  expect(moved.map((line) => line.split(' ')[0]).sort()).toEqual([
    'espejo_disk_free_bytes',
    'espejo_memory_bytes',
    'espejo_processor_seconds_total',
    'espejo_start_time_seconds',
  ])
  const value = (name: string) => Number(real.find((line) => line.startsWith(`${name} `))?.split(' ')[1])
  expect(value('espejo_disk_free_bytes') % 2 ** 30).toBe(0)
  expect(value('espejo_memory_bytes') % 2 ** 25).toBe(0)
  expect(value('espejo_processor_seconds_total') % 10).toBe(0)
})

test('nothing is told that is not named here', async () => {
  const { database, environment } = await country(20)
  rememberJob('campaigns', NOW, 'Error')
  countRequest('/panel/plan/:year', 200, 12)
  const names = new Set(
    lines(await metricsText(database, environment, NOW, STILL)).map((line) => line.split(/[{ ]/)[0]),
  )
  expect([...names].sort()).toEqual([
    'espejo_backup_nightly_enabled',
    'espejo_database_bytes',
    'espejo_disk_free_bytes',
    'espejo_http_request_duration_seconds_bucket',
    'espejo_http_request_duration_seconds_count',
    'espejo_http_request_duration_seconds_sum',
    'espejo_http_requests_total',
    'espejo_info',
    'espejo_job_failures_total',
    'espejo_job_last_success_timestamp_seconds',
    'espejo_mails_failed',
    'espejo_mails_waiting',
    'espejo_memory_bytes',
    'espejo_processor_seconds_total',
    'espejo_start_time_seconds',
  ])
})
