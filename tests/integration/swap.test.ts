import { expect, test } from 'vitest'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { codeMac, newAccessCodes, swapMac } from '#app/respondent/desk/access-code.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { hourOf, newSwapToken, swapCode } from '#app/respondent/desk/swap-code.ts'
import { exchangeLink, lookAtLink } from '#app/respondent/desk/exchange-link.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { annulCampaign, cancelCampaign } from '#db/queries/campaigns.server.ts'
import { exchangeSwapLink, insertInvited } from '#db/queries/swaps.server.ts'
import { countryScope } from '#db/scope.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import {
  addCodes,
  addSwapLinks,
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'
import { countInWaiting } from '#tests/support/waiting.ts'

const at = (text: string) => new Date(text)
/** A quarter past noon in Lima, on the ninth day. */
const NOW = at('2026-11-10T17:15:00Z')
const WAYS = [
  { way: 'slips', people: 200 },
  { way: 'email-swap', people: 100 },
] as const

async function invited(people = 1, more: Parameters<typeof openCampaign>[3] = {}) {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { linkCode: null, ...more }, WAYS)
  const tokens = Array.from({ length: people }, newSwapToken)
  await addSwapLinks(database, 'c1', tokens)
  return { database, file, tokens, token: tokens[0] ?? '' }
}

const rows = (database: Database, sql: string) => database.$client.prepare<[], Record<string, unknown>>(sql).all()
const form = () =>
  new Map(Object.entries({ formulario: newSwapToken(), consentimiento: 'si', ...answersLike(4), sex: 'mujer' }))

async function swapped(database: Database, token: string, now = NOW) {
  const done = await exchangeLink(database, TEST_KEY, token, now)
  if (done.kind !== 'exchanged') throw new Error(done.kind)
  return done
}

test('looking at a link, as programs that check mail do, uses nothing up', async () => {
  const { database, token } = await invited()
  for (let look = 0; look < 5; look += 1)
    expect((await lookAtLink(database, TEST_KEY, token, NOW)).kind).toBe('offered')
  expect(rows(database, 'SELECT used FROM swap_links')).toEqual([{ used: 0 }])
  expect(rows(database, 'SELECT * FROM access_codes')).toEqual([])
})

test('a link is exchanged once; looking at it tells nobody that it was, only its button does', async () => {
  const { database, token } = await invited()
  const before = await lookAtLink(database, TEST_KEY, token, NOW)
  await swapped(database, token)
  expect(await lookAtLink(database, TEST_KEY, token, NOW)).toEqual(before)
  expect(await exchangeLink(database, TEST_KEY, token, NOW)).toEqual({ kind: 'unknown' })
  expect(await lookAtLink(database, TEST_KEY, newSwapToken(), NOW)).toEqual({ kind: 'unknown' })
  expect(rows(database, 'SELECT used FROM swap_links')).toEqual([{ used: 1 }])
  expect(rows(database, 'SELECT batch_id, spent FROM access_codes')).toEqual([{ batch_id: null, spent: 0 }])
})

test('of several exchanges at once, over two openings of the file, one gets a code', async () => {
  const { database, file, token } = await invited()
  const other = openDatabase(file)
  const outcomes = await Promise.all(
    [database, other, database, other].map((each) => exchangeLink(each, TEST_KEY, token, NOW)),
  )
  expect(outcomes.filter(({ kind }) => kind === 'exchanged')).toHaveLength(1)
  expect(rows(database, 'SELECT count(*) AS n FROM access_codes')).toEqual([{ n: 1 }])
})

test('a code admits from the next full hour on, and is told from when; then it admits one response', async () => {
  const { database, token } = await invited()
  const { code, from } = await swapped(database, token)
  expect(from).toEqual({ day: '2026-11-10', hour: 13 })
  const early = createRespondentDesk(database, TEST_KEY, () => at('2026-11-10T17:59:59Z'))
  expect(await early.open(code, 'x')).toMatchObject({ kind: 'state', state: 'not-yet-this-hour', from })
  expect(await early.send(code, 'x', readForm(form()))).toMatchObject({ kind: 'state', state: 'not-yet-this-hour' })
  const onTime = createRespondentDesk(database, TEST_KEY, () => at('2026-11-10T18:00:00Z'))
  const opened = await onTime.open(code.toLowerCase(), 'x')
  expect(opened.kind === 'form' && opened.campaign.admission).toBe('email-swap')
  expect(await onTime.send(code, 'x', readForm(form()))).toMatchObject({ kind: 'thanks' })
  expect(await onTime.send(code, 'x', readForm(form()))).toMatchObject({ state: 'not-taken' })
})

test('an earlier hour written into the code makes it unknown', async () => {
  const { database, token } = await invited()
  const code = readCode((await swapped(database, token)).code) ?? ''
  expect(hourOf(code)).toBe(8 * 24 + 13)
  const desk = createRespondentDesk(database, TEST_KEY, () => NOW)
  expect(await desk.open(swapCode(code.slice(0, 10), 0), 'x')).toMatchObject({ state: 'unknown-code' })
})

