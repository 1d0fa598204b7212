import { entityWithin } from '#db/queries/directory.server.ts'
import { listedEntities } from '#db/queries/imports.server.ts'
import { AppError } from '../app-error.server.ts'
import { addEntityWithin, changeFactsWithin, noteStaffWithin, type Doer, type Writing } from '../directory/entity-writes.server.ts'
import { limaDate } from '../lima-time.ts'
import { runtime } from '../runtime.server.ts'
import type { FilledRow } from '../sheets/filled-sheet.ts'
import { reviewEntities, type EntityStep } from './entity-rows.ts'
import type { Prepared } from './prepared.ts'

function take(transaction: Writing, doer: Doer, step: EntityStep): void {
  const { code, count } = step
  if (step.kind === 'add') addEntityWithin(transaction, doer, { ...step.facts, ...step.grounds, id: code, invented: runtime().environment.ESPEJO_MODE === 'demo' })
  else if (step.grounds) {
    const entity = entityWithin(transaction, doer.actor.scope, code)
    if (!entity) throw new AppError('conflict')
    changeFactsWithin(transaction, doer, entity, { governmentLevel: entity.governmentLevel, ...step.facts }, step.grounds)
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
