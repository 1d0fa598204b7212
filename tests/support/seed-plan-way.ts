import { eq, inArray } from 'drizzle-orm'
import type { Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, planActions, plans } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { addAccount } from './small-country.ts'
import { insertSignedPlan, signedAction } from './small-reviews.ts'
import { LONG_ACTIONS, LONG_YEAR, WAY_CAMPAIGNS, WAY_WOMEN, wayCodes } from './plan-way.ts'
import { addCodes, insertConfirmedFigure, insertEntity, openCampaign, promiseFor } from './test-database.ts'

const APPLIED = { populationWomen: WAY_WOMEN, populationMen: WAY_WOMEN, linkCode: null }
const AGAIN = { opensOn: '2027-11-08', closesOn: '2027-11-26' }

const ACCOUNTS: readonly (readonly [email: string, role: Role, entity: string])[] = [
  ['coordinacion@camino.test', 'coordinator', 'camino'],
  ['segunda@camino.test', 'coordinator', 'camino'],
  ['titular@camino.test', 'head', 'camino'],
  ['equipo@camino.test', 'contributor', 'camino'],
  ['coordinacion@extensa.test', 'coordinator', 'extensa'],
  ['equipo@extensa.test', 'contributor', 'extensa'],
]

/** An entity of 24 people that applies two instruments now, and one of them again a year later. */
async function seedWay(database: Database): Promise<void> {
  insertEntity(database, 'camino', 'Municipalidad del Camino (ejemplo)')
  const people = { women: WAY_WOMEN, men: WAY_WOMEN }
  insertConfirmedFigure(database, 'cifra-camino', 'camino', { ...people, countedOn: '2026-10-01' })
  const now = { ...APPLIED, opensOn: '2026-10-20', closesOn: '2026-11-04' }
  const { slug, version, hash } = latestInstrument('gender-stereotypes')
  const stereotypes = { instrumentSlug: slug, instrumentVersion: version, instrumentHash: hash }
  await openCampaign(database, WAY_CAMPAIGNS.culture, 'camino', now, undefined, promiseFor(WAY_CAMPAIGNS.culture))
  await openCampaign(database, WAY_CAMPAIGNS.stereotypes, 'camino', { ...now, ...stereotypes })
  for (const campaign of [WAY_CAMPAIGNS.culture, WAY_CAMPAIGNS.stereotypes])
    await addCodes(database, campaign, wayCodes(campaign))
}

/** Of one instrument an entity has one open campaign: the second is opened when its day has come. */
export async function applyAgain(database: Database, today: string): Promise<void> {
  const { again } = WAY_CAMPAIGNS
  const isThere = database.select().from(campaigns).where(eq(campaigns.id, again)).get() !== undefined
  if (isThere || today < AGAIN.opensOn || today > AGAIN.closesOn) return
  await openCampaign(database, again, 'camino', { ...APPLIED, ...AGAIN })
  await addCodes(database, again, wayCodes(again))
}

/** How an action of the long plan stands, by its place: most are accepted and in every state. */
function standing(place: number): Partial<typeof planActions.$inferInsert> {
  if (place % 10 < 3) return { status: 'proposed' }
  const decidedOn = `${LONG_YEAR}-01-20`
  if (place % 10 === 3) return { status: 'rejected', decidedOn, decisionReason: 'La hace ya otra entidad del distrito' }
  const month = String(1 + (place % 12)).padStart(2, '0')
  const dates = { startsOn: `${LONG_YEAR}-01-05`, dueOn: `${LONG_YEAR}-${month}-28` }
  const progress = (['not-started', 'under-way', 'done'] as const)[place % 3]
  const inCharge = `Jefatura ${1 + (place % 24)}`
  return { status: 'accepted', decidedOn, inCharge, ...dates, progress, progressOn: `${LONG_YEAR}-06-20` }
}

/** A plan of 200 actions in the words, and with the reasons, of those that the small country was proposed. */
function seedLongPlan(database: Database): void {
  insertEntity(database, 'extensa', 'Gobierno Regional de la Lista Extensa (ejemplo)')
  insertConfirmedFigure(database, 'cifra-extensa', 'extensa', { women: 400, men: 500, countedOn: '2026-01-10' })
  const proposed = database
    .select()
    .from(planActions)
    .where(inArray(planActions.entityId, ['uno', 'cuatro']))
    .all()
  inTransaction(database, (transaction) => {
    transaction
      .insert(plans)
      .values({ entityId: 'extensa', year: LONG_YEAR, createdOn: `${LONG_YEAR}-01-12` })
      .run()
    for (let place = 0; place < LONG_ACTIONS; place += 1) {
      const model = proposed[place % proposed.length]
      if (!model) throw new Error('Seed the small country first')
      transaction
        .insert(planActions)
        .values({
          ...model,
          ...{
            id: `larga-${String(place).padStart(3, '0')}`,
            entityId: 'extensa',
            year: LONG_YEAR,
            position: place + 1,
          },
          ...{ campaignId: null, templateId: null, baseline: null, target: null, assigneeId: null },
          ...{ startsOn: null, dueOn: null, decidedOn: null, decisionReason: null, inCharge: '' },
          ...standing(place),
        })
        .run()
    }
  })
}

/** Signed plans in which no rule finds anything: the digest of the one says that it is of the sample. */
function seedSample(database: Database): void {
  const content = [signedAction('uno'), signedAction('numero-dos')]
  for (const [entityId, first] of [
    ['tres', '0000000a'],
    ['cuatro', '00000001'],
  ] as const)
    insertSignedPlan(database, { entityId, content, digest: `${first}${'0'.repeat(56)}` })
}

/** Ends what would close within nine months of the result before it: here a year passes. */
function annulTooSoon(database: Database): void {
  const annulled = { status: 'annulled', annulmentReason: 'Se abrió muy pronto después de la anterior' } as const
  database.update(campaigns).set(annulled).where(eq(campaigns.id, 'papeletas')).run()
}

/** What the walk through a plan needs beside the small country. */
export async function seedPlanWay(database: Database, environment: Environment): Promise<void> {
  annulTooSoon(database)
  await seedWay(database)
  seedLongPlan(database)
  seedSample(database)
  for (const [email, role, entity] of ACCOUNTS) await addAccount(database, environment, email, role, entity)
}
