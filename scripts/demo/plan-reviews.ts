import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import {
  findPlanComment,
  findPlanReview,
  updateCommentAsAnswered,
  updatePlanReview,
  type NewComment,
  type ReviewChange,
  type ReviewRecord,
} from '#db/queries/plan-reviews.server.ts'
import { listPlanVersions } from '#db/queries/plan-versions.server.ts'
import { memberships, planReviews, user } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES } from './entities.ts'
import { atNoon, findPlanPeople, type Person } from './plan-people.ts'

/** How far the Ministry came with a signed plan. `unread`: nobody took it, and its days pass. */
type Reading = 'commented' | 'unread' | 'accepted' | 'amendment-asked' | 'answered'
const READINGS: readonly Reading[] = ['commented', 'unread', 'accepted', 'amendment-asked', 'answered']

/** Days after the signature on which each thing happened. */
const COMMENTED_AFTER = 4
const ANSWERED_AFTER = 7
const ENDED_AFTER = 11

const COMMENT = 'Precise qué oficina lo hará en las sedes que no tienen Recursos Humanos.'
const REPLY = 'Lo hará la secretaría de cada sede; quedó anotado en el acta del mecanismo.'

function findAnalyst(database: Database): Person | null {
  const found = database
    .select({ userId: user.id, who: user.name })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(eq(memberships.role, 'analyst'))
    .orderBy(user.email)
    .get()
  return found ?? null
}

/** What is over was read to its end, or not at all. @param today ISO date. */
function readingOf({ entityId, year, dueOn }: ReviewRecord, today: string): Reading {
  const place = DEMO_ENTITIES.findIndex(({ id }) => id === entityId)
  const reading = READINGS[(Math.floor(place / 3) + Number(today.slice(0, 4)) - year) % READINGS.length] ?? 'unread'
  const isOpen = reading === 'commented' || reading === 'answered'
  return isOpen && dueOn < today ? 'accepted' : reading
}

async function readPlan(database: Database, review: ReviewRecord, reading: Reading, analyst: Person): Promise<void> {
  if (reading === 'unread') return
  const { entityId, year, version, openedOn } = review
  const day = (after: number) => addDays(openedOn, after)
  const step = async (change: ReviewChange, comment: NewComment | null = null) => {
    const now = await findPlanReview(database, countryScope(), review)
    const taken = { by: analyst.userId, comment, note: NO_NOTE }
    if (!now || !(await updatePlanReview(database, now, { analystId: analyst.userId, ...change }, taken)))
      throw new Error(`${entityId} ${year} could not be read`)
  }
  const signed = (await listPlanVersions(database, countryScope(), review)).find((each) => each.version === version)
  const about = signed?.content.find(({ status }) => status === 'accepted')?.id ?? null
  const id = `observacion-${entityId}-${year}-${version}`
  const said = { id, actionId: about, rule: null, text: COMMENT, ...analyst, at: atNoon(day(COMMENTED_AFTER)) }
  await step({ state: 'commented' }, said)
  if (reading === 'commented') return
  const comment = await findPlanComment(database, countryScope(), id)
  const repliedBy = findPlanPeople(database, entityId).coordination.who
  const answer = { reply: REPLY, repliedBy, repliedAt: atNoon(day(ANSWERED_AFTER)) }
  if (comment) await updateCommentAsAnswered(database, comment, answer, NO_NOTE)
  if (reading === 'answered') return
  const asked = {
    id: `pedido-${entityId}-${year}-${version}`,
    actionId: null,
    rule: null,
    text: 'Agréguelo al plan firmado.',
  }
  const last = reading === 'amendment-asked' ? { ...asked, ...analyst, at: atNoon(day(ENDED_AFTER)) } : null
  await step({ state: reading, endedOn: day(ENDED_AFTER) }, last)
}

/**
 * The Ministry's reading of what was signed, in each of its states: it commented, was answered, agreed, asked for an
 * amendment, or let its days pass. @param today ISO date in Lima time.
 */
export async function readPlans(database: Database, today: string): Promise<void> {
  const analyst = findAnalyst(database)
  if (!analyst) throw new Error('Add the accounts first')
  for (const place of database.select().from(planReviews).where(eq(planReviews.state, 'waiting')).all()) {
    const review = await findPlanReview(database, countryScope(), place)
    if (review && addDays(review.openedOn, ENDED_AFTER) <= today)
      await readPlan(database, review, readingOf(review, today), analyst)
  }
}
