import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { isKeeper, needsSecondFactor } from '#app/door/membership-rules.ts'
import { plantSecondFactor } from '#scripts/demo/plant-second-factor.ts'
import { createAuth } from '#app/door/auth.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertMembership, listAdministrators } from '#db/queries/accounts.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { insertStaffFigure } from '#db/queries/staff-figures.server.ts'
import { updateSharedReleases } from '#db/queries/shared-releases.server.ts'
import { updateAsPublished } from '#db/queries/commitments.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import type { Role } from '#db/schema/roles.ts'
import { paperBatches, planActions } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { TEST_PASSWORD } from './running-server.ts'
import { seedAssessments } from './small-assessments.ts'
import { insertPresentedReport } from './small-reports.ts'
import { seedReviews } from './small-reviews.ts'
import { TEST_RECOVERY_CODES, TEST_TOTP_SECRET } from './totp.ts'
import {
  addCodes,
  answersLike,
  figureRow,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
  promiseFor,
} from './test-database.ts'
import { APPLIED_BEFORE_DAYS_AGO, CLOSED_DAYS_AGO } from './plan-year.ts'

export const ACCOUNTS: Readonly<Record<string, { readonly role: Role; readonly entity: string | null }>> = {
  'coordinacion@uno.test': { role: 'coordinator', entity: 'uno' },
  'titular@uno.test': { role: 'head', entity: 'uno' },
  'coordinacion@dos.test': { role: 'coordinator', entity: 'dos' },
  'analista@mimp.test': { role: 'analyst', entity: null },
  'administracion@mimp.test': { role: 'administrator', entity: null },
  'equipo@uno.test': { role: 'contributor', entity: 'uno' },
  'digitacion@uno.test': { role: 'transcriber', entity: 'uno' },
  'lectura@uno.test': { role: 'reader', entity: 'uno' },
  'custodia@uno.test': { role: 'custodian', entity: 'uno' },
  'rrhh@uno.test': { role: 'human-resources', entity: 'uno' },
}

/** An administrator vouches for a keeper. @throws where there is none yet. */
export function confirmKeeper(database: Database, membershipId: string): void {
  const now = new Date()
  const [administrator] = listAdministrators(database, limaDate(now))
  if (!administrator) throw new Error('Nobody can vouch for a keeper: add an administrator first')
  inTransaction(database, (transaction) =>
    updateKeeperAsConfirmed(
      transaction,
      { id: membershipId },
      { unit: 'Trámite Documentario', confirmedBy: administrator.userId, at: now.toISOString() },
      NO_NOTE,
    ),
  )
}

/** Of the password that all of them have: a hash is costly on purpose, and one is as good as nine. */
let sharedHash: Promise<string> | undefined

type Added = { readonly userId: string; readonly membershipId: string }

/** An account with a role; with the second step of tests where the role needs one, unless it is left out on purpose. */
export async function addAccount(
  database: Database,
  environment: Environment,
  email: string,
  role: Role,
  entityId: string | null,
  headsPlanning = false,
  { secondFactor = needsSecondFactor({ role, headsPlanning }) } = {},
): Promise<Added> {
  const auth = createAuth(database, environment, true)
  const { internalAdapter, password } = await auth.$context
  const user = await internalAdapter.createUser(
    { email, name: email, emailVerified: false },
    { method: 'email-password' },
  )
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await (sharedHash ??= password.hash(TEST_PASSWORD)),
  })
  const today = limaDate(new Date())
  const membershipId = randomBytes(8).toString('hex')
  const membership = {
    id: membershipId,
    userId: user.id,
    role,
    entityId,
    headsPlanning,
    startsOn: addDays(today, -30),
    endsOn: role === 'reader' ? addDays(today, 90) : null,
  }
  inTransaction(database, (transaction) => insertMembership(transaction, membership, NO_NOTE))
  if (isKeeper(role)) confirmKeeper(database, membershipId)
  if (secondFactor) await plantSecondFactor(database, auth, user.id, TEST_TOTP_SECRET, TEST_RECOVERY_CODES)
  return { userId: user.id, membershipId }
}