test('before the first day a link can be exchanged, for its first hour; in the last hour of the term no more', async () => {
  const { database, tokens } = await invited(2, { status: 'scheduled' })
  expect((await swapped(database, tokens[0] ?? '', at('2026-10-30T15:00:00Z'))).from).toEqual({
    day: '2026-11-02',
    hour: 0,
  })
  expect((await lookAtLink(database, TEST_KEY, tokens[1] ?? '', at('2026-11-28T03:59:00Z'))).kind).toBe('offered')
  expect((await exchangeLink(database, TEST_KEY, tokens[1] ?? '', at('2026-11-28T04:00:01Z'))).kind).toBe('too-late')
  expect((await lookAtLink(database, TEST_KEY, tokens[1] ?? '', at('2026-12-20T15:00:00Z'))).kind).toBe('closed')
})

test('no table holds a time of the exchange, and the order of links tells nothing of that of mails', async () => {
  const { database, tokens } = await invited(40)
  for (const token of tokens) await swapped(database, token)
  for (const table of ['swap_links', 'access_codes']) {
    const columns = rows(database, `PRAGMA table_info(${table})`).map(({ name }) => String(name))
    expect(columns.sort()).toEqual(
      table === 'swap_links' ? ['campaign_id', 'mac', 'used'] : ['batch_id', 'campaign_id', 'mac', 'spent'],
    )
  }
  // A link's place among the links is that of its random hash, and of the mails that carried them nothing is left.
  const macs = rows(database, 'SELECT hex(mac) AS mac FROM swap_links').map(({ mac }) => String(mac))
  expect(macs).toEqual([...macs].sort())
  expect(rows(database, 'SELECT * FROM mails')).toEqual([])
})

test('the write-ahead log, where link and code stand side by side, is emptied after an exchange', async () => {
  const { database, token } = await invited()
  await swapped(database, token)
  // The number of frames that a checkpoint finds in the log.
  expect((database.$client.pragma('wal_checkpoint(PASSIVE)') as { log: number }[])[0]?.log).toBe(0)
})

test('addresses count with the codes: together never more than there are people', async () => {
  const { database } = await invited(40, { populationWomen: 30, populationMen: 20 })
  expect(rows(database, 'SELECT codes_printed AS n FROM campaigns')).toEqual([{ n: 40 }])
  await expect(addCodes(database, 'c1', newAccessCodes(11))).rejects.toThrow(/codes are for the people/)
  await addCodes(database, 'c1', newAccessCodes(10))
  insertEntity(database, 'e2')
  await expect(openCampaign(database, 'c2', 'e2', { codesPrinted: 301 })).rejects.toThrow(/codes_at_most_population/)
})

const FORGOTTEN = ['access_codes', 'swap_links', 'invited_addresses', 'mails']

test.each<[string, Parameters<typeof openCampaign>[3], (database: Database) => Promise<unknown>]>([
  ['closed', {}, (database) => closeCampaign(database, 'c1', '2026-11-28', null)],
  [
    'annulled',
    {},
    (database) =>
      annulCampaign(database, countryScope(), 'c1', 'Se repartieron mal las papeletas', '2026-11-10', NO_NOTE),
  ],
  ['cancelled', { status: 'scheduled' }, (database) => cancelCampaign(database, countryScope(), 'c1', NO_NOTE)],
])(
  'a campaign that is %s forgets codes, links, addresses and mails, and the file holds none of them',
  async (_what, more, end) => {
    const { database, file, tokens } = await invited(3, more)
    await swapped(database, tokens[0] ?? '')
    await addCodes(database, 'c1', newAccessCodes(2))
    const receipt = { formMac: Buffer.alloc(32, 1), contentMac: Buffer.alloc(32, 2) }
    const sending = { ...receipt, campaignId: 'c1', codeMac: null, answers: '{}', experience: null }
    expect(storeSendings(database, [{ ...sending, sex: null, extraSegment: null }])).toEqual(['stored'])
    await end(database)
    expect(countInWaiting(file, 'form_receipts')).toBe(0)
    for (const table of FORGOTTEN) expect(rows(database, `SELECT * FROM ${table}`), table).toEqual([])
    expect(await lookAtLink(database, TEST_KEY, tokens[1] ?? '', NOW)).toEqual({ kind: 'unknown' })
    expect(await exchangeSwapLink(database, swapMac(TEST_KEY, tokens[1] ?? ''), codeMac(TEST_KEY, 'X'))).toBe(false)
  },
)

test('the mail of somebody whom another campaign still invites stays', async () => {
  const { database } = await invited()
  insertEntity(database, 'e2')
  await openCampaign(database, 'c2', 'e2', { linkCode: null }, WAYS)
  for (const campaign of ['c1', 'c2'])
    await insertInvited(database, countryScope(), campaign, ['ana@e1.pe'], '2026-11-03T15:00:00.000Z', NO_NOTE)
  await closeCampaign(database, 'c1', '2026-11-28', null)
  expect(rows(database, 'SELECT campaign_id AS campaign, recipient FROM mails')).toEqual([
    { campaign: 'c2', recipient: 'ana@e1.pe' },
  ])
  await closeCampaign(database, 'c2', '2026-11-28', null)
  expect(rows(database, 'SELECT * FROM mails')).toEqual([])
})
