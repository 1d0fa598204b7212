import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import type { SentForm } from '#app/respondent/contract.ts'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { newAccessCodes, printedCode } from '#app/respondent/desk/access-code.ts'
import type { Database } from '#db/client.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import {
  addCodes,
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'
import { copyOfWaiting, countInWaiting, waitingIn } from '#tests/support/waiting.ts'

const NOON = () => new Date('2026-11-10T17:00:00Z')
const ADDRESS = '192.0.2.7'

async function desk(more: Parameters<typeof openCampaign>[3] = {}) {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', more)
  return { database, file, desk: createRespondentDesk(database, TEST_KEY, NOON) }
}

/** Fields as a browser sends them, read as the adapter does. */
function sent(fields: Readonly<Record<string, string>>): SentForm {
  return readForm(new Map(Object.entries(fields)))
}

let forms = 0
function form(more: Record<string, string> = {}, formId?: string): SentForm {
  forms += 1
  return sent({
    formulario: formId ?? forms.toString(16).padStart(32, '0'),
    consentimiento: 'si',
    ...answersLike(4),
    sex: 'mujer',
    ...more,
  })
}

function count(database: Database, table: string): number {
  return (database.$client.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n
}

test('a sent form waits once, with the segment beside the answers and nothing else', async () => {
  const { file, desk: open } = await desk()
  expect(await open.send('linkc1', ADDRESS, form())).toMatchObject({ kind: 'thanks', thanks: 'stored' })
  const rows = copyOfWaiting(file).prepare<[], { answers: string }>('SELECT * FROM waiting_answers').all()
  expect(rows).toMatchObject([{ campaign_id: 'c1', part: 'main' }])
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['answers', 'campaign_id', 'part'])
  const waiting = JSON.parse(rows[0]?.answers ?? '[]') as Record<string, unknown>[]
  expect(waiting).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      sex: 'mujer',
      extraSegment: null,
      answers: answersLike(4),
    },
  ])
})

const HARASSMENT = latestInstrument('sexual-harassment')
const HARASSMENT_CODES = newAccessCodes(20)
const [FIRST_CODE = ''] = HARASSMENT_CODES
const TOLD = { 'exp-00': 'si', 'exp-08': 'varias', 'cha-who': 'superior', 'cha-report': 'no', 'cha-why': 'represalia' }

async function harassmentDesk(more: Parameters<typeof openCampaign>[3] = {}) {
  return slips(HARASSMENT_CODES, {
    ...more,
    instrumentSlug: HARASSMENT.slug,
    instrumentVersion: HARASSMENT.version,
    instrumentHash: HARASSMENT.hash,
    complaintChannel: 'Recursos Humanos, anexo 120',
  })
}
const harassmentForm = (answers: Record<string, string>) =>
  sent({ formulario: 'a'.repeat(32), consentimiento: 'si', sex: 'mujer', ...answers })

test('what happened to a person is a row of its own, with nothing that leads to her other answers', async () => {
  const { database, desk: open } = await harassmentDesk()
  expect(await open.send(FIRST_CODE, ADDRESS, harassmentForm({ 'tes-01': '5', ...TOLD }))).toMatchObject({
    kind: 'thanks',
  })
  const rows = waitingIn(database).sort((one, other) => one.part.localeCompare(other.part))
  expect(rows.map(({ part, answers, sex }) => [part, JSON.parse(answers), sex])).toEqual([
    ['experience:mujer', TOLD, 'mujer'],
    ['main:mujer', { 'tes-01': '5' }, 'mujer'],
  ])
  expect(rows[0]?.id.equals(rows[1]?.id as Buffer)).toBe(false)
})

test('what happened keeps no sex where fewer than a hundred women or men work', async () => {
  const { database, desk: open } = await harassmentDesk({ populationWomen: 250, populationMen: 99 })
  await open.send(FIRST_CODE, ADDRESS, harassmentForm({ 'tes-01': '5', ...TOLD }))
  expect(waitingIn(database).map(({ part, sex }) => [part, sex])).toEqual([
    ['main', 'mujer'],
    ['experience', null],
  ])
})