/** Slip codes of the harassment questionnaire that stands open: the first to look at, the others to send once each. */
export const AMBIENTE_CODES = ['AMBIENTE', ...[...'ACDEFGHJKPQRTWXY34679'].map((letter) => `AMBIENTE${letter}`)]

const harassment = latestInstrument('sexual-harassment')

/** The middle choice of every scored item of the harassment instrument. */
const harassmentAnswers = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.keys(points)[1] ?? '']),
  ),
)

/** What 100 people tell of the last year: 24 suffered something, 9 of them were touched, 2 blackmailed, 2 reported it. */
export function experienceOf(person: number): Record<string, string> | null {
  if (person >= 100) return null
  const saw = person >= 30 && person < 60
  const behaviours = {
    'exp-01': person < 20,
    'exp-03': person < 14,
    'exp-05': person >= 10 && person < 16,
    'exp-11': person >= 15 && person < 24,
    'exp-12': person < 2,
  }
  const told = Object.fromEntries(Object.entries(behaviours).map(([id, happened]) => [id, happened ? 'una' : 'no']))
  const seen = { 'wit-01': saw ? 'si' : 'no', ...(saw ? { 'wit-02': person < 48 ? 'nada' : 'acompano' } : {}) }
  if (person >= 24) return { ...told, ...seen }
  const after = {
    'cha-who': person < 12 ? 'superior' : person < 22 ? 'par' : 'pnr',
    'cha-told': person < 14 ? 'nadie' : 'confianza',
    'cha-report': person < 2 ? 'si' : person < 22 ? 'no' : 'pnr',
  }
  const why = person < 14 ? 'represalia' : person < 20 ? 'canal' : 'leve'
  return { ...told, ...seen, ...after, ...(after['cha-report'] === 'no' ? { 'cha-why': why } : {}) }
}

/** A closed evaluation with an accepted action, of which a certificate may be issued, and an open one. */
async function seedHarassment(
  database: Database,
  closed: { opensOn: string; closesOn: string; linkCode: null },
  today: string,
): Promise<void> {
  const care = {
    instrumentSlug: harassment.slug,
    instrumentVersion: harassment.version,
    instrumentHash: harassment.hash,
    complaintChannel: 'Recursos Humanos, anexo 120',
    channelTestedOn: closed.opensOn,
    helpLinesCheckedOn: closed.opensOn,
  }
  await openCampaign(database, 'evaluada', 'uno', { ...closed, ...care }, undefined, promiseFor('evaluada'))
  await addCodes(database, 'evaluada', ['EVALUADA'])
  seedResponses(
    database,
    'evaluada',
    Array.from({ length: 120 }, (_, person) => ({
      answers: harassmentAnswers,
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
      experience: experienceOf(person),
    })),
  )
  await closeCampaign(database, 'evaluada', today, null)
  database
    .update(planActions)
    .set({ status: 'accepted', decidedOn: addDays(today, 3) })
    .where(and(eq(planActions.campaignId, 'evaluada'), eq(planActions.templateId, 'sh-a01')))
    .run()
  await openCampaign(database, 'ambiente', 'dos', {
    ...care,
    status: 'scheduled',
    opensOn: addDays(today, 5),
    closesOn: addDays(today, 25),
  })
  await addCodes(database, 'ambiente', AMBIENTE_CODES)
}

/** Confirmed figures of two entities; one that waits, and one for the campaign with more answers than people. */
function seedFigures(database: Database, today: string): void {
  const counted = { countedOn: addDays(today, -30), documentDate: addDays(today, -30), proposedOn: addDays(today, -29) }
  for (const id of ['uno', 'dos']) insertConfirmedFigure(database, `cifra-${id}`, id, counted)
  const now = { countedOn: addDays(today, -3), documentDate: addDays(today, -3), proposedOn: addDays(today, -2) }
  const waiting = figureRow('cifra-espera', 'dos', { ...now, women: 170, documentLink: 'https://dos.test/informe.pdf' })
  const held = { ...now, women: 108, men: 104, explanation: 'Entraron contratos temporales', campaignId: 'revision' }
  inTransaction(database, (transaction) => {
    insertStaffFigure(transaction, waiting, NO_NOTE)
    insertStaffFigure(transaction, figureRow('cifra-revision', 'cuatro', held), NO_NOTE)
  })
}

