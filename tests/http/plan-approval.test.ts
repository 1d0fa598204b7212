import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, memberships, plans, planVersions, user } from '#db/schema/index.ts'
import { formatShortDate } from '#app/kit/format.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { phonePhoto, PLACE_IN_PHOTO } from '#tests/support/photos.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { insertCompletePlan } from '#tests/support/signed-plan.ts'
import { PLAIN_PDF, pdfSigner, signPdf } from '#tests/support/signed-pdf.ts'
import { TEST_RECOVERY_CODES, TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { createTestDatabase, promiseFor } from '#tests/support/test-database.ts'

/** How a plan comes to its signature, and what of an act that was signed outside is kept. */

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
await addAccount(database, environment, 'segunda@uno.test', 'coordinator', 'uno')
await addAccount(database, environment, 'delegada@uno.test', 'head', 'uno')
database
  .update(memberships)
  .set({ isDelegate: true, resolution: 'R.A. 012-2026', endsOn: '2099-12-31' })
  .where(
    inArray(memberships.userId, database.select({ id: user.id }).from(user).where(eq(user.email, 'delegada@uno.test'))),
  )
  .run()
for (const year of [2032, 2033, 2034]) insertCompletePlan(database, 'uno', year)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const COORDINATOR = 'coordinacion@uno.test'
const HEAD = 'titular@uno.test'
const DELEGATE = 'delegada@uno.test'
const cookies = new Map<string, string>()
beforeAll(async () => {
  for (const email of [COORDINATOR, 'segunda@uno.test', HEAD, DELEGATE])
    cookies.set(email, await signInTo(origin, email))
})

async function send(path: string, fields: Record<string, string | File>, email = COORDINATOR) {
  const hasFile = Object.values(fields).some((value) => typeof value !== 'string')
  const body = hasFile ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) body.append(name, value as string)
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.get(email) ?? '', origin },
    body,
  })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}

const deedsOf = (id = '') =>
  database
    .select()
    .from(auditLog)
    .where(eq(auditLog.objectId, id))
    .all()
    .map(({ action, actorName, entityId, detail }) => ({ action, actorName, entityId, detail }))
const read = async (path: string, email = COORDINATOR) => {
  const answer = await fetch(origin + path, { headers: { cookie: cookies.get(email) ?? '' } })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}
const signing = (year: number) => `/panel/plan/${year}/firma`
/** What the page of a plan says that it shows. */
async function seen(year: number, email = HEAD) {
  const { text } = await read(signing(year), email)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  return { revision: field('revision'), huella: field('huella') }
}
const planIn = (year: number) =>
  database
    .select()
    .from(plans)
    .where(and(eq(plans.entityId, 'uno'), eq(plans.year, year)))
    .get()
const versionsIn = (year: number) => database.select().from(planVersions).where(eq(planVersions.year, year)).all()
const SIGNATURE = { accion: 'firmar', cargo: 'Alcaldesa', documento: 'Credencial 4410', declaro: 'si' }

test('a plan is handed in, returned, handed in again and signed with the second step, for what the page showed', async () => {
  const page = signing(2032)
  expect((await send(page, { accion: 'enviar', ...(await seen(2032, COORDINATOR)) })).status).toBe(303)
  expect((await send(page, { accion: 'devolver', razon: 'poco', ...(await seen(2032)) }, HEAD)).status).toBe(422)
  const returned = { accion: 'devolver', razon: 'Falta decir qué cuesta', ...(await seen(2032)) }
  expect((await send(page, returned, HEAD)).status).toBe(303)
  expect((await read(page)).text).toContain('Falta decir qué cuesta')
  expect((await send(page, { accion: 'enviar', ...(await seen(2032, COORDINATOR)) })).status).toBe(303)
  const shown = await seen(2032)
  const wrong = await send(page, { ...SIGNATURE, ...shown, codigo: '000000' }, HEAD)
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('El código no coincide o ya se usó')
  expect(wrong.text).toContain('Credencial 4410')
  expect(wrong.text).not.toContain('000000')
  const code = totpCode(TEST_TOTP_SECRET)
  const moved = await send(page, { ...SIGNATURE, ...shown, huella: 'f'.repeat(64), codigo: code }, HEAD)
  expect(moved.status).toBe(409)
  expect(moved.text).toContain('El plan cambió mientras usted miraba esta página')
  expect((await send(page, { ...SIGNATURE, ...shown, codigo: code })).status).toBe(404)
  expect(versionsIn(2032)).toEqual([])
  expect((await send(page, { ...SIGNATURE, ...shown, codigo: code }, HEAD)).status).toBe(303)
  expect(planIn(2032)).toMatchObject({ approval: 'signed', version: 1 })
  const [version] = versionsIn(2032)
  expect(version?.signature).toMatchObject({ kind: 'account', name: HEAD, position: 'Alcaldesa', resolution: '' })
  const signed = await read('/panel/plan/2032/versiones/1')
  expect(signed.text).toContain(version?.digest)
  expect(signed.text).toContain('Instalar el lactario')
  expect((await read('/panel/plan/2032/versiones/1/comparar')).status).toBe(404)
  expect((await read('/panel/plan/2032/versiones/2')).status).toBe(404)
})

