import { findNovemberDraft, findReportedEntity } from '#db/queries/november-reports.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { countedYear } from './counted-year.ts'
import { reportObligation } from './obligation.ts'
import { countdownWords, NOVEMBER_STATE_NAMES } from './words.ts'

/**
 * What the first page of an entity says of its report: of the year before until October, then of this one. How many days
 * are left, or since when it is late, is said to who owes it and has not presented it.
 */
export function novemberStanding(actor: Actor, clock: Clock = systemClock): { year: number; words: string } | null {
  const { database } = runtime()
  const today = limaDate(clock())
  const year = countedYear(today)
  const place = { entityId: actor.entity?.id ?? '', year }
  const entity = findReportedEntity(database, actor.scope, place)
  if (!entity) return null
  const draft = findNovemberDraft(database, actor.scope, place)
  if ((draft?.version ?? 0) > 0) return { year, words: NOVEMBER_STATE_NAMES[draft?.state ?? 'presented'].toLowerCase() }
  const isOwed = reportObligation(entity.level, year) === 'obliged'
  return { year, words: isOwed ? countdownWords(year, today).toLowerCase() : 'facultativo' }
}