test('answers are stored in lots of ten, in the order of their random ids, and after the reply; fewer wait', async () => {
  const { database, desk: open } = await desk()
  const stored = () =>
    database.$client
      .prepare<[], { id: Buffer }>('SELECT id FROM responses')
      .all()
      .map(({ id }) => id.toString('hex'))
  for (let person = 0; person < 9; person += 1) await open.send('LINKC1', ADDRESS, form())
  moveDueLots(database)
  expect([waitingIn(database).length, stored().length]).toEqual([9, 0])
  await open.send('LINKC1', ADDRESS, form())
  expect([waitingIn(database).length, stored().length]).toEqual([10, 0])
  const waiting = waitingIn(database).map(({ id }) => id.toString('hex'))
  expect(waiting).toEqual([...waiting].sort())
  moveDueLots(database)
  expect([waitingIn(database).length, stored()]).toEqual([0, waiting])
})

test('a lot moves by itself, without anybody asking', async () => {
  const { database, desk: open } = await desk()
  await Promise.all(Array.from({ length: 10 }, () => open.send('LINKC1', ADDRESS, form())))
  expect(count(database, 'responses')).toBe(0)
  await expect.poll(() => count(database, 'responses'), { timeout: 5_000 }).toBe(10)
})

test('what happened to people waits until ten of it do, however many answered', async () => {
  const { database, desk: open } = await harassmentDesk()
  // Ten, so that none is left over whenever their lot was moved: behind a reply, or below.
  for (let person = 0; person < 10; person += 1) {
    const formId = person.toString(16).padStart(32, 'b')
    await open.send(HARASSMENT_CODES[person] ?? '', ADDRESS, {
      ...harassmentForm({ 'tes-01': '5', ...(person < 3 ? TOLD : {}) }),
      formId,
    })
  }
  moveDueLots(database)
  expect(waitingIn(database).map(({ part }) => part)).toEqual(Array.from({ length: 3 }, () => 'experience:mujer'))
  expect(database.$client.prepare('SELECT DISTINCT part FROM responses').all()).toEqual([{ part: 'main' }])
})

test('a part that was skipped leaves no row, and its answers are ignored', async () => {
  const { database, desk: open } = await harassmentDesk()
  await open.send(FIRST_CODE, ADDRESS, harassmentForm({ 'tes-01': '5', 'exp-08': 'una', 'exp-00': 'no' }))
  expect(waitingIn(database).map(({ part, answers }) => [part, answers])).toEqual([['main:mujer', '{"tes-01":"5"}']])
})

test('the same form again is thanked and stores nothing; with other answers it is told so', async () => {
  const { database, desk: open } = await desk()
  const id = 'f'.repeat(32)
  await open.send('LINK-C1', ADDRESS, form({}, id))
  expect(await open.send('LINK-C1', ADDRESS, form({}, id))).toMatchObject({ thanks: 'already-stored' })
  const turned = { ...form({}, id), answers: new Map([...form({}, id).answers].reverse()) }
  expect(await open.send('LINK-C1', ADDRESS, turned)).toMatchObject({ thanks: 'already-stored' })
  expect(await open.send('LINK-C1', ADDRESS, form({ 'lid-01': '1' }, id))).toMatchObject({
    thanks: 'other-answers-stored',
  })
  expect(waitingIn(database)).toHaveLength(1)
})

async function slips(codes: readonly string[], more: Parameters<typeof openCampaign>[3] = {}) {
  const made = await desk({ linkCode: null, ...more })
  await addCodes(made.database, 'c1', codes)
  return made
}

test('one code admits one response, also when two arrive in one tick', async () => {
  const [code = ''] = newAccessCodes(1)
  const { database, file, desk: open } = await slips([code])
  const outcomes = await Promise.all([
    open.send(code, ADDRESS, form()),
    open.send(code, ADDRESS, form()),
    open.send(printedCode(code).toLowerCase(), ADDRESS, form()),
  ])
  expect(outcomes.filter(({ kind }) => kind === 'thanks')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome.kind === 'state' && outcome.state === 'not-taken')).toHaveLength(2)
  expect(waitingIn(database)).toHaveLength(1)
  expect(countInWaiting(file, 'form_receipts')).toBe(1)
})

