import { randomBytes } from 'node:crypto'
import { openDatabase, truncateLog, type Database } from '#db/client.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import { updateKeeperAsConfirmed } from '#db/queries/keepers.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { KEEPER_ROLES, type Role } from '#db/schema/roles.ts'
import { entities, memberships } from '#db/schema/index.ts'
import { loadDirectory } from '#db/seed/directory.ts'
import type { Sector } from '#surveys/model/entity-identity.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#app/features/sign-in/demo-accounts.ts'
import { DEMO_SECOND_FACTOR } from '#app/features/sign-in/demo-second-factor.ts'
import { createAuth, type Auth } from '#app/door/auth.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { and, inArray, isNull } from 'drizzle-orm'
import { isKeeper } from '#app/door/membership-rules.ts'
import { seedBudgets } from './budgets.ts'
import { freezeDueScoreGroups } from '#app/features/standing/freeze-score-groups.server.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { runJobs } from '#app/schedule/run-jobs.ts'
import { seedDemoCampaigns, seedEntityCampaigns } from './campaigns.ts'
import { seedPublicPages } from './public-pages.ts'
import { seedCountryReports } from './country-reports.ts'
import { seedOtherCoordinators } from './coordinators.ts'
import { seedDirectoryHistory } from './directory.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { appliesAll, asksAlone, seedHarassment, seedOtherInstruments } from './other-instruments.ts'
import { readPlans } from './plan-reviews.ts'
import { seedPlans } from './plans.ts'
import { plantSecondFactor } from './plant-second-factor.ts'
import { seedRequests } from './requests.ts'
import { seedAdaptations } from './adaptations.ts'
import { seedComplaintReports } from './complaint-reports.ts'
import { seedFacts } from './facts.ts'
import { attachToMinistries, seedMefFigures } from './mef.ts'
import { seedNovemberReports } from './november-reports.ts'
import { seedOpenData } from './open-data.ts'
import { seedLogos } from './logos.ts'
import { seedStaffFigures, seedWaitingFigures } from './staff-figures.ts'
import { insertWaitingKeeper } from './waiting-keeper.ts'
import { seedYearlyRecords } from './yearly-records.ts'

const INVENTED_SOURCE = 'Demostración: entidad inventada'

/** Where who keeps codes and who types work: in units of which neither coordinates. */
const UNITS: Partial<Record<Role, string>> = {
  custodian: 'Oficina de Trámite Documentario',
  transcriber: 'Oficina de Estadística',
}

function demoEntity(): DemoEntity {
  const [first] = DEMO_ENTITIES
  if (!first) throw new Error('The demonstration has no entities')
  return first
}

/** Two sectors of some size, so that there is something to compare; of governments of a territory there is none. */
function sectorOf(id: string): Sector | null {
  const place = DEMO_ENTITIES.filter(({ level }) => level === 'national-entity').findIndex((each) => each.id === id)
  if (place === -1) return null
  return place % 2 === 0 ? 'culture' : 'production'
}

function insertEntities(database: Database, today: string): void {
  loadDirectory(database)
  const invented = DEMO_ENTITIES.map(({ id, name, level, region }) => ({
    id,
    name,
    governmentLevel: level,
    sector: sectorOf(id),
    region,
    source: INVENTED_SOURCE,
    sourceYear: Number(today.slice(0, 4)),
    invented: true,
  }))
  database.insert(entities).values(invented).run()
}

/** Head of another entity, with a second step whose secret is published. */
async function insertSecondFactorAccount(database: Database, auth: Auth, today: string): Promise<void> {
  const entity = DEMO_ENTITIES[1] ?? demoEntity()
  const { user } = await auth.api.signUpEmail({
    body: {
      email: DEMO_SECOND_FACTOR.email,
      name: 'Titular con segundo paso de demostración',
      password: DEMO_PASSWORD,
    },
  })
  const id = randomBytes(8).toString('hex')
  const membership = { id, userId: user.id, role: 'head', entityId: entity.id, startsOn: today } as const
  inTransaction(database, (transaction) => insertMembership(transaction, membership, NO_NOTE))
  await plantSecondFactor(database, auth, user.id, DEMO_SECOND_FACTOR.secret)
}

