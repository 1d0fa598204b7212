import { and, asc, count, desc, eq, inArray, min, not, sql, type SQL } from 'drizzle-orm'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { campaigns, entities, populationReviews, staffFigureDecisions, staffFigures } from '#db/schema/index.ts'
import type { Database } from '#db/client.server.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

type Decision = Pick<typeof staffFigureDecisions.$inferSelect, 'verdict' | 'reason' | 'decidedOn'>
/** How many women and men work in a scope of an entity, and what the Ministry decided about it; null while it waits. */
export type StaffFigure = typeof staffFigures.$inferSelect & { readonly decision: Decision | null }
export type NewStaffFigure = typeof staffFigures.$inferInsert
export type NewDecision = Omit<typeof staffFigureDecisions.$inferInsert, 'sequence'>
type Campaign = typeof campaigns.$inferSelect

const COLUMNS = {
  figure: staffFigures,
  verdict: staffFigureDecisions.verdict,
  reason: staffFigureDecisions.reason,
  decidedOn: staffFigureDecisions.decidedOn,
}

type Row = { figure: typeof staffFigures.$inferSelect } & { [Column in keyof Decision]: Decision[Column] | null }

function figureOf({ figure, verdict, reason, decidedOn }: Row): StaffFigure {
  const decision = verdict === null || decidedOn === null ? null : { verdict, reason: reason ?? '', decidedOn }
  return { ...figure, decision }
}

function figuresWhere(database: Handle, condition: SQL | undefined) {
  return database
    .select(COLUMNS)
    .from(staffFigures)
    .leftJoin(staffFigureDecisions, eq(staffFigureDecisions.figureId, staffFigures.id))
    .where(condition)
    .orderBy(desc(staffFigures.countedOn), desc(staffFigureDecisions.sequence), asc(staffFigures.id))
}

const figuresWithin = preparedWithin((database, mine) => figuresWhere(database, mine(staffFigures.entityId)).prepare())

/** Figures of the scope, the newest count first; of one day, the one that was decided last. */
export function listStaffFigures(database: Database | Transaction, scope: Scope): StaffFigure[] {
  const { statement, values } = figuresWithin(database, scope)
  return statement.all(values).map(figureOf)
}

/** Those of one entity of the scope, in the same order. */
export function listFiguresOf(handle: Handle, scope: Scope, entityId: string): StaffFigure[] {
  return figuresWhere(handle, and(within(scope, staffFigures.entityId), eq(staffFigures.entityId, entityId)))
    .all()
    .map(figureOf)
}

/** One of them, or null where it is not in the scope. */
export function findStaffFigure(database: Handle, scope: Scope, id: string): StaffFigure | null {
  const found = database
    .select(COLUMNS)
    .from(staffFigures)
    .leftJoin(staffFigureDecisions, eq(staffFigureDecisions.figureId, staffFigures.id))
    .where(and(within(scope, staffFigures.entityId), eq(staffFigures.id, id)))
    .get()
  return found ? figureOf(found) : null
}

const undecided = sql`NOT EXISTS (SELECT 1 FROM ${staffFigureDecisions} WHERE ${staffFigureDecisions.figureId} = ${staffFigures.id})`

const waitingFiguresWithin = preparedWithin((database, mine) =>
  database
    .select({ figure: staffFigures, entityName: entities.name })
    .from(staffFigures)
    .innerJoin(entities, eq(entities.id, staffFigures.entityId))
    .where(and(mine(staffFigures.entityId), undecided))
    .orderBy(asc(staffFigures.proposedOn), asc(entities.name), asc(staffFigures.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
)

/** A part of the figures of the scope about which nobody has decided, each with the name of its entity; oldest first. */
export function listWaitingFigures(
  database: Database | Transaction,
  scope: Scope,
  part: { readonly limit: number; readonly offset: number },
): (StaffFigure & { readonly entityName: string })[] {
  const { statement, values } = waitingFiguresWithin(database, scope)
  return statement
    .all({ ...values, ...part })
    .map(({ figure, entityName }) => ({ ...figure, decision: null, entityName }))
}

const waitingCountsWithin = preparedWithin((database, mine) =>
  database
    .select({
      ofReview: sql<0 | 1>`${staffFigures.campaignId} IS NOT NULL`,
      figures: count(),
      since: min(staffFigures.proposedOn),
    })
    .from(staffFigures)
    .where(and(mine(staffFigures.entityId), undecided))
    .groupBy(sql`${staffFigures.campaignId} IS NOT NULL`)
    .prepare(),
)

/** How many figures of the scope wait, and since when (ISO date), those of a review of a campaign apart; null for none. */
export function countWaitingFigures(database: Database | Transaction, scope: Scope) {
  const { statement, values } = waitingCountsWithin(database, scope)
  const found = statement.all(values)
  const of = (ofReview: 0 | 1) => {
    const { figures, since } = found.find((each) => each.ofReview === ofReview) ?? { figures: 0, since: null }
    return since === null ? null : { figures, since }
  }
  return { plain: of(0), ofReview: of(1) }
}

/** Stores a figure as it was proposed. */
export function insertStaffFigure(transaction: Transaction, figure: NewStaffFigure, note: Note): void {
  transaction.insert(staffFigures).values(figure).run()
  note(transaction)
}

/** Stores what became of a figure. @throws {RuleRefused} where it is decided already, or by who proposed it. */
export function insertFigureDecision(transaction: Transaction, decision: NewDecision, note: Note): void {
  transaction.insert(staffFigureDecisions).values(decision).run()
  note(transaction)
}

/** Campaigns of an entity that cover a scope and are in one of these states. */
export function listCampaignsOfScope(
  database: Handle,
  entity: { readonly entityId: string; readonly scope: CampaignScope },
  states: readonly Campaign['status'][],
): Campaign[] {
  return database
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.entityId, entity.entityId),
        eq(campaigns.scope, entity.scope),
        inArray(campaigns.status, [...states]),
      ),
    )
    .orderBy(asc(campaigns.opensOn), asc(campaigns.id))
    .all()
}

