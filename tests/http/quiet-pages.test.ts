import { afterAll, beforeEach, expect, test } from 'vitest'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { origin, takeOutput, stop } = await startProduction(database, environment)
afterAll(stop)
beforeEach(() => void takeOutput())

/** A visit as a browser from the questionnaire could make it, with all that could give somebody away. */
async function visit(
  address: string,
  form?: Record<string, string>,
): Promise<{ status: number; page: string; log: string }> {
  const headers = {
    origin,
    'user-agent': 'CanarioAgente/1.0',
    'x-forwarded-for': '203.0.113.9',
    referer: `${origin}/r/TESTLINK`,
  }
  const answer = await fetch(origin + address, {
    redirect: 'manual',
    headers,
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })
  const page = await answer.text()
  return { status: answer.status, page, log: await outputUntilNow() }
}

/** All that was written until a later visit was noted, without the line of that one. */
async function outputUntilNow(): Promise<string> {
  await fetch(`${origin}/salud`)
  let log = ''
  await expect.poll(() => (log += takeOutput())).toContain('"path":"/salud"')
  return log.replace(/^.*"path":"\/salud".*\n/gm, '')
}

test('other visits leave one line, so that the silence of these pages means something', async () => {
  const { log } = await visit('/herramientas?canario=1')
  expect(log).toContain('"path":"/herramientas"')
  expect(log).not.toMatch(/canario|CanarioAgente|203\.0\.113|127\.0\.0\.1|TESTLINK/i)
})

test.each([
  '/ayuda',
  '/ayuda/',
  '/AYUDA',
  '/anonimato',
  '/anonimato?lid-01=2&sex=mujer',
  '/anonimato.data?lid-01=2',
  '/privacidad?entidad=uno',
  '/r',
  '/r/TESTLINK',
  '/r/TESTLINK?lengua=qps-ploc',
  '/r/voz/no-hay.mp3',
  // Loaded with a questionnaire that somebody opens for the first time.
  '/respondent/assets/no-hay.css',
  '/R/testlink',
  '//r/TESTLINK',
  '/%72/TESTLINK',
  '/r%2FTESTLINK',
])('a visit to %s leaves no line at all', async (address) => {
  const { log, status } = await visit(address)
  expect(status).toBeLessThan(500)
  expect(log).toBe('')
})

test('what is tried on the page on anonymity is sent as a form, shown, and written nowhere', async () => {
  const { status, page, log } = await visit('/anonimato', { 'lid-01': '1', sex: 'pnr' })
  expect(status).toBe(200)
  expect(page).toMatch(/&quot;lid-01&quot;:&quot;1&quot;/)
  expect(page).toContain('<form method="post" action="/anonimato#pruebelo"')
  expect(log).toBe('')
  const disk = database.$client
    .prepare(
      'SELECT count(*) AS rows FROM responses WHERE answers LIKE \'%"lid-01":"1"%\' AND campaign_id = \'aplicacion-inventada\'',
    )
    .get()
  expect(disk).toEqual({ rows: 0 })
})

test('an address with choices in it changes nothing: old links show the page as it is for everybody', async () => {
  const rows = async (address: string) => (await visit(address)).page.match(/<code>[^<]*lid-01[^<]*<\/code>/g)
  expect(await rows('/anonimato?lid-01=1&sex=pnr')).toEqual(await rows('/anonimato'))
})

test.each(['/r/TESTLINK', '/r'])(
  'from %s the pages that explain are opened without saying from where',
  async (address) => {
    const { page } = await visit(address)
    expect(page).toContain('href="/anonimato"')
    expect(page).toContain('href="/privacidad')
    if (address === '/r') return
    for (const link of page.match(/<a href="\/(anonimato|privacidad)[^>]*>/g) ?? [])
      expect(link).toMatch(/target="_blank" rel="noopener noreferrer"/)
    expect(page).toContain('/privacidad?entidad=tres"')
  },
)
