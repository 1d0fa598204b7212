import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { MefReply } from '#surveys/mef-budget/answers.ts'
import type { PliegoFigures } from '#surveys/mef-budget/totals.ts'
import { byEntity } from '#db/by-entity.ts'
import type { Database } from '#db/client.server.ts'
import { entities, mefAnswers, mefFigures, mefPliegos } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type MefPliego = typeof mefPliegos.$inferSelect
export type MefFigure = typeof mefFigures.$inferSelect
export type MefAnswer = typeof mefAnswers.$inferSelect
export type NewMefAnswer = typeof mefAnswers.$inferInsert

/** What the figures of a year read. */
export const MEF_TABLES = [entities, mefPliegos, mefFigures, mefAnswers] as const

/** Years of which the scope has figures, newest first. */
export function listMefYears(database: Handle, scope: Scope): number[] {
  return database
    .selectDistinct({ year: mefPliegos.year })
    .from(mefPliegos)
    .where(within(scope, mefPliegos.entityId))
    .orderBy(desc(mefPliegos.year))
    .all()
    .map(({ year }) => year)
}

/** Entities of the scope with figures of a year, with their name and level, by name. */
export function listMefPliegos(database: Handle, scope: Scope, year: number) {
  return database
    .select({
      pliego: mefPliegos,
      name: entities.name,
      governmentLevel: entities.governmentLevel,
    })
    .from(mefPliegos)
    .innerJoin(entities, eq(entities.id, mefPliegos.entityId))
    .where(and(within(scope, mefPliegos.entityId), eq(mefPliegos.year, year)))
    .orderBy(asc(entities.name), asc(entities.id))
    .all()
}

/** Programmes of the scope in a year, by entity and code. */
export function listMefFigures(database: Handle, scope: Scope, year: number): MefFigure[] {
  return database
    .select()
    .from(mefFigures)
    .where(and(within(scope, mefFigures.entityId), eq(mefFigures.year, year)))
    .orderBy(asc(mefFigures.entityId), asc(mefFigures.programme))
    .all()
}

/** What entities of the scope said of a year, oldest first. */
export function listMefAnswers(database: Handle, scope: Scope, year: number): MefAnswer[] {
  return database
    .select()
    .from(mefAnswers)
    .where(and(within(scope, mefAnswers.entityId), eq(mefAnswers.year, year)))
    .orderBy(asc(mefAnswers.answeredAt), asc(mefAnswers.id))
    .all()
}

/** An answer of the scope, or null. */
export function findMefAnswer(database: Handle, scope: Scope, id: string): MefAnswer | null {
  return (
    database
      .select()
      .from(mefAnswers)
      .where(and(within(scope, mefAnswers.entityId), eq(mefAnswers.id, id)))
      .get() ?? null
  )
}

/** Objections of the scope to figures that still stand and that nobody replied to. */
export function countMefObjections(database: Handle, scope: Scope): number {
  return (
    database
      .select({ waiting: sql<number>`count(*)` })
      .from(mefAnswers)
      .innerJoin(
        mefPliegos,
        and(
          eq(mefPliegos.entityId, mefAnswers.entityId),
          eq(mefPliegos.year, mefAnswers.year),
          eq(mefPliegos.revision, mefAnswers.revision),
        ),
      )
      .where(and(within(scope, mefAnswers.entityId), eq(mefAnswers.verdict, 'objected'), isNull(mefAnswers.reply)))
      .get()?.waiting ?? 0
  )
}

/** Figures of a year as they are added up. */
export function listPliegoFigures(database: Handle, scope: Scope, year: number): PliegoFigures[] {
  const figures = byEntity(listMefFigures(database, scope, year))
  return listMefPliegos(database, scope, year).map(({ pliego: { entityId, totalPim }, governmentLevel }) => ({
    level: governmentLevel,
    totalPim,
    programmes: (figures.get(entityId) ?? []).map(({ programme, pim, executed }) => ({
      code: programme,
      pim,
      executed,
    })),
  }))
}

export type MefSheetPliego = Omit<MefPliego, 'revision'> & {
  readonly programmes: readonly Omit<MefFigure, 'entityId' | 'year'>[]
}

/** Puts what a sheet tells of an entity and year in the place of what was there; what was said of that no longer counts. */
export function updateMefPliego(transaction: Transaction, { programmes, ...told }: MefSheetPliego, note: Note): void {
  const { entityId, year } = told
  transaction
    .insert(mefPliegos)
    .values(told)
    .onConflictDoUpdate({
      target: [mefPliegos.entityId, mefPliegos.year],
      set: { ...told, revision: sql`${mefPliegos.revision} + 1` },
    })
    .run()
  transaction
    .delete(mefFigures)
    .where(and(eq(mefFigures.entityId, entityId), eq(mefFigures.year, year)))
    .run()
  for (const figure of programmes)
    transaction
      .insert(mefFigures)
      .values({ entityId, year, ...figure })
      .run()
  note(transaction)
}

/** Stores what an entity said. @throws {RuleRefused} where the figures changed meanwhile. */
export function insertMefAnswer(transaction: Transaction, answer: NewMefAnswer, note: Note): void {
  transaction.insert(mefAnswers).values(answer).run()
  note(transaction)
}

/** Stores what the Ministry replied. @throws {RuleRefused} where somebody replied already. */
export function updateMefReply(
  transaction: Transaction,
  { id }: Pick<MefAnswer, 'id'>,
  reply: {
    readonly reply: MefReply
    readonly replyText: string
    readonly repliedBy: string
    readonly repliedAt: string
  },
  note: Note,
): void {
  transaction.update(mefAnswers).set(reply).where(eq(mefAnswers.id, id)).run()
  note(transaction)
}

/** Codes and tax numbers of entities, by which a row of a sheet names one. */
export function listPliegoNames(database: Database | Transaction, scope: Scope) {
  return (
    database
      .select({ id: entities.id, name: entities.name, ruc: entities.ruc })
      .from(entities)
      .where(within(scope, entities.id))
      // Of two that had one number after the other, whoever is in force comes last and is meant.
      .orderBy(sql`${entities.status} = 'active'`, asc(entities.id))
      .all()
  )
}