test('the head publishes what the preview showed, with her second step; the coordination and a stranger do not', async () => {
  const page = '/panel/aplicaciones/evaluada/lo-que-dijimos'
  const preview = `${page}?fechas=si`
  const seenIn = async (path: string) => /name="visto" value="([^"]*)"/.exec((await read(path, HEAD)).text)?.[1] ?? ''
  const shown = { visto: await seenIn(preview), fechas: 'si' }
  expect(shown.visto).toMatch(/^[0-9a-f]{64}$/)
  expect((await read(page)).text).not.toContain('name="visto"')
  const wrong = await send(preview, { ...shown, codigo: '000000' }, HEAD)
  expect([wrong.status, wrong.text.includes('El código no coincide')]).toEqual([422, true])
  const codigo = TEST_RECOVERY_CODES.at(-1) ?? ''
  expect((await send(preview, { ...shown, codigo })).status).toBe(404)
  const other = await send(preview, { visto: shown.visto, codigo }, HEAD)
  expect([other.status, other.text.includes('La página cambió mientras usted la miraba')]).toEqual([409, true])
  expect((await send(preview, { ...shown, codigo }, HEAD)).status).toBe(303)
  expect((await send(preview, { ...shown, codigo: TEST_RECOVERY_CODES.at(-2) ?? '' }, HEAD)).status).toBe(422)
  expect(deedsOf('evaluada').filter(({ action }) => action.startsWith('commitment'))).toEqual([
    { action: 'commitment.added-to', actorName: HEAD, entityId: 'uno', detail: { additions: 'due-dates' } },
  ])
  // Nothing is left that could be added, and nothing that could be taken back.
  expect((await read(page, HEAD)).text).not.toContain('name="visto"')
  const stranger = await fetch(origin + commitmentPath(promiseFor('evaluada').publicId))
  expect([stranger.status, (await stranger.text()).includes('Ustedes dijeron, nosotros hicimos')]).toEqual([200, true])
})

test('who acts for the head signs with the number of her resolution, also with a recovery code', async () => {
  await send(signing(2034), { accion: 'enviar', ...(await seen(2034, COORDINATOR)) })
  const codigo = TEST_RECOVERY_CODES.at(-1) ?? ''
  const sent = { ...SIGNATURE, ...(await seen(2034, DELEGATE)), codigo }
  expect((await send(signing(2034), sent, DELEGATE)).status).toBe(303)
  expect(versionsIn(2034)[0]?.signature).toMatchObject({ name: DELEGATE, resolution: 'R.A. 012-2026' })
  expect((await read(signing(2034))).text).toContain('por delegación según R.A. 012-2026')
})

