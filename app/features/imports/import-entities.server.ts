import { findEntity } from '#db/queries/directory.server.ts'
import { listEntitiesWithStaff } from '#db/queries/imports.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { addEntityWithin, changeFactsWithin, noteStaffWithin } from '#app/features/directory/write-entity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { reviewEntities, type EntityStep } from './entity-rows.ts'
import type { Circumstances, Prepared } from './prepared-import.ts'

function take(transaction: Transaction, actor: Actor, step: EntityStep, { now, invented }: Circumstances): void {
  const { code, count } = step
  if (step.kind === 'add') {
    addEntityWithin(transaction, actor, { ...step.facts, ...step.grounds, id: code, invented }, now)
  } else if (step.grounds) {
    const entity = findEntity(transaction, actor.scope, code)
    if (!entity) throw new AppError('conflict')
    const facts = { governmentLevel: entity.governmentLevel, ...step.facts }
    changeFactsWithin(transaction, actor, entity, facts, step.grounds, now)
  }
  if (count) noteStaffWithin(transaction, actor, code, count, now)
}

/** What the rows of a sheet would do to the directory as it stands in this transaction. */
export function prepareEntities(
  transaction: Transaction,
  actor: Actor,
  rows: readonly FilledRow[],
  circumstances: Circumstances,
): Prepared {
  const { lines, steps } = reviewEntities(
    rows,
    listEntitiesWithStaff(transaction, actor.scope),
    limaDate(circumstances.now),
  )
  return {
    lines,
    basis: [],
    apply: () => {
      for (const step of steps) take(transaction, actor, step, circumstances)
      return []
    },
  }
}
