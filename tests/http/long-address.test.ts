import { request } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

/** As it is sent: `fetch` would take dots out of a path first. */
async function statusOf(address: string): Promise<number> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: address }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
      .once('error', reject)
      .end()
  })
}

const deep = '/a'.repeat(3500)
/** Only a list of links for the build that runs is matched. */
const { version } = ((await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild).assets

test.each([
  ['a path of 7 KB', deep],
  ['one of 13 segments', '/a'.repeat(13)],
  ['one of 301 characters', `/herramientas/${'a'.repeat(287)}`],
  ['a data request', `${deep}.data`],
  ['a list of links with such a path', `/__manifest?version=${version}&p=${deep}`],
  ['a list in which it is the last', `/__manifest?version=${version}&p=/panel&p=${deep}`],
  ['a list behind dots', `/x/../__manifest?version=${version}&p=${deep}`],
  ['a list of very many links', `/__manifest?version=${version}&${'p=/a/a/a/a/a/a/a/a/a/a/a/a&'.repeat(400)}`],
])('%s is not found, and everybody else is answered meanwhile', async (_what, address) => {
  const started = process.cpuUsage()
  const [refused, health] = await Promise.all([statusOf(address), statusOf('/salud')])
  const { user, system } = process.cpuUsage(started)
  expect([refused, health]).toEqual([404, 200])
  // The server runs in this process: matching one such path takes over a second of it.
  expect((user + system) / 1000).toBeLessThan(300)
})

test('what the framework asks of itself, and our longest addresses, are answered', async () => {
  expect(await statusOf(`/__manifest?version=${version}&p=/panel&p=/cuenta`)).toBe(200)
  expect(await statusOf(`/evidencias/${'a'.repeat(32)}`)).toBe(302)
  expect(await statusOf(`/ingresar?volver=${encodeURIComponent('/custodia/x/papel/y/formulario.pdf'.repeat(9))}`)).toBe(
    200,
  )
})