test('an act that was signed outside is registered: by hand, unchecked; a signed PDF with what its signatures tell', async () => {
  const page = signing(2033)
  await send(page, { accion: 'enviar', ...(await seen(2033, COORDINATOR)) })
  const act = {
    accion: 'registrar',
    numero: 'R.A. 045-2026-MDX/A',
    fecha: '2032-02-30',
    cargo: 'Alcaldesa',
    declaro: 'si',
  }
  const shown = await seen(2033, COORDINATOR)
  const file = (bytes: Buffer, name = 'acto.pdf') =>
    new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
  const bad = await send(page, { ...act, ...shown, tipo: 'digital', archivo: file(PLAIN_PDF) })
  expect(bad.status).toBe(422)
  expect(bad.text).toContain('Escriba la fecha del acto')
  expect(bad.text).toContain('Escriba nombre y apellidos de quien firmó')
  database.update(plans).set({ createdOn: '2026-01-10' }).where(eq(plans.year, 2033)).run()
  const right = { ...act, ...shown, tipo: 'digital', nombre: 'Rosa Quispe', fecha: '2026-01-15' }
  const early = await send(page, { ...right, fecha: '2026-01-09', archivo: file(PLAIN_PDF) })
  expect(early.text).toContain('La fecha del acto es anterior al plan')
  const unsigned = await send(page, { ...right, archivo: file(PLAIN_PDF) })
  expect(unsigned.text).toContain('El PDF no trae ninguna firma digital')
  const picture = await send(page, { ...right, tipo: 'manuscrita', archivo: file(Buffer.from('GIF89a'), 'acto.pdf') })
  expect(picture.text).toContain('El archivo debe ser PDF')
  expect(versionsIn(2033)).toEqual([])

  // Larger than a form without files may be.
  const large = Buffer.concat([PLAIN_PDF, Buffer.from(`% ${'x'.repeat(300_000)}\n`)])
  const signed = await signPdf(large, await pdfSigner('QUISPE MAMANI ROSA FIR 40123456 hard'))
  expect((await send(page, { ...right, archivo: file(signed) })).status).toBe(303)
  const [version] = versionsIn(2033)
  expect(version?.signature).toMatchObject({
    kind: 'signed-file',
    act: { number: 'R.A. 045-2026-MDX/A', date: '2026-01-15' },
    sha256: createHash('sha256').update(signed).digest('hex'),
    registeredBy: COORDINATOR,
    signatures: [{ signer: 'QUISPE MAMANI ROSA', signedAt: '2026-12-01T15:30:00.000Z', intact: 'yes' }],
  })
  const { text } = await read(page)
  expect(text).toContain('el archivo es el que se firmó')
  expect(text).toContain('No se comprobó quién emitió el certificado.')
  const paper = await fetch(`${origin}/panel/plan/2033/versiones/1/papel`, {
    headers: { cookie: cookies.get(HEAD) ?? '' },
  })
  expect(Buffer.from(await paper.arrayBuffer()).equals(signed)).toBe(true)

  expect(
    (await send(page, { accion: 'modificar', razon: 'Cambió el presupuesto', ...(await seen(2033, COORDINATOR)) }))
      .status,
  ).toBe(303)
  await send(page, { accion: 'enviar', ...(await seen(2033, COORDINATOR)) })
  const photo = file(phonePhoto(), 'acto.jpg')
  const scan = { ...right, ...(await seen(2033, COORDINATOR)), tipo: 'manuscrita', archivo: photo }
  expect((await send(page, scan)).status).toBe(303)
  // The telephone wrote into it where the act was photographed; what is kept, and its digest, is the picture.
  const kept = Buffer.from(
    await (
      await fetch(`${origin}/panel/plan/2033/versiones/2/papel`, { headers: { cookie: cookies.get(HEAD) ?? '' } })
    ).arrayBuffer(),
  )
  expect([phonePhoto().includes(PLACE_IN_PHOTO), kept.includes(PLACE_IN_PHOTO)]).toEqual([true, false])
  expect(kept.includes('picture 1')).toBe(true)
  const { text: ofPhoto } = await read('/panel/plan/2033/versiones/2')
  expect(ofPhoto).toContain(createHash('sha256').update(kept).digest('hex'))
  expect(ofPhoto).toContain('Huella SHA-256 del archivo guardado')
  expect((await read(page)).text).toContain('Firma manuscrita, no comprobada.')
  expect((await read('/panel/plan/2033/versiones/2/comparar')).text).toContain('Nada cambió.')
})

test('an account of who leaves gets its last day, with the act that ends its function', async () => {
  const id = database
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(eq(user.email, 'segunda@uno.test'))
    .get()?.id
  const page = `/panel/cuentas/${id}`
  const last = (days: number) => addDays(limaDate(new Date()), days)
  const past = await send(page, { accion: 'hasta', acto: 'R.A. 300-2026', hasta: '2026-01-01' }, HEAD)
  expect(past.status).toBe(422)
  expect(past.text).toContain('R.A. 300-2026')
  expect((await send(page, { accion: 'hasta', acto: 'R.A. 300-2026', hasta: last(40) }, HEAD)).status).toBe(303)
  const longer = await send(page, { accion: 'hasta', acto: 'R.A. 301-2026', hasta: last(41) }, HEAD)
  expect(longer.text).toContain('Para alargarlo, invítele de nuevo')
  const kept = database
    .select()
    .from(memberships)
    .where(eq(memberships.id, id ?? ''))
    .get()
  expect(kept).toMatchObject({ endsOn: last(40), endedAt: null })
  expect(deedsOf(id)).toMatchObject([
    { action: 'membership.end-set', detail: { role: 'coordinator', endsOn: last(40), act: 'R.A. 300-2026' } },
  ])
  const { text } = await read('/panel/traspaso', HEAD)
  expect(text).toContain('Traspaso de la gestión')
  expect(text).toContain(formatShortDate(last(40)))
})
