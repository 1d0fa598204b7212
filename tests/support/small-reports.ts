import { actorFor } from '#app/door/actor.ts'
import { presentationNote } from '#app/features/november-report/step-trace.server.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { findNovemberDraft, insertNovemberDraft, presentNovemberReport } from '#db/queries/november-reports.server.ts'
import type { ReportSignature } from '#db/schema/november-reports.ts'
import { entityScope } from '#db/scope.ts'
import { composeReport } from '#surveys/november-report/compose-report.ts'
import { NOTHING_RECORDED, type ReportFacts } from '#surveys/november-report/facts.ts'

/** Year of the report that was presented; of the year in which tests run each has the draft that it writes. */
export const REPORTED_YEAR = 2022

const LETTER = { number: 'Oficio 12-2022', date: '2022-11-28' }

const UNSIGNED: ReportSignature = { kind: 'unsigned', presentedBy: 'Ana Soto' }

/** A report that an entity presented, without a signature where none is given, as its presentation leaves it. */
export function insertPresentedReport(database: Database, entityId: string, signature = UNSIGNED): void {
  const facts: ReportFacts = {
    year: REPORTED_YEAR,
    entity: { id: entityId, name: `Entidad ${entityId}`, level: 'national-entity', invented: true },
    obligation: 'obliged',
    readOn: LETTER.date,
    record: NOTHING_RECORDED,
    plan: null,
    outsidePlan: null,
    budget: null,
    tools: [],
    texts: { OP01: { text: 'Se atendieron los casos.', noService: false, services: [] } },
  }
  const place = { entityId, year: REPORTED_YEAR }
  const { texts } = facts
  insertNovemberDraft(database, place, { texts, letterNumber: LETTER.number, letterDate: LETTER.date }, NO_NOTE)
  const draft = findNovemberDraft(database, entityScope(entityId), place)
  if (!draft) throw new Error('The report was not begun')
  const now = new Date('2022-11-29T15:00:00.000Z')
  const actor = actorFor({
    userId: 'coordinacion',
    name: 'Ana Soto',
    role: 'coordinator',
    entity: { id: entityId, name: '' },
  })
  presentNovemberReport(database, draft, {
    content: { report: composeReport(facts), letter: LETTER, texts },
    signature,
    ...{ receivedYear: REPORTED_YEAR, receivedAt: now.toISOString() },
    by: { userId: actor.userId, who: actor.name, at: now.toISOString() },
    noteOf: (version) => presentationNote(actor, version, now),
  })
}