/** Public pages as they come to be: by their day, by the head with all that can be added, and of harassment its minimum. */
async function publishPages(database: Database, today: string): Promise<void> {
  const pages = [
    ['anterior', null, []],
    ['cerrada', 'titular@uno.test', ['scores', 'gaps', 'due-dates']],
    ['evaluada', 'titular@uno.test', []],
  ] as const
  for (const [campaignId, publishedBy, additions] of pages)
    await updateAsPublished(database, { campaignId }, { publishedOn: today, publishedBy, additions }, NO_NOTE)
}

/** Two entities with campaigns in the states that pages differ by, and an account for each role. */
export async function seedSmallCountry(database: Database, environment: Environment): Promise<void> {
  const today = limaDate(new Date())
  for (const id of ['uno', 'dos', 'tres', 'cuatro']) insertEntity(database, id)
  const closed = { opensOn: addDays(today, -40), closesOn: addDays(today, -10), linkCode: null }
  const before = { opensOn: addDays(today, -440), closesOn: addDays(today, -410) }
  await openCampaign(database, 'anterior', 'uno', before, undefined, promiseFor('anterior', before.opensOn))
  seedResponses(
    database,
    'anterior',
    Array.from({ length: 80 }, (_, person) => ({
      answers: answersLike(2, person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    })),
  )
  await closeCampaign(database, 'anterior', addDays(today, -APPLIED_BEFORE_DAYS_AGO), null)
  await openCampaign(database, 'cerrada', 'uno', closed, undefined, promiseFor('cerrada', closed.opensOn))
  seedResponses(
    database,
    'cerrada',
    Array.from({ length: 80 }, (_, person) => ({
      answers: answersLike(3, person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    })),
  )
  await closeCampaign(database, 'cerrada', addDays(today, -CLOSED_DAYS_AGO), null)
  await seedHarassment(database, closed, addDays(today, -CLOSED_DAYS_AGO))
  const open = { opensOn: addDays(today, -3), closesOn: addDays(today, 12) }
  await openCampaign(database, 'abierta', 'tres', { ...open, linkCode: 'TESTLINK' }, undefined, promiseFor('abierta'))
  await openCampaign(database, 'papeletas', 'uno', { ...open, linkCode: null }, [
    { way: 'slips', people: 240 },
    { way: 'email-swap', people: 60 },
  ])
  const batch = { campaignId: 'papeletas', formsPrinted: 35, typist: 'Unidad de Estadística' }
  database
    .insert(paperBatches)
    .values({ id: 'lote', code: 'L-LOTE1', status: 'printed', ...batch })
    .run()
  database
    .insert(paperBatches)
    .values({
      id: 'lote-abierto',
      code: 'L-LOTE2',
      status: 'opened',
      openedOn: today,
      openedBy: 'Digitación',
      witness: 'Una testigo',
      formsCounted: 12,
      ...batch,
    })
    .run()
  await openCampaign(database, 'enlace', 'dos', { ...open, linkCode: 'DOSLINK' })
  await openCampaign(database, 'revision', 'cuatro', { ...closed, populationWomen: 101, populationMen: 101 })
  seedResponses(
    database,
    'revision',
    Array.from({ length: 210 }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })),
  )
  await closeCampaign(database, 'revision', addDays(today, -CLOSED_DAYS_AGO), null)
  await publishPages(database, today)
  seedFigures(database, today)
  await seedAssessments(database, environment)
  for (const [email, { role, entity }] of Object.entries(ACCOUNTS)) {
    const { userId, membershipId } = await addAccount(database, environment, email, role, entity)
    if (role === 'transcriber')
      database.update(paperBatches).set({ openedByAccount: userId }).where(eq(paperBatches.id, 'lote-abierto')).run()
    if (role === 'reader')
      inTransaction(database, (transaction) =>
        updateSharedReleases(transaction, { id: membershipId }, ['cerrada'], NO_NOTE),
      )
  }
  seedReviews(database)
  insertPresentedReport(database, 'uno')
}