test('opening never spends a code, nor tells whether it was spent; unknown and cancelled look alike', async () => {
  const [code = '', free = '', other = ''] = newAccessCodes(3)
  const { desk: open } = await slips([code, free])
  const before = await open.open(code, ADDRESS)
  await open.send(code, ADDRESS, form())
  const opened = await Promise.all([code, free].map((each) => open.open(each, ADDRESS)))
  const page = ({ formId: _random, ...rest }: (typeof opened)[number] & { formId?: string }) => rest
  expect(before.kind).toBe('form')
  expect(opened.map(page)).toEqual([page(before), page(before)])
  const withdrawn = await slips([code], { status: 'scheduled', opensOn: '2026-11-16' })
  withdrawn.database.$client.prepare("UPDATE campaigns SET status = 'cancelled'").run()
  expect(await withdrawn.desk.open(code, ADDRESS)).toEqual(await open.open(other, ADDRESS))
})

test('only a whole sending tells that a code was spent, and it names no campaign unless the form is known', async () => {
  const [code = '', free = '', other = ''] = newAccessCodes(3)
  const { database, desk: open } = await slips([code, free])
  const known = 'a'.repeat(32)
  await open.send(code, ADDRESS, form({}, known))
  const notTaken = { kind: 'state', state: 'not-taken', campaign: null }
  expect(await open.send(code, ADDRESS, form())).toEqual(notTaken)
  expect(await open.send(other, ADDRESS, form())).toEqual(notTaken)
  // What is refused for its answers is refused alike, before anybody looks at the code.
  const [ofSpent, ofFree] = await Promise.all([code, free].map((each) => open.send(each, ADDRESS, form({ zz: '1' }))))
  expect(ofSpent).toEqual(ofFree)
  expect(await open.send(code, ADDRESS, form({ 'lid-01': '1' }, known))).toMatchObject({
    thanks: 'other-answers-stored',
  })
  expect(waitingIn(database)).toHaveLength(1)
})

test('looking at spent codes does not count as guessing, and trying unknown ones by sending does', async () => {
  const codes = newAccessCodes(30)
  const { desk: open } = await slips(codes)
  for (const code of codes) await open.send(code, ADDRESS, form())
  for (const code of codes) expect((await open.open(code, ADDRESS)).kind).toBe('form')
  expect(await open.open('XXXXXX', ADDRESS)).toMatchObject({ state: 'unknown-code' })
  for (let tries = 0; tries < 25; tries += 1) await open.send(`XXXXX${tries}`, ADDRESS, form())
  expect(await open.send('XXXXXX', ADDRESS, form())).toMatchObject({ state: 'too-many-attempts' })
})

test('whoever lost the reply sends the same form again with the spent code and is thanked', async () => {
  const [code = ''] = newAccessCodes(1)
  const { desk: open } = await slips([code])
  const same = form()
  await open.send(code, ADDRESS, same)
  expect(await open.send(code, ADDRESS, same)).toMatchObject({ thanks: 'already-stored' })
})

test('two hundred people at once are all stored', async () => {
  const { database, desk: open } = await desk()
  const outcomes = await Promise.all(Array.from({ length: 200 }, () => open.send('LINKC1', ADDRESS, form())))
  expect(outcomes.every((outcome) => outcome.kind === 'thanks' && outcome.thanks === 'stored')).toBe(true)
  expect(waitingIn(database)).toHaveLength(200)
  moveDueLots(database)
  expect(count(database, 'responses')).toBe(200)
})

test('before its first day, after its last, and when annulled, each has its own page', async () => {
  const at = async (more: Parameters<typeof openCampaign>[3]) =>
    (await (await desk(more)).desk.open('LINKC1', ADDRESS)) as { state?: string }
  expect((await at({ opensOn: '2026-11-11' })).state).toBe('not-yet-open')
  expect((await at({ opensOn: '2026-10-01', closesOn: '2026-11-09', selfExtended: true })).state).toBe('closed')
  expect((await at({ status: 'annulled', annulmentReason: 'Enlace publicado' })).state).toBe('withdrawn')
  expect((await at({ closesOn: '2026-11-10' })).state).toBeUndefined()
})