/** The head vouches for whoever keeps codes or types. */
function confirmKeepers(database: Database, headId: string, now: Date): void {
  const waiting = and(inArray(memberships.role, [...KEEPER_ROLES]), isNull(memberships.confirmedAt))
  inTransaction(database, (transaction) => {
    for (const keeper of transaction
      .select({ id: memberships.id, unit: memberships.unit })
      .from(memberships)
      .where(waiting)
      .all())
      updateKeeperAsConfirmed(
        transaction,
        keeper,
        { unit: keeper.unit, confirmedBy: headId, at: now.toISOString() },
        NO_NOTE,
      )
  })
}

async function insertAccounts(database: Database, environment: Environment, today: string): Promise<void> {
  const auth = createAuth(database, environment, true)
  await insertSecondFactorAccount(database, auth, today)
  const entity = demoEntity()
  const ids = new Map<Role, string>()
  for (const { email, name, role, headsPlanning = false } of DEMO_ACCOUNTS) {
    const { user } = await auth.api.signUpEmail({ body: { email, name, password: DEMO_PASSWORD } })
    ids.set(role, user.id)
    const national = role === 'analyst' || role === 'administrator'
    const membership = {
      id: randomBytes(8).toString('hex'),
      userId: user.id,
      role,
      entityId: national ? null : entity.id,
      headsPlanning,
      unit: UNITS[role] ?? '',
      ...(isKeeper(role) ? { proposedBy: ids.get('coordinator') ?? null } : {}),
      startsOn: today,
    }
    inTransaction(database, (transaction) => insertMembership(transaction, membership, NO_NOTE))
    if (role === 'head') {
      confirmKeepers(database, user.id, new Date())
      const waiting = { entityId: entity.id, proposedBy: ids.get('coordinator') ?? user.id, startsOn: today }
      inTransaction(database, (transaction) => insertWaitingKeeper(transaction, waiting))
    }
    if (role === 'administrator') seedRequests(database, user.id, today)
  }
}

/** Groups of results that a server of those days had frozen: of this year's results the schedule makes the next ones. */
async function seedPastGroups(database: Database, today: string): Promise<void> {
  for (const months of [26, 13])
    await freezeDueScoreGroups(database, new Date(`${addMonths(today, -months)}T00:05:00-05:00`))
}

/**
 * All that the schedule would have done until this day: who opens the demonstration finds nothing due.
 * @throws where a job fails.
 */
async function runDueJobs(database: Database, environment: Environment, today: string): Promise<void> {
  // The country is the same for whoever develops: mails stand in its mailbox, and none is sent.
  const on = { database, environment: { ...environment, ESPEJO_MODE: 'demo' as const } }
  await runJobs(JOBS, on, new Date(`${today}T00:05:00-05:00`), ({ job, error }) => {
    throw new Error(`${job}: ${error}`)
  })
}

/**
 * Fills a new file with the demonstration country: the 2019 directory as it was, and invented entities with three
 * years of campaigns, releases and plans. The same for the same day.
 * @param today ISO date in Lima time.
 */
export async function seedDemo(file: string, environment: Environment, today: string): Promise<void> {
  const database = openDatabase(file)
  const documents = `${file}.evidencias`
  // A lost template is simply made again, so it need not wait for the disk.
  database.$client.pragma('synchronous = OFF')
  insertEntities(database, today)
  seedDirectoryHistory(database, today)
  seedStaffFigures(database, today)
  seedFacts(database, today)
  seedYearlyRecords(database, today)
  attachToMinistries(database)
  seedMefFigures(database, today)
  seedAdaptations(database, today)
  seedComplaintReports(database, environment, today)
  seedLogos(database, demoEntity().id, today)
  await insertAccounts(database, environment, today)
  seedOtherCoordinators(database, today)
  const [first, ...others] = DEMO_ENTITIES
  if (first) await seedDemoCampaigns(database, first, today)
  for (const entity of others) {
    await seedEntityCampaigns(database, entity, today)
    if (appliesAll(entity, DEMO_ENTITIES)) await seedOtherInstruments(database, entity, today)
    else if (asksAlone(entity)) await seedHarassment(database, entity, today)
  }
  seedWaitingFigures(database, today)
  await seedBudgets(
    database,
    DEMO_ENTITIES.filter((entity) => entity === first || appliesAll(entity, DEMO_ENTITIES)),
    today,
    documents,
  )
  await seedPlans(database, today)
  await readPlans(database, today)
  await seedNovemberReports(database, today, documents)
  await seedPublicPages(database, today)
  seedCountryReports(database, today)
  await seedPastGroups(database, today)
  seedOpenData(database, today)
  await runDueJobs(database, { ...environment, ESPEJO_DATABASE: file, ESPEJO_EVIDENCE: documents }, today)
  truncateLog(database)
  database.$client.close()
}
