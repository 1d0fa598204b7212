import Sqlite from 'better-sqlite3'
import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { entities, memberships, planActions } from '#db/schema/index.ts'
import { seedAdaptations } from '#tests/support/adapted-documents.ts'
import { seedCarriedOut } from '#tests/support/carried-out.ts'
import { seedDue } from '#tests/support/due-country.ts'
import { seedLogo } from '#tests/support/logos.ts'
import { seedMef } from '#tests/support/mef.ts'
import { RESULT_YEAR } from '#tests/support/plan-year.ts'
import { seedRecordedFact } from '#tests/support/recorded-facts.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSignedPlan } from '#tests/support/signed-plan.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { seedToldHalf } from '#tests/support/told-complaints.ts'
import { EMAILS, SIGNED_YEAR, VISITORS, type Visitor } from './visitors.ts'

export type Access = Awaited<ReturnType<typeof openAccess>>

/** A small country behind the built program, with every visitor of the access matrix. One for each test file. */
export async function openAccess() {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  for (const [email, role] of [
    ['titular@dos.test', 'head'],
    ['equipo@dos.test', 'contributor'],
    ['digitacion@dos.test', 'transcriber'],
    ['lectura@dos.test', 'reader'],
    ['custodia@dos.test', 'custodian'],
    ['rrhh@dos.test', 'human-resources'],
  ] as const)
    await addAccount(database, environment, email, role, 'dos')
  await seedDue(database)
  seedLogo(database, 'uno')
  seedMef(database, 'uno', 2025, 'objecion')
  // The other entity is a ministry, to which this one is attached.
  database.update(entities).set({ governmentLevel: 'ministry', region: null }).where(eq(entities.id, 'dos')).run()
  database.update(entities).set({ parentId: 'dos' }).where(eq(entities.id, 'uno')).run()
  await seedSignedPlan(database, environment, 'uno', SIGNED_YEAR)
  await seedRecordedFact(database, environment, Number(RESULT_YEAR))
  const { server, origin } = await runBuiltServer(true, ['127.0.0.1', '::1'])
  /** Sees what others write, and nothing else changes it: `data_version` grows with each commit of another connection. */
  const watcher = new Sqlite(file, { readonly: true })
  const cookies = new Map<Visitor, string>()
  const actionId = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).get()?.id ?? ''
  const carriedId = await seedCarriedOut(database, environment, actionId)
  await seedAdaptations(database, environment)
  seedToldHalf(database, environment, 'uno')
  const membershipId =
    database
      .select()
      .from(memberships)
      .where(and(eq(memberships.entityId, 'uno'), eq(memberships.role, 'contributor')))
      .get()?.id ?? ''
  const nationalId = database.select().from(memberships).where(eq(memberships.role, 'analyst')).get()?.id ?? ''

  let asked = 0

  /** Each request as from an address of its own, and `{n}` in a form differs each time: limits are tested elsewhere. */
  async function ask(
    visitor: Visitor,
    address: string,
    more: { readonly method?: string; readonly body?: string } = {},
  ): Promise<Response> {
    asked += 1
    const form = more.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const body = more.body?.replace('{n}', String(asked))
    return fetch(origin + address, {
      redirect: 'manual',
      method: more.method ?? 'GET',
      ...(body === undefined ? {} : { body }),
      headers: {
        origin,
        // Packing costs the server of this test more than it saves.
        'accept-encoding': 'identity',
        'x-forwarded-for': `10.0.${(asked >> 8) & 255}.${asked & 255}`,
        cookie: cookies.get(visitor) ?? '',
        ...form,
      },
    })
  }

  /** Asks as each visitor, all at once. @returns status by visitor. */
  async function statuses(
    visitors: readonly Visitor[],
    get: (visitor: Visitor) => Promise<number>,
  ): Promise<Record<string, number>> {
    return Object.fromEntries(
      await Promise.all(visitors.map(async (visitor) => [visitor, await get(visitor)] as const)),
    )
  }

  /** Runs what may only read. @throws where it left something written. */
  async function readingOnly<T>(read: () => Promise<T>): Promise<T> {
    const before = watcher.pragma('data_version', { simple: true })
    const found = await read()
    expect(watcher.pragma('data_version', { simple: true }), 'a GET wrote into the database').toBe(before)
    return found
  }

  return {
    database,
    origin,
    cookies,
    ids: { actionId, carriedId, membershipId, nationalId },
    ask,
    statuses,
    readingOnly,
    async signIn() {
      cookies.set('nobody', '')
      for (const [index, visitor] of VISITORS.slice(1).entries())
        cookies.set(visitor, await signInTo(origin, EMAILS[index] ?? ''))
    },
    close() {
      server.close()
      watcher.close()
    },
  }
}
