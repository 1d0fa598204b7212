import { afterAll, expect, test } from 'vitest'
import { programVersion } from '#app/kit/program/version.server.ts'
import { newestMigration } from '#db/schema-number.server.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const TOKEN = 'un-token-largo-de-las-metricas-2026'
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const server = await startProduction(database, environment, { ESPEJO_METRICS_TOKEN: TOKEN })
afterAll(server.stop)

const ask = (token: string | null, origin = server.origin) =>
  fetch(`${origin}/metricas`, token === null ? {} : { headers: { authorization: `Bearer ${token}` } })

test('the metrics are read with the token, and hold nothing of who answers', async () => {
  for (const address of ['/r', '/r/TESTLINK', '/ayuda', '/', '/herramientas', '/panel', '/ingresar'])
    await fetch(server.origin + address, { redirect: 'manual' })
  await fetch(`${server.origin}/r/TESTLINK`, { method: 'POST', body: new URLSearchParams({ formulario: 'x' }) })
  const answer = await ask(TOKEN)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  expect(text).toMatch(/espejo_http_requests_total\{route="\/panel",status="3xx"\} 1/)
  expect(text).toMatch(/espejo_job_last_success_timestamp_seconds\{job="campaigns"\} \d+/)
  const routes = [...text.matchAll(/route="([^"]+)"/g)].map(([, route]) => route)
  expect([...new Set(routes)].sort()).toEqual(['/ingresar', '/panel'])
  // For five minutes everybody reads this.
  await fetch(`${server.origin}/panel`, { redirect: 'manual' })
  expect(await (await ask(TOKEN)).text()).toBe(text)
})

test('without it, or with another, they are refused; whoever tries many waits', async () => {
  for (const token of [null, '', 'otro', `${TOKEN}x`, TOKEN.slice(0, -1)]) expect((await ask(token)).status).toBe(401)
  for (let tries = 0; tries < 5; tries += 1) await ask(`intento-${tries}`)
  expect((await ask('otro')).status).toBe(429)
  expect((await ask(TOKEN)).status).toBe(429)
})

test('the server says that it is ready, with its version and schema', async () => {
  const answer = await fetch(`${server.origin}/salud/listo`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await answer.json()).toEqual({ ready: true, version: programVersion(), schema: newestMigration().number })
})
