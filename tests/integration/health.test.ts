import { expect, test } from 'vitest'
import { live, ready } from '#app/kit/program/health.server.ts'
import { rememberedJobs } from '#app/kit/program/job-memory.ts'
import { runJobs } from '#app/schedule/run-jobs.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

test('a server lives while it answers, and is ready while its database does', () => {
  const { database } = createTestDatabase()
  expect(live()).toMatchObject({ status: 200, body: 'ok' })
  expect(ready(database)).toMatchObject({ status: 200 })
  database.$client.close()
  const { status, body } = ready(database)
  expect(status).toBe(503)
  expect(JSON.parse(body)).toMatchObject({ ready: false, reason: expect.stringContaining('no responde') as string })
  expect(live().status).toBe(200)
})

test('of each job it is remembered when it last succeeded, and when and by which fault it failed', async () => {
  const { database, file } = createTestDatabase()
  const on = { database, environment: testEnvironment(file) }
  let fails = false
  const jobs = [
    {
      name: 'prueba',
      run: () => (fails ? Promise.reject(new TypeError('Ana Quispe, ana@uno.test')) : Promise.resolve()),
    },
  ]
  const [first, second, third] = ['10:00', '10:01', '10:02'].map((time) => new Date(`2026-11-10T${time}:00Z`)) as [
    ...[Date, Date, Date],
  ]
  await runJobs(jobs, on, first, () => undefined)
  fails = true
  for (const now of [second, third]) await runJobs(jobs, on, now, () => undefined)
  expect(rememberedJobs().get('prueba')).toEqual({
    ...{ succeededAt: first, failed: { at: third, error: 'TypeError' }, isFailing: true, failures: 2 },
  })
})
