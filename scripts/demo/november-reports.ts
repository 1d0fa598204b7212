import { createHash } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import {
  findNovemberDraft,
  insertMinistryStep,
  insertNovemberDraft,
  listNovemberVersions,
  presentNovemberReport,
  updateNovemberState,
  updateNovemberTexts,
  type DraftChange,
  type NovemberDraft,
  type NovemberVersion,
  type ReportPlace,
  type Written,
} from '#db/queries/november-reports.server.ts'
import type { ReportSignature } from '#db/schema/november-reports.ts'
import type { NovemberStep } from '#db/schema/november-words.ts'
import { entityScope } from '#db/scope.ts'
import { actorFor } from '#app/door/actor.ts'
import { gatherFacts } from '#app/features/november-report/gather-facts.server.ts'
import { presentationNote } from '#app/features/november-report/step-trace.server.ts'
import { storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { composeReport } from '#surveys/november-report/compose-report.ts'
import type { ReportTexts } from '#surveys/november-report/facts.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { inventedPdf } from './invented-pdf.ts'
import { reportWays, type ReportStep, type SignedBy } from './november-ways.ts'
import { findPlanPeople, type PlanPeople, type Person } from './plan-people.ts'
import { drawn, idOf } from './record-contents.ts'

const ANALYST: Person = { userId: 'demo', who: 'Analista de ejemplo' }
const POSITION = 'Titular de la entidad'
const WHY_RETURNED = 'Falta decir qué se hizo en las sedes fuera de la capital.'
const OBSERVED = 'El informe no dice cuántas personas atendió el servicio. Corríjalo o explíquelo.'
const RECEIVED = 'Recibido. Se lee con el registro anual de la entidad.'
const WHY_CORRECTED = 'Se completó cuántas personas atendió el servicio.'

type Making = {
  readonly database: Database
  readonly entity: DemoEntity
  readonly year: number
  readonly people: PlanPeople
  /** Folder of the signed files. */
  readonly documents: string
}

/** What an entity writes; some leave an objective without a text, which the report says. */
function textsOf({ entity: { id }, year }: Making, isCorrected: boolean): ReportTexts {
  const attended = isCorrected ? ` Se atendió a ${40 + drawn(60, id, year)} personas.` : ''
  return {
    OP01: {
      text: `La entidad difundió en ${year} los canales de denuncia y orientó a quienes los usaron.`,
      noService: false,
      services: [{ name: 'Orientación sobre violencia (ejemplo)', done: `Un módulo por sede.${attended}` }],
    },
    OP02: { text: '', noService: true, services: [] },
    OP03: {
      text: 'Las comisiones de la entidad procuran igual número de mujeres y hombres.',
      noService: false,
      services: [],
    },
    ...(drawn(3, id, year, 'economy') === 0
      ? {}
      : { OP04: { text: 'Se acordaron horarios que permiten cuidar.', noService: false, services: [] } }),
    OP05: { text: 'El mecanismo se reunió cada trimestre y siguió su plan.', noService: false, services: [] },
    OP06: { text: 'La semana por la igualdad llegó a todas las sedes.', noService: false, services: [] },
  }
}

const placeOf = ({ entity, year }: Making): ReportPlace => ({ entityId: entity.id, year })
const atHour = (day: string, hour: number) => `${day}T${hour}:00:00.000Z`

function draftOf(making: Making): NovemberDraft {
  const { database, entity } = making
  const draft = findNovemberDraft(database, entityScope(entity.id), placeOf(making))
  if (!draft) throw new Error(`${entity.id} did not begin its report of ${making.year}`)
  return draft
}

function writtenOf(making: Making, day: string, isCorrected: boolean): Written {
  const { entity, year } = making
  const number = `Oficio ${20 + drawn(400, entity.id, year, 'oficio')}${isCorrected ? 'A' : ''}-${year} (ejemplo)`
  return { texts: textsOf(making, isCorrected), letterNumber: number, letterDate: day }
}

function write(making: Making, day: string, isCorrected: boolean): void {
  const written = writtenOf(making, day, isCorrected)
  const done = isCorrected
    ? updateNovemberTexts(making.database, draftOf(making), written, NO_NOTE)
    : insertNovemberDraft(making.database, placeOf(making), written, NO_NOTE)
  if (!done) throw new Error(`${making.entity.id} could not write its report of ${making.year}`)
}

type Taken = {
  readonly step: NovemberStep
  readonly change: DraftChange
  readonly by: Person
  readonly detail?: string
}

function take(making: Making, at: string, { step, change, by, detail = '' }: Taken): void {
  const traced = { step, detail, by: { ...by, at }, note: NO_NOTE }
  if (!updateNovemberState(making.database, draftOf(making), change, traced))
    throw new Error(`${making.entity.id} could not have ${step} of ${making.year}`)
}

async function scanOf({ entity, year, people, documents }: Making, version: number): Promise<ReportSignature> {
  const bytes = inventedPdf(`Informe de noviembre de ${year}, firmado (ejemplo)`)
  const fileId = idOf(entity.id, year, 'signed', version)
  await storeEvidence(documents, entity.id, fileId, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = {
    fileId,
    sha256,
    fileName: `informe-${year}-firmado.pdf`,
    mediaType: 'application/pdf',
    size: bytes.byteLength,
  }
  const by = { name: people.head.who, position: POSITION, resolution: '', registeredBy: people.coordination.who }
  return { kind: 'scan', ...by, file, signatures: [] }
}

function signatureOf(making: Making, signed: SignedBy, version: number): ReportSignature | Promise<ReportSignature> {
  const { head, coordination } = making.people
  if (signed === 'scan') return scanOf(making, version)
  if (signed === 'unsigned') return { kind: 'unsigned', presentedBy: coordination.who }
  const document = 'DNI 00000000'
  return { kind: 'account', name: head.who, position: POSITION, resolution: '', userId: head.userId, document }
}

async function present(making: Making, day: string, signed: SignedBy, hour: number): Promise<void> {
  const { database, entity, people } = making
  const draft = draftOf(making)
  const facts = await gatherFacts(database, entityScope(entity.id), placeOf(making), day)
  const letter = { number: draft.letterNumber, date: draft.letterDate }
  const by = signed === 'account' ? people.head : people.coordination
  const at = new Date(atHour(day, hour))
  const actor = actorFor({
    ...{ userId: by.userId, name: by.who, role: signed === 'account' ? 'head' : 'coordinator' },
    entity: { id: entity.id, name: entity.name },
  })
  const made = presentNovemberReport(database, draft, {
    content: { report: composeReport({ ...facts, texts: draft.texts }), letter, texts: draft.texts },
    signature: await signatureOf(making, signed, draft.version + 1),
    ...{ receivedYear: Number(day.slice(0, 4)), receivedAt: at.toISOString(), by: { ...by, at: at.toISOString() } },
    noteOf: (version) => presentationNote(actor, version, at),
  })
  if (!made) throw new Error(`${entity.id} could not present its report of ${making.year}`)
}

function answer(making: Making, at: string, step: 'received' | 'observed'): void {
  const versions = listNovemberVersions(making.database, entityScope(making.entity.id), placeOf(making))
  const last: NovemberVersion | undefined = versions.at(-1)
  if (!last) throw new Error(`${making.entity.id} presented nothing of ${making.year}`)
  const detail = step === 'observed' ? OBSERVED : RECEIVED
  insertMinistryStep(making.database, last, { step, detail, by: { ...ANALYST, at }, note: NO_NOTE })
}

async function takeStep(making: Making, { what, day }: ReportStep, hour: number): Promise<void> {
  const { head, coordination } = making.people
  const at = atHour(day, hour)
  switch (what) {
    case 'write':
      return write(making, day, false)
    case 'send':
      return take(making, at, {
        ...{ step: 'sent-to-head', by: coordination },
        change: { state: 'with-head', sentOn: day, returnReason: '' },
      })
    case 'return':
      return take(making, at, {
        ...{ step: 'returned', by: head, detail: WHY_RETURNED },
        change: { state: 'returned', returnReason: WHY_RETURNED },
      })
    case 'correct':
      return take(making, at, {
        ...{ step: 'correction-started', by: coordination, detail: WHY_CORRECTED },
        change: { state: 'draft', correctionReason: WHY_CORRECTED },
      })
    case 'write-again':
      return write(making, day, true)
    case 'receive':
      return answer(making, at, 'received')
    case 'observe':
      return answer(making, at, 'observed')
    default:
      return present(making, day, what, hour)
  }
}

/**
 * November reports of the invented entities over three years, in every state, in the order of their days, so that the
 * numbers of reception rise with them. Nothing happens after today.
 * @param today ISO date in Lima time. @param documents folder of the signed files.
 */
export async function seedNovemberReports(database: Database, today: string, documents: string): Promise<void> {
  const thisYear = Number(today.slice(0, 4))
  const steps = DEMO_ENTITIES.flatMap((entity, place) =>
    [thisYear - 2, thisYear - 1, thisYear].flatMap((year) => {
      const making = { database, entity, year, people: findPlanPeople(database, entity.id), documents }
      return reportWays(entity, place, { year, thisYear }).map((step, order) => ({ making, step, order, place }))
    }),
  )
  const happened = steps
    .filter(({ step }) => step.day <= today)
    .sort(
      (one, other) => one.step.day.localeCompare(other.step.day) || one.place - other.place || one.order - other.order,
    )
  // Between two hours of one day nothing of one report comes in the wrong order.
  for (const { making, step, order } of happened) await takeStep(making, step, 14 + Math.min(order, 9))
}
