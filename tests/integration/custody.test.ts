import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { openCampaign as fixCampaign } from '#app/features/campaigns/open-campaign.server.ts'
import { loadCampaign } from '#app/features/campaigns/load-campaign.server.ts'
import { viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { agreeDomain, viewDomains } from '#app/features/custody/agree-domain.server.ts'
import { readAddresses } from '#app/features/custody/addresses.ts'
import { takeMailOrder, viewMails } from '#app/features/custody/invite-by-mail.server.ts'
import { printForms, viewBatchForm, viewForms } from '#app/features/custody/print-forms.server.ts'
import { printSlips, viewSlips } from '#app/features/custody/print-slips.server.ts'
import { sendLinks, type LinkPost } from '#app/features/custody/send-links.server.ts'
import { signDestruction, viewDestruction } from '#app/features/custody/sign-destruction.server.ts'
import { viewCustodies, viewCustody } from '#app/features/custody/view-custody.server.ts'
import type { OutgoingMail } from '#app/kit/mail/transport.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { exchangeLink } from '#app/respondent/desk/exchange-link.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import type { Database } from '#db/client.server.ts'
import { listAuditRowsAfter } from '#db/queries/audit.server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'

const NOW = new Date()
const TODAY = limaDate(NOW)
const later = (days: number) => () => new Date(NOW.getTime() + days * 86_400_000)
const environment: Environment = {
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: ':memory:',
  ESPEJO_CODE_KEY: TEST_KEY,
  ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
  PORT: 0,
  HOST: '127.0.0.1',
}
const who = (role: 'custodian' | 'coordinator' | 'head') =>
  actorFor({ userId: role, name: `Persona ${role}`, role, entity: { id: 'uno', name: 'Uno' } })
const [custodian, coordinator, head] = [who('custodian'), who('coordinator'), who('head')]
const ORIGIN = 'https://espejo.test'

let database: Database
beforeEach(() => {
  database = createTestDatabase().database
  Object.assign(globalThis, { espejoRuntime: { database, environment } })
  insertEntity(database, 'uno')
})

const rows = (sql: string) => database.$client.prepare<[], Record<string, unknown>>(sql).all()
const deeds = async () => (await listAuditRowsAfter(database, 0, 100)).map(({ action, detail }) => [action, detail])

/** Forty people, slips for 25 and mail for 15; opens tomorrow unless it is said otherwise. */
const forty = (more: Parameters<typeof openCampaign>[3] = {}) =>
  openCampaign(
    database,
    'c1',
    'uno',
    {
      status: 'scheduled',
      opensOn: addDays(TODAY, 1),
      closesOn: addDays(TODAY, 20),
      linkCode: null,
      populationWomen: 20,
      populationMen: 20,
      ...more,
    },
    [
      { way: 'slips', people: 25 },
      { way: 'email-swap', people: 15 },
    ],
  )

const print = (slips: number, codesBefore: number, clock = later(0)) =>
  printSlips(
    custodian,
    { campaignId: 'c1', order: { kind: 'print', rows: [{ row: 1, site: '', slips }], codesBefore } },
    clock,
  )

async function printed(slips: number, codesBefore = 0, clock = later(0)): Promise<readonly string[]> {
  const done = await print(slips, codesBefore, clock)
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  return done.batches.flatMap(({ codes }) => codes)
}

let forms = 0
async function answer(code: string, clock = later(1)) {
  forms += 1
  const fields = { formulario: forms.toString(16).padStart(32, '0'), consentimiento: 'si', ...answersLike(4, forms) }
  return createRespondentDesk(database, TEST_KEY, clock).send(code, 'x', readForm(new Map(Object.entries(fields))))
}

const opens = (code: string, clock = later(1)) =>
  createRespondentDesk(database, TEST_KEY, clock)
    .open(code, 'x')
    .then((opened) => (opened.kind === 'state' ? opened.state : opened.kind))

describe('slips', () => {
  test('of forty people nobody gets a forty-first code, and whoever reads results prints none', async () => {
    await forty()
    await printed(36)
    const more = await print(5, 36)
    expect(more.ok ? '' : more.problems['cantidad-1']).toContain('Puede imprimir 4 más')
    await printed(4, 36)
    const spare = await print(1, 40)
    expect(spare.ok ? '' : spare.problems['cantidad-1']).toContain('ninguno de reserva')
    for (const role of ['coordinator', 'head', 'reader', 'analyst', 'administrator'] as const)
      expect(can(role, 'codes:keep'), role).toBe(false)
    for (const policy of ['campaign:read', 'release:read', 'plan:read', 'panel:read', 'population:review'] as const)
      expect(can('custodian', policy), policy).toBe(false)
  })

  test('a form that is sent twice prints once, also when both arrive together', async () => {
    await forty()
    const both = await Promise.allSettled([print(10, 0), print(10, 0)])
    expect(both.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(1)
    const again = await print(10, 0)
    expect(again.ok ? '' : again.problems['cantidad-1']).toContain('se repartieron códigos')
    expect(rows('SELECT count(*) AS n FROM access_codes')).toEqual([{ n: 10 }])
  })

  test('a lost batch is printed anew before the first day: the old codes are gone, the number stays', async () => {
    await forty()
    const lost = await printed(25)
    const batchId = (await viewSlips(custodian, 'c1')).batches[0]?.id ?? ''
    const replace = (confirmed: boolean, clock = later(0)) =>
      printSlips(custodian, { campaignId: 'c1', order: { kind: 'replace', batchId, confirmed } }, clock)
    expect((await replace(false)).ok).toBe(false)
    const done = await replace(true)
    const fresh = done.ok ? done.batches.flatMap(({ codes }) => codes) : []
    expect(fresh).toHaveLength(25)
    expect(fresh.filter((code) => lost.includes(code))).toEqual([])
    expect([await opens(lost[0] ?? ''), await opens(fresh[0] ?? '')]).toEqual(['unknown-code', 'form'])
    expect(rows('SELECT codes_printed AS n FROM campaigns')).toEqual([{ n: 25 }])
    expect(rows('SELECT count(*) AS n FROM access_codes')).toEqual([{ n: 25 }])
    await expect(replace(true)).rejects.toThrow('conflict')
    expect(await deeds()).toEqual([
      ['campaign.slips-printed', { sites: 1, slips: 25 }],
      ['campaign.slips-replaced', { slips: 25 }],
    ])
  })

  test('from the first day on no batch is replaced, whether or not the schedule has come by', async () => {
    await forty()
    const codes = await printed(25)
    const batchId = (await viewSlips(custodian, 'c1')).batches[0]?.id ?? ''
    const order = { kind: 'replace', batchId, confirmed: true } as const
    await expect(printSlips(custodian, { campaignId: 'c1', order }, later(1))).rejects.toThrow('conflict')
    expect(await opens(codes[0] ?? '')).toBe('form')
    database.$client.prepare("UPDATE campaigns SET status = 'open'").run()
    await expect(printSlips(custodian, { campaignId: 'c1', order }, later(0))).rejects.toThrow('conflict')
    expect(() => database.$client.prepare('DELETE FROM slip_batches').run()).toThrow(/before the first day/)
  })

  test('what a custodian sees is the same before and after people answered', async () => {
    await forty()
    const codes = await printed(25)
    const seen = async () =>
      JSON.stringify([await viewCustodies(custodian, later(1)), await viewCustody(custodian, 'c1', later(1))])
    const before = await seen()
    for (const code of codes) expect((await answer(code)).kind).toBe('thanks')
    expect(await seen()).toBe(before)
    expect(before).not.toMatch(/participation|spent|shown/i)
    expect(Object.keys(await viewCampaign(coordinator, 'c1', later(1)))).not.toContain('codesLeft')
  })

  test('the act of destruction is signed once, after the end, by name and witness, and asks no number', async () => {
    await forty()
    await printed(25)
    const sign = (more: object = {}) =>
      signDestruction(
        custodian,
        { campaignId: 'c1', destroyedOn: TODAY, witness: 'Una testigo', confirmed: true, ...more },
        later(0),
      )
    await expect(sign()).rejects.toThrow('not-found')
    database.$client.prepare("UPDATE campaigns SET status = 'open'").run()
    database.$client.prepare("UPDATE campaigns SET status = 'annulled', annulment_reason = 'Se repartieron mal'").run()
    const early = await sign({ destroyedOn: addDays(TODAY, 2), witness: 'x', confirmed: false })
    expect(early.ok ? [] : Object.keys(early.problems)).toEqual(['destruidas', 'testigo', 'confirmo'])
    const before = await sign({ destroyedOn: TODAY })
    expect(before.ok ? '' : Object.keys(before.problems)).toEqual(['destruidas'])
    const done = await signDestruction(
      custodian,
      { campaignId: 'c1', destroyedOn: addDays(TODAY, 1), witness: 'Una testigo', confirmed: true },
      later(1),
    )
    expect(done).toEqual({ ok: true })
    expect(rows('SELECT * FROM slip_destructions')).toEqual([
      {
        campaign_id: 'c1',
        destroyed_on: addDays(TODAY, 1),
        signed_on: addDays(TODAY, 1),
        signed_by: 'Persona custodian',
        witness: 'Una testigo',
      },
    ])
    expect((await viewCampaign(coordinator, 'c1', later(1))).destructionSignedOn).toBe(addDays(TODAY, 1))
    await expect(
      signDestruction(
        custodian,
        { campaignId: 'c1', destroyedOn: addDays(TODAY, 1), witness: 'Otra testigo', confirmed: true },
        later(1),
      ),
    ).rejects.toThrow('conflict')
    expect((await deeds()).at(-1)).toEqual(['campaign.slips-destroyed', { on: addDays(TODAY, 1) }])
  })
})

describe('paper forms', () => {
  const order = (forms: number, codesBefore: number) => ({
    campaignId: 'c1',
    forms,
    typist: 'Estadística',
    codesBefore,
  })
  const printed = async (forms: number, codesBefore: number) =>
    printForms(custodian, order(forms, codesBefore), later(0))
  const withTypist = async () => {
    await accounts()
    await addAccount(database, environment, 'digita@uno.test', 'transcriber', 'uno')
  }

  test('need somebody who may type them, and with slips and addresses are at most as many as people', async () => {
    await forty()
    const nobody = await printed(4, 0)
    expect(nobody.ok ? '' : nobody.problems['digita']).toContain('cuenta de digitación confirmada')
    const told = { closeWaits: null, untyped: null, waitsUntil: null }
    expect((await viewCampaign(coordinator, 'c1', later(0))).paper).toEqual({ ...told, printed: 0, mayBeTyped: false })
    await withTypist()
    expect((await print(36, 0)).ok).toBe(true)
    const more = await printed(5, 36)
    expect(more.ok ? '' : more.problems['cantidad']).toContain('Puede imprimir 4 más')
    expect(await printed(4, 36)).toEqual({ ok: true })
    expect((await printed(4, 36)).ok).toBe(false)
    expect((await print(1, 40)).ok).toBe(false)
    expect(rows('SELECT codes_printed AS n FROM campaigns')).toEqual([{ n: 40 }])
    const closeWaits = { always: true, until: expect.any(String) as string }
    expect((await viewCampaign(coordinator, 'c1', later(0))).paper).toEqual({
      ...told,
      printed: 4,
      mayBeTyped: true,
      closeWaits,
    })
    expect((await deeds()).at(-1)?.[0]).toBe('batch.printed')
  })

  test('of two that arrive together one is kept', async () => {
    await forty()
    await withTypist()
    const both = await Promise.allSettled([printed(10, 0), printed(10, 0)])
    expect(both.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(1)
    expect(rows('SELECT sum(forms_printed) AS n FROM paper_batches')).toEqual([{ n: 10 }])
  })

  test('that were left blank are destroyed with the act, also where no slip was printed, and are printed no more', async () => {
    await forty()
    await withTypist()
    await printed(10, 0)
    const batchId = (await viewForms(custodian, 'c1', later(0))).formBatches[0]?.id ?? ''
    expect((await viewBatchForm(custodian, { campaignId: 'c1', batchId }, later(0))).parts.length).toBeGreaterThan(0)
    await expect(viewDestruction(custodian, 'c1', later(0))).rejects.toThrow('not-found')
    database.$client.exec("UPDATE campaigns SET status = 'open'")
    database.$client.exec("UPDATE campaigns SET status = 'annulled', annulment_reason = 'Se repartieron mal'")
    expect(await viewDestruction(custodian, 'c1', later(1))).toMatchObject({ slips: 0, forms: 10 })
    await expect(viewForms(custodian, 'c1', later(1))).rejects.toThrow('not-found')
    await expect(viewBatchForm(custodian, { campaignId: 'c1', batchId }, later(1))).rejects.toThrow('not-found')
    const act = { campaignId: 'c1', destroyedOn: addDays(TODAY, 1), witness: 'Una testigo', confirmed: true }
    expect(await signDestruction(custodian, act, later(1))).toEqual({ ok: true })
  })

  test('look the same to custodian and coordinator whether an envelope was opened or not', async () => {
    await forty({ status: 'open', opensOn: TODAY })
    await withTypist()
    await printed(1, 0)
    const seen = async () =>
      JSON.stringify([
        await viewForms(custodian, 'c1', later(0)),
        await viewCustodies(custodian, later(0)),
        await viewCampaign(coordinator, 'c1', later(0)),
      ])
    const before = await seen()
    database.$client.exec(
      "UPDATE paper_batches SET status = 'opened', opened_on = '2026-01-01', opened_by = 'X', witness = 'Y', forms_counted = 1",
    )
    expect(await seen()).toBe(before)
    database.$client.exec("UPDATE paper_batches SET status = 'finished', finished_on = '2026-01-02'")
    expect(await seen()).toBe(before)
  })
})

async function accounts({ withHead = true } = {}) {
  await addAccount(database, environment, 'administra@mimp.test', 'administrator', null)
  await addAccount(database, environment, 'coordina@privado.test', 'coordinator', 'uno')
  if (withHead) await addAccount(database, environment, 'titular@uno.test', 'head', 'uno')
}

describe('opening', () => {
  const draft = {
    status: 'draft',
    opensOn: TODAY,
    closesOn: addDays(TODAY, 20),
    linkCode: null,
    populationWomen: 20,
    populationMen: 20,
  } as const
  const open = async (ways: { slips: number; 'single-link': number; 'email-swap': number }) =>
    fixCampaign(coordinator, {
      campaign: await loadCampaign(coordinator, 'c1', later(0)),
      order: { kind: 'open', ways, care: { channel: '', channelTestedOn: null, helpLinesCheckedOn: null } },
      now: NOW,
    })
  const SLIPS = { slips: 40, 'single-link': 0, 'email-swap': 0 }

  test('slips and mail need a custodian for whom somebody vouched', async () => {
    const counted = { countedOn: addDays(TODAY, -10), documentDate: addDays(TODAY, -9), proposedOn: addDays(TODAY, -9) }
    insertConfirmedFigure(database, 'cifra', 'uno', { women: 20, men: 20, ...counted })
    await openCampaign(database, 'c1', 'uno', { ...draft, populationFigureId: 'cifra' }, [])
    await accounts()
    const refused = await open(SLIPS)
    expect(refused.ok ? '' : refused.problems['personas-papeletas']).toContain('custodia de códigos confirmada')
    await addAccount(database, environment, 'custodia@uno.test', 'custodian', 'uno')
    expect(await open(SLIPS)).toEqual({ ok: true })
    expect((await viewCampaign(coordinator, 'c1', later(0))).custodians).toEqual(['custodia@uno.test'])
  })

  test.each([39, 41])('forty people are admitted by forty codes, not by %i', async (slips) => {
    await openCampaign(database, 'c1', 'uno', draft, [])
    expect((await open({ ...SLIPS, slips })).ok).toBe(false)
  })
})

describe('links by mail', () => {
  const invite = (addresses: string, actor = custodian) =>
    takeMailOrder(
      actor,
      { campaignId: 'c1', order: { kind: 'invite', pasted: readAddresses(addresses) }, origin: ORIGIN },
      later(0),
    )
  const linkIn = (text: string) => /\/r\/canje\/([0-9a-f]{32})/.exec(text)?.[1] ?? ''
  const on = () => ({ database, environment })
  const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

  /** A mail server that takes a mail when it is told to. */
  function post(takes: (mail: OutgoingMail) => boolean = () => true): LinkPost & { readonly seen: OutgoingMail[] } {
    const seen: OutgoingMail[] = []
    const send = (mail: OutgoingMail) => {
      seen.push(mail)
      return takes(mail) ? Promise.resolve() : Promise.reject(new Error('refused'))
    }
    return { send, keeps: false, origin: ORIGIN, seen }
  }

  test('the queue holds an address and no text; the link exists once its mail has left, and then no mail is left', async () => {
    await accounts()
    await forty()
    await invite('ana@uno.test\nluz@uno.test')
    expect(rows('SELECT kind, subject, body, campaign_id AS campaign FROM mails')).toEqual(
      ['ana', 'luz'].map(() => ({ kind: 'swap', subject: '', body: '', campaign: 'c1' })),
    )
    expect(rows('SELECT * FROM swap_links')).toEqual([])
    const server = post()
    expect(await sendLinks(on(), server, NOW)).toBe(2)
    expect(rows('SELECT * FROM mails')).toEqual([])
    expect(rows('SELECT used FROM swap_links')).toEqual([{ used: 0 }, { used: 0 }])
    const tokens = server.seen.map(({ text }) => linkIn(text))
    expect(new Set(tokens).size).toBe(2)
    expect((await exchangeLink(database, TEST_KEY, tokens[0] ?? '', NOW)).kind).toBe('exchanged')
    expect(await sendLinks(on(), server, inMinutes(60))).toBe(0)
  })

  test('a mail that failed leaves no link, and the next try carries another', async () => {
    await accounts()
    await forty()
    await invite('ana@uno.test')
    // The server took the mail and broke off before it said so: the person holds a link of which nothing was stored.
    const broken = post(() => false)
    expect(await sendLinks(on(), broken, NOW)).toBe(0)
    expect(rows('SELECT * FROM swap_links')).toEqual([])
    const dead = linkIn(broken.seen[0]?.text ?? '')
    expect(await exchangeLink(database, TEST_KEY, dead, NOW)).toEqual({ kind: 'unknown' })
    const server = post()
    expect(await sendLinks(on(), server, inMinutes(2))).toBe(1)
    expect(linkIn(server.seen[0]?.text ?? '')).not.toBe(dead)
    expect(rows('SELECT count(*) AS n FROM swap_links')).toEqual([{ n: 1 }])
  })

  test('an invitation that nobody takes is given up: its address is forgotten, its code free, and only the number told', async () => {
    await accounts()
    await forty()
    await invite('ana@uno.test\nnadie@uno.test')
    const server = post(({ to }) => to.startsWith('ana'))
    for (let minutes = 0; minutes < 20_000; minutes += 1440) await sendLinks(on(), server, inMinutes(minutes))
    expect(rows('SELECT address FROM invited_addresses')).toEqual([{ address: 'ana@uno.test' }])
    expect(rows('SELECT codes_printed AS n FROM campaigns')).toEqual([{ n: 1 }])
    expect(JSON.stringify(rows('SELECT * FROM mails'))).not.toContain('nadie@')
    const view = await viewMails(custodian, { campaignId: 'c1', origin: ORIGIN }, later(0))
    expect([view.invited, view.undelivered, view.left]).toEqual([1, 1, 39])
  })

  test('a campaign that ends while its mails leave gets no link any more', async () => {
    await accounts()
    await forty()
    await invite('ana@uno.test')
    const server = post(() => {
      database.$client.exec("UPDATE campaigns SET status = 'cancelled'; DELETE FROM mails")
      return true
    })
    await sendLinks(on(), server, NOW)
    expect(rows('SELECT * FROM swap_links')).toEqual([])
  })

  test('an address is taken once however it is written, is never shown again, and counts as a code', async () => {
    await accounts()
    await forty()
    const taken = await invite('Ana@uno.test\nana+2@uno.test\nluz@uno.test')
    expect(taken).toEqual({ ok: true, done: { kind: 'invited', queued: 2, leftOut: 1 } })
    const again = await invite('ANA+otra@uno.test\neva@uno.test')
    expect(again).toEqual({ ok: true, done: { kind: 'invited', queued: 1, leftOut: 1 } })
    expect((await invite('luz@uno.test')).ok).toBe(false)
    const view = await viewMails(custodian, { campaignId: 'c1', origin: ORIGIN }, later(0))
    expect([view.invited, view.left]).toEqual([3, 37])
    const shown = [view, again, await viewCustody(custodian, 'c1'), await viewCampaign(coordinator, 'c1')]
    expect(JSON.stringify(shown)).not.toMatch(/ana|luz@|eva@/i)
    const many = Array.from({ length: 38 }, (_, person) => `p${person}@uno.test`).join('\n')
    const over = await invite(many)
    expect(over.ok ? '' : over.problems['correos']).toContain('Puede invitar a 37 más')
  })

  test("links go to the head's domain; to another only after her yes, for this campaign, and not to a delegate's", async () => {
    await accounts()
    await forty()
    const strange = await invite('ana@uno.test\nyo@privado.test\nluz@gmail.com')
    expect(strange.ok ? '' : strange.problems['correos']).toContain('privado.test, gmail.com')
    expect(rows('SELECT * FROM invited_addresses')).toEqual([])
    const agree = (domain: string, confirmed = true, actor = head) =>
      agreeDomain(actor, { campaignId: 'c1', domain, confirmed }, later(0))
    expect((await agree('gmail.com', false)).ok).toBe(false)
    expect((await agree('no es un dominio')).ok).toBe(false)
    await expect(agree('gmail.com', true, { ...head, isDelegate: true })).rejects.toThrow('not-found')
    expect(await agree('gmail.com')).toEqual({ ok: true })
    expect((await viewDomains(head, 'c1', later(0))).agreed).toEqual(['gmail.com'])
    expect((await invite('luz@gmail.com')).ok).toBe(true)
    expect((await invite('yo@privado.test')).ok).toBe(false)
    expect((await deeds())[0]).toEqual(['campaign.domain-agreed', { domain: 'gmail.com' }])
  })

  test("without a head the coordinator's domain is the entity's, unless anybody opens a mailbox there", async () => {
    await accounts({ withHead: false })
    await forty()
    expect((await invite('yo@privado.test')).ok).toBe(true)
    expect((await invite('luz@gmail.com')).ok).toBe(false)
  })

  test('a reminder goes to all alike, and with the campaign its mails are forgotten', async () => {
    await accounts()
    await forty({ status: 'open', opensOn: TODAY })
    await invite('ana@uno.test\nluz@uno.test')
    const order = { kind: 'remind' } as const
    expect((await takeMailOrder(custodian, { campaignId: 'c1', order, origin: ORIGIN }, later(0))).ok).toBe(true)
    const bodies = rows("SELECT DISTINCT subject, body FROM mails WHERE kind = 'reminder' AND campaign_id = 'c1'")
    expect(bodies).toHaveLength(1)
    expect(String(bodies[0]?.['body'])).not.toMatch(/canje|[0-9a-f]{32}/)
    expect((await takeMailOrder(custodian, { campaignId: 'c1', order, origin: ORIGIN }, later(1))).ok).toBe(false)
  })
})