test('with fewer than k answers on its last day a campaign goes on for ten days, also for who opens it first', async () => {
  const opened = await (await desk({ opensOn: '2026-10-01', closesOn: '2026-11-09' })).desk.open('LINKC1', ADDRESS)
  expect(opened.kind === 'form' && opened.campaign.closesOn).toBe('2026-11-19')
})

test.each<[string, Record<string, string>, string]>([
  ['no consent', { consentimiento: '' }, 'no-consent'],
  ['an unknown choice', { 'lid-01': '9' }, 'unknown-choice'],
  ['an unknown field', { zz: '1' }, 'unknown-field'],
  ['a prototype name', { __proto__x: '1', constructor: '1' }, 'unknown-field'],
  ['a segment that is not asked', { 'age-band': '30-39' }, 'unknown-field'],
])('%s is refused and leaves no row anywhere', async (_what, more, problem) => {
  const { database, file, desk: open } = await desk()
  const outcome = await open.send('LINKC1', ADDRESS, form(more))
  expect(outcome.kind === 'refused' && outcome.problems.map(({ kind }) => kind)).toContain(problem)
  moveDueLots(database)
  expect(count(database, 'responses') + waitingIn(database).length + countInWaiting(file, 'form_receipts')).toBe(0)
})

test('a form without any answer is told so', async () => {
  const { desk: open } = await desk()
  const empty = sent({ formulario: 'a'.repeat(32), consentimiento: 'si', sex: 'mujer' })
  expect(await open.send('LINKC1', ADDRESS, empty)).toMatchObject({
    kind: 'refused',
    problems: [{ kind: 'nothing-answered' }],
  })
})

test('a missing form id is no form', async () => {
  const { desk: open } = await desk()
  expect(await open.send('LINKC1', ADDRESS, form({}, 'short'))).toEqual({ kind: 'bad-form' })
})

test('only unknown codes are limited: a valid one always opens', async () => {
  const { desk: open } = await desk()
  const states = []
  for (let index = 0; index < 25; index += 1) states.push(await open.open(`XXXXX${index}`, ADDRESS))
  expect(states.at(0)).toMatchObject({ state: 'unknown-code' })
  expect(states.at(-1)).toMatchObject({ state: 'too-many-attempts' })
  expect((await open.open('LINKC1', ADDRESS)).kind).toBe('form')
  expect(await open.open('XXXXXX', '192.0.2.8')).toMatchObject({ state: 'unknown-code' })
})

test('whatever is sent, nothing breaks and no row is invalid', async () => {
  const { database, desk: open } = await desk()
  const value = fc.oneof(
    fc.constantFrom('1', '5', 'ns', 'mujer', 'si', ''),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  )
  const name = fc.oneof(
    fc.constantFrom('lid-01', 'sex', 'res-04', 'consentimiento', 'formulario', '__proto__', 'toString'),
    fc.string({ maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value, { maxKeys: 12 }), fc.boolean(), async (fields, sound) => {
      const { kind } = await open.send('LINKC1', ADDRESS, sound ? form(fields) : sent(fields))
      expect(['thanks', 'refused', 'bad-form']).toContain(kind)
    }),
    { numRuns: 2000 },
  )
  const stored = database.$client.prepare<[], { answers: string }>('SELECT answers FROM responses').all()
  for (const { answers } of [...stored, ...waitingIn(database)]) {
    expect(
      Object.values(JSON.parse(answers) as Record<string, string>).every((choice) =>
        /^([1-5]|ns|na|pnr)$/.test(choice),
      ),
    ).toBe(true)
  }
})

test('codes have ten characters without look-alikes and are all different', () => {
  const codes = newAccessCodes(2000)
  expect(new Set(codes).size).toBe(2000)
  expect(codes.every((code) => /^[A-Z2-9]{10}$/.test(code) && !/[0O1IL2Z5S8BUVMN]/.test(code))).toBe(true)
  expect(readCode(` ${printedCode(codes[0] ?? '').toLowerCase()} `)).toBe(codes[0])
})
