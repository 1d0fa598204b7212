import { listMefAnswers, listMefFigures, listMefPliegos } from '#db/queries/mef-budget.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { mefState } from '#surveys/mef-budget/answers.ts'
import { sumCentimos, type Centimos } from '#surveys/mef-budget/money.ts'
import type { BudgetFacts } from '#surveys/november-report/facts.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'

const OBJECTIONS = {
  unanswered: null,
  confirmed: null,
  objected: 'waiting',
  kept: 'kept',
  'to-correct': 'to-correct',
} as const

const soles = (centimos: Centimos) => Math.round(centimos / 100)

/**
 * Figures of the Ministry of Economy for an entity and year; null where there are none up to the cut-off: what was taken
 * later tells of days that the report does not count. @param scope of the entity alone.
 */
export function budgetFacts(database: Database, scope: Scope, year: number): BudgetFacts | null {
  const [found] = listMefPliegos(database, scope, year)
  if (!found || found.pliego.sourcedOn > cutOffOf(year)) return null
  const { source, sourcedOn, totalPim, revision } = found.pliego
  const figures = listMefFigures(database, scope, year)
  return {
    programmes: figures.length,
    pim: soles(sumCentimos(figures.map(({ pim }) => pim))),
    executed: soles(sumCentimos(figures.map(({ executed }) => executed))),
    wholePim: totalPim === null ? null : soles(totalPim),
    ...{ source, sourcedOn },
    objection: OBJECTIONS[mefState(listMefAnswers(database, scope, year), revision)],
  }
}
