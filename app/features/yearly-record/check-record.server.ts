import type { Handle } from '#db/unit-of-work.server.ts'
import { listEntityYearFacts } from '#db/queries/derived-facts.server.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listEntityFacts, listFactProofCounts, listToldFacts } from '#db/queries/yearly-record.server.ts'
import { factOf } from '#db/stored-fact.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import { checkRecord, type Finding } from '#surveys/quality-rules/rules.ts'
import type { Actor } from '#app/door/actor.ts'
import { lastDayOf } from './record-rules.ts'

type Asked = { readonly entityId: string; readonly year: number; readonly today: string }

/** What the rules of quality find in the record of an entity and year, with what is not sent yet. @param today ISO date. */
export function findingsOf(handle: Handle, actor: Actor, { entityId, year, today }: Asked): Finding[] {
  const { scope } = actor
  const derived = listEntityYearFacts(handle, scope, entityId, year).filter(({ origin }) => origin === 'espejo')
  const kind = findEntityKind(handle, entityId, today)
  const day = today < lastDayOf(year) ? today : lastDayOf(year)
  return checkRecord({
    level: kind.level,
    year,
    facts: [...listEntityFacts(handle, scope, entityId, year).map(factOf), ...derived],
    lastYear: listToldFacts(handle, scope, entityId, year - 1).map(factOf),
    proofs: new Map(
      listFactProofCounts(handle, scope, entityId, year).map(({ factId, proofs }) => [factId, proofs] as const),
    ),
    staff: kind.staff,
    isObliged: obligationOn(kind, 'yearly-record', day).obligation === 'obliged',
  })
}
