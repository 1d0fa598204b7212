import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
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
const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild
const { version } = build.assets

/** Processor time in milliseconds; the server runs in this process. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** What thirty ordinary pages cost on this machine; the first ones warm it up. */
const thirtyPages = async () => {
  for (let asked = 0; asked < 30; asked += 1) await statusOf('/ingresar')
}
await thirtyPages()
const ordinary = await costOf(thirtyPages)

test.each([
  ['a path of 7 KB', deep],
  ['one of 13 segments', '/a'.repeat(13)],
  ['one of 301 characters', `/herramientas/${'a'.repeat(287)}`],
  ['a data request', `${deep}.data`],
  ['a list of links with such a path', `/__manifest?version=${version}&p=${deep}`],
  ['a list with one of 13 segments', `/__manifest?version=${version}&p=${'/a'.repeat(13)}`],
  ['a list with one of 301 characters', `/__manifest?version=${version}&p=/herramientas/${'a'.repeat(287)}`],
  ['a list in which it is the last', `/__manifest?version=${version}&p=/panel&p=${deep}`],
  ['a list behind dots', `/x/../__manifest?version=${version}&p=${deep}`],
  ['a list of very many links', `/__manifest?version=${version}&${'p=/a/a/a/a/a/a/a/a/a/a/a/a&'.repeat(400)}`],
])('%s is not found, and everybody else is answered meanwhile', async (_what, address) => {
  const cost = await costOf(async () => {
    expect(await Promise.all([statusOf(address), statusOf('/salud')])).toEqual([404, 200])
  })
  // Matching one such path costs as much as hundreds of pages.
  expect(cost).toBeLessThan(ordinary)
})

test('what the framework asks of itself, and our longest addresses, are answered', async () => {
  expect(await statusOf(`/__manifest?version=${version}&p=/panel&p=/cuenta`)).toBe(200)
  expect(await statusOf(`/__manifest?version=${version}&p=${'/a'.repeat(12)}`)).toBe(200)
  expect(await statusOf(`/__manifest?version=${version}&p=/herramientas/${'a'.repeat(286)}`)).toBe(200)
  expect(await statusOf(`/evidencias/${'a'.repeat(32)}`)).toBe(302)
  expect(await statusOf(`/ingresar?volver=${encodeURIComponent('/custodia/x/papel/y/formulario.pdf'.repeat(9))}`)).toBe(
    200,
  )
})

test('what the framework is told of links and of an address is what it would be told out of the whole list of routes', async () => {
  const framework = createRequestHandler({ build, mode: 'production', getLoadContext: () => ({ nonce: 'x' }) })
  const whole = express().all('*', (asked, answer, next) => void framework(asked, answer, next))
  const other = createServer(whole).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const bothSay = async (address: string) => {
    const [ours, theirs] = await Promise.all(
      [origin, `http://127.0.0.1:${port}`].map(async (from) => {
        const answer = await fetch(`${from}${address}`, { redirect: 'manual' })
        return { status: answer.status, text: (await answer.text()).replaceAll(/nonce="[^"]*"|[\w-]{22}(?=\\*")/g, '') }
      }),
    )
    expect(ours, address).toEqual(theirs)
    return ours?.text ?? ''
  }
  const patterns = [...readFileSync('app/routes.ts', 'utf8').matchAll(/route\('([^']+)'/g)].map(
    ([, path = '']) => `/${path}`,
  )
  const known = new Set<string>()
  for (let from = 0; from < patterns.length; from += 40) {
    const links = patterns
      .slice(from, from + 40)
      .map((path) => `p=${encodeURIComponent(path.replaceAll(/:[\w-]+/g, '7'))}`)
    const told = JSON.parse(await bothSay(`/__manifest?version=${version}&${links.join('&')}`)) as object
    for (const id of Object.keys(told)) known.add(id)
  }
  // Neither says nothing: the lists hold what the addresses lead to, which for files is the root alone.
  expect(known.size).toBeGreaterThan(patterns.length / 2)
  await bothSay(`/__manifest?version=${version}`)
  await bothSay(`/__manifest?version=0&p=/panel`)
  for (const page of [
    '/',
    '/_root.data',
    '/herramientas/salarial',
    '/anonimato.data',
    '/PANEL/plan/2026',
    '/nada/7',
    '/herramientas/',
  ])
    await bothSay(page)
  other.close()
})
