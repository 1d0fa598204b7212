import { afterAll, expect, test } from 'vitest'
import { attackResults } from '#app/features/anonymity/attack-results.server.ts'
import { MYTHS } from '#app/features/anonymity/myths.ts'
import { ADVERSARIES, NOT_PROMISED } from '#app/features/anonymity/promises.ts'
import { answerInvitationMail, reminderMail } from '#app/features/custody/answer-mail-words.ts'
import { BEST_GUESSES } from '#surveys/disclosure/noise/best-guesses.ts'
import { newSwapToken } from '#app/respondent/desk/swap-code.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { addSwapLinks, createTestDatabase } from '#tests/support/test-database.ts'
import { createWeb } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const { host } = new URL(origin)
const plain = async (answer: Response) =>
  (await answer.text()).replace(/<!-- -->|<wbr\/>/g, '').replace(/<script[\s\S]*?<\/script>/g, '')
const as = async (email: string) => createWeb(origin, await signInTo(origin, email))

test('the poster and the texts to copy say where it is explained', async () => {
  const page = await plain(await (await as('coordinacion@dos.test')).get('/panel/aplicaciones/enlace/afiche'))
  const [poster = '', ...texts] = page.split('<textarea')
  expect(poster.replace(/\s*\n\s*/g, '')).toContain(`${host}/anonimato`)
  expect(texts).toHaveLength(2)
  for (const text of texts) expect(text).toContain(`${origin}/anonimato`)
})

test('every slip and the sheet for whoever hands them out say the short address', async () => {
  const [coordinator, custodian] = [await as('coordinacion@uno.test'), await as('custodia@uno.test')]
  const asked = { accion: 'imprimir', repartidos: '0', 'cantidad-1': '3' }
  const made = await custodian.post('/custodia/papeletas/papeletas', asked)
  const page = await plain(await custodian.get(made.headers.get('location') ?? ''))
  expect(
    page
      .split('class="papeleta ')
      .slice(1)
      .map((slip) => slip.includes(`Es anónima: ${host}/anonimato`)),
  ).toEqual([true, true, true])
  expect(page.slice(0, page.indexOf('class="papeleta '))).toContain(`<strong>${host}/anonimato</strong>`)
  expect(await plain(await coordinator.get('/panel/aplicaciones/papeletas'))).toContain(`${origin}/anonimato`)
  expect(await plain(await custodian.get('/custodia/papeletas/correos'))).toContain(`${origin}/privacidad?entidad=uno`)
})

test('a link from a mail explains it beside its page, before and after the exchange', async () => {
  const token = newSwapToken()
  await addSwapLinks(database, 'papeletas', [token])
  for (const method of ['GET', 'POST']) {
    const page = await (await fetch(`${origin}/r/canje/${token}`, { method })).text()
    expect(page).toContain('<a href="/anonimato" target="_blank" rel="noopener noreferrer">')
    expect(page).toContain('<a href="/privacidad?entidad=uno" target="_blank" rel="noopener noreferrer">')
  }
})

test('the page after sending explains it too', async () => {
  const body = new URLSearchParams({ formulario: 'a'.repeat(32), consentimiento: 'si', 'lid-01': '3' })
  const page = await (await fetch(`${origin}/r/TESTLINK`, { method: 'POST', body })).text()
  expect(page).toContain('Gracias')
  expect(page).toContain('<a href="/privacidad?entidad=tres" target="_blank" rel="noopener noreferrer">')
})

test('invitation and reminder by mail lead to it', () => {
  const facts = {
    entityName: 'Uno',
    publicTitle: 'Encuesta',
    minutes: 10,
    closesOn: '2026-12-18',
    invented: false,
    anonymity: 'https://espejo.test/anonimato',
    privacy: 'https://espejo.test/privacidad?entidad=uno',
  }
  expect(answerInvitationMail(facts, 'https://espejo.test/r/canje/x').body).toMatch(
    /\nhttps:\/\/espejo\.test\/anonimato[\s\S]*\nhttps:\/\/espejo\.test\/privacidad\?entidad=uno/,
  )
  expect(reminderMail(facts, 'https://espejo.test/r').body).toContain('\nhttps://espejo.test/anonimato')
})

test('the page on anonymity says of each who wants to know what holds, the numbers, and every attack behind a line', async () => {
  const page = await plain(await fetch(`${origin}/anonimato`))
  for (const { who, held, open } of ADVERSARIES) {
    expect(page).toContain(`<strong>${who}</strong>`)
    for (const said of [held, open ?? '']) expect(page).toContain(said)
  }
  for (const { gravest, others } of NOT_PROMISED)
    for (const limit of [gravest, ...others]) expect(page).toContain(limit)
  // What is gravest stands there without opening anything.
  const unfolded = page.replace(/<details[\s\S]*?<\/details>/g, '')
  for (const { gravest } of NOT_PROMISED) expect(unfolded).toContain(gravest)
  for (const { myth, fact } of MYTHS) expect(page).toContain(`<summary>${myth}</summary><p>${fact}</p>`)
  const guesses = /Acierta, de 100[\s\S]*?<\/table>/.exec(page)?.[0] ?? ''
  expect([...guesses.matchAll(/<td[^>]*>(\d+)</g)].map(([, right]) => Number(right))).toEqual(
    BEST_GUESSES.map(({ right }) => right),
  )
  expect(NOT_PROMISED.flatMap(({ gravest, others }) => [gravest, ...others]).join()).toContain(
    `${BEST_GUESSES[0].right}, ${BEST_GUESSES[1].right} y ${BEST_GUESSES[2].right} de cada 100`,
  )
  const [, list = ''] = /<details><summary>Ver cada ataque<\/summary>([\s\S]*?)<\/details>/.exec(page) ?? []
  const attacks = attackResults()?.attacks ?? []
  expect(attacks.length).toBeGreaterThan(15)
  expect(page).toContain(`Un programa probó ${attacks.length} ataques`)
  for (const { title } of attacks) {
    expect(list).toContain(title)
    expect(page.replace(list, '')).not.toContain(title)
  }
  expect(page).not.toMatch(/menos de 5\b/)
})

test('whose notice is read tells what its directory says of an entity, and nothing of what it applies', async () => {
  const responsible = async (search: string) =>
    /<dl class="definiciones">[\s\S]*?<\/dl>/.exec(await plain(await fetch(`${origin}/privacidad${search}`)))?.[0]
  const uno = await responsible('?entidad=uno')
  expect(uno).toContain('Entidad uno')
  // One has closed and open applications, the other a single one that nobody knows of yet.
  expect(uno).toBe((await responsible('?entidad=dos'))?.replace('Entidad dos', 'Entidad uno'))
  expect(await responsible('?entidad=no-hay')).toBe(await responsible(''))
})
