import { entityWithin } from '#db/queries/directory.server.ts'
import { listedEntities } from '#db/queries/imports.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import {
  addEntityWithin,
  changeFactsWithin,
  noteStaffWithin,
  type Doer,
  type Writing,
} from '#app/features/directory/write-entity.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { reviewEntities, type EntityStep } from './entity-rows.ts'
import type { Prepared } from './prepared-import.ts'

function take(transaction: Writing, doer: Doer, step: EntityStep): void {
  const { code, count } = step
  if (step.kind === 'add')
    addEntityWithin(transaction, doer, {
      ...step.facts,
      ...step.grounds,
      id: code,
      invented: runtime().environment.ESPEJO_MODE === 'demo',
    })
  else if (step.grounds) {
    const entity = entityWithin(transaction, doer.actor.scope, code)
    if (!entity) throw new AppError('conflict')
    changeFactsWithin(
      transaction,
      doer,
      entity,
      { governmentLevel: entity.governmentLevel, ...step.facts },
      step.grounds,
    )
  }
  if (count) noteStaffWithin(transaction, doer, code, count)
}

/** What the rows of a sheet would do to the directory as it stands in this transaction. */
export function prepareEntities(transaction: Writing, doer: Doer, rows: readonly FilledRow[]): Prepared {
  const { lines, steps } = reviewEntities(rows, listedEntities(transaction, doer.actor.scope), limaDate(doer.now))
  return {
    lines,
    basis: [],
    apply: () => {
      for (const step of steps) take(transaction, doer, step)
      return []
    },
  }
}