/** Gives a campaign the population of a figure. @throws {RuleRefused} where its state does not allow it. */
export function updatePopulation(
  transaction: Transaction,
  { id }: Pick<Campaign, 'id' | 'entityId'>,
  figure: Pick<StaffFigure, 'id' | 'women' | 'men' | 'source' | 'countedOn'>,
  note: Note,
): void {
  transaction
    .update(campaigns)
    .set({
      populationWomen: figure.women,
      populationMen: figure.men,
      populationSource: figure.source,
      populationDate: figure.countedOn,
      populationFigureId: figure.id,
    })
    .where(eq(campaigns.id, id))
    .run()
  note(transaction)
}

/** Stores the one review of a campaign with more answers than people; its key allows no second one. */
export function insertPopulationReview(
  transaction: Transaction,
  review: typeof populationReviews.$inferInsert,
  note: Note,
): void {
  transaction.insert(populationReviews).values(review).run()
  note(transaction)
}

const REVIEWED = sql`${campaigns.id} IN (SELECT ${populationReviews.campaignId} FROM ${populationReviews})`

/** Campaigns of the scope with more answers than people whose population nobody has reviewed. */
export function listCampaignsToReview(database: Handle, scope: Scope): Campaign[] {
  return database
    .select()
    .from(campaigns)
    .where(and(within(scope, campaigns.entityId), eq(campaigns.status, 'population-review'), not(REVIEWED)))
    .orderBy(asc(campaigns.id))
    .all()
}

/** Campaigns of the scope whose population was reviewed and that were not ended after it. */
export function listReviewedCampaigns(database: Handle, scope: Scope): Campaign[] {
  return database
    .select()
    .from(campaigns)
    .where(and(within(scope, campaigns.entityId), eq(campaigns.status, 'population-review'), REVIEWED))
    .orderBy(asc(campaigns.id))
    .all()
}

/** How many people work in each entity by the newest confirmed figure of every scope; the widest one counts. */
type Sizes = Map<string, { readonly people: number; readonly countedOn: string }>

/** @param figures the newest count of each entity and scope before the others. */
function sizesBy(figures: readonly StaffFigure[]): Sizes {
  const seen = new Set<string>()
  const sizes: Sizes = new Map()
  for (const { entityId, scope: covered, women, men, countedOn, decision } of figures) {
    const key = `${entityId} ${JSON.stringify(covered)}`
    if (decision?.verdict !== 'confirmed' || seen.has(key)) continue
    seen.add(key)
    if (women + men > (sizes.get(entityId)?.people ?? 0)) sizes.set(entityId, { people: women + men, countedOn })
  }
  return sizes
}

/** Sizes of the entities in the scope of who asks; an entity of which nothing is confirmed is not among them. */
export function listConfirmedSizes(database: Database | Transaction, scope: Scope): Sizes {
  return sizesBy(listStaffFigures(database, scope))
}

/** The same of entities that are named: whether one is small is also read by who lends it keepers. */
export function listConfirmedSizesOf(database: Handle, entityIds: readonly string[]): Sizes {
  return sizesBy(
    figuresWhere(database, inArray(staffFigures.entityId, [...entityIds]))
      .all()
      .map(figureOf),
  )
}
