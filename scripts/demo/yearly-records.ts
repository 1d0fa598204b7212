import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import {
  insertFact,
  insertFactProof,
  updateFact,
  type FactChange,
  type FactStepTaken,
} from '#db/queries/yearly-record.server.ts'
import type { FactEvent } from '#db/schema/yearly-record.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { SaidFact } from '#surveys/yearly-record/fact.ts'
import { isStanding } from '#surveys/yearly-record/kinds.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { cameByLetter, drawn, happenedIn, idOf, standingOf, type Planned } from './record-contents.ts'

/** What became of a fact, step by step after it was recorded. */
const WAYS = {
  draft: [],
  'taken-back': ['submitted', 'taken-back'],
  submitted: ['submitted'],
  observed: ['submitted', 'observed'],
  answered: ['submitted', 'observed', 'answered'],
  validated: ['submitted', 'validated'],
  'validated-after-answer': ['submitted', 'observed', 'answered', 'validated'],
} as const satisfies Readonly<Record<string, readonly FactEvent[]>>
type Way = keyof typeof WAYS
type Taken = (typeof WAYS)[Way][number]

/** How often each way is gone in this year, and in years that are over. */
const NOW: readonly Way[] = [
  ...(['draft', 'submitted', 'submitted', 'observed', 'validated', 'validated'] as const),
  ...(['answered', 'taken-back', 'validated-after-answer'] as const),
]
const BEFORE: readonly Way[] = [
  ...(['validated', 'validated', 'validated', 'validated', 'validated', 'validated', 'validated'] as const),
  ...(['validated-after-answer', 'validated-after-answer', 'submitted'] as const),
]

const TEXTS: Partial<Record<Taken, string>> = {
  observed: 'Adjunte el documento que lo muestra, con su número y fecha.',
  answered: 'Se adjuntó la resolución. La fecha es la de su publicación.',
}
const WHO: Readonly<Record<Taken | 'recorded', string>> = {
  ...{
    recorded: 'Coordinación de ejemplo',
    'taken-back': 'Coordinación de ejemplo',
    answered: 'Coordinación de ejemplo',
  },
  submitted: 'Persona titular de ejemplo',
  ...{ observed: 'Analista de ejemplo', validated: 'Analista de ejemplo' },
}

function changeOf(event: Taken, on: string): FactChange {
  switch (event) {
    case 'submitted':
      return { state: 'submitted', submittedOn: on }
    case 'taken-back':
      return { state: 'draft', submittedOn: null }
    case 'answered':
      return { state: 'submitted' }
    default:
      return { state: event, reviewedOn: on }
  }
}

const stepOf = (event: FactEvent, who: string, on: string, hour: number, text = ''): FactStepTaken => ({
  event,
  text,
  by: { userId: 'demo', who, at: `${on}T${hour}:00:00.000Z` },
})

/** What proves a fact, by the number of its document. One in four has nothing. @returns the revision after it. */
function prove(transaction: Transaction, id: string, { said: { kind, content } }: Planned, on: string): number {
  if (content === null || drawn(4, id, 'proof') === 0) return 1
  const isTraining = kind === 'training'
  const proof = {
    ...({ id: idOf(id, 'proof'), factId: id, kind: 'document', addedOn: on } as const),
    shows: isTraining ? 'Cuántas mujeres y cuántos hombres asistieron' : 'Que se aprobó y desde cuándo',
    reference: `${isTraining ? 'Informe' : 'Documento'} ${100 + drawn(800, id, 'number')}-${on.slice(0, 4)} (inventado)`,
    ...{ namesPeople: false, fileName: null, mediaType: null, size: null, sha256: null },
  }
  insertFactProof(transaction, { id, revision: 1 }, proof, stepOf('evidence-added', WHO.recorded, on, 16), NO_NOTE)
  return 2
}

type Placed = { readonly entity: DemoEntity; readonly year: number; readonly today: string }

function seedByLetter(transaction: Transaction, { entity, year, today }: Placed): void {
  for (const { on, said, letter } of cameByLetter(entity, year)) {
    if (!letter || letter.on > today || on > today) continue
    const row = {
      ...{ id: idOf(entity.id, year, said.kind, 'letter'), entityId: entity.id, year, occurredOn: on },
      ...({ letterNumber: letter.number, letterOn: letter.on, origin: 'ministry', state: 'validated' } as const),
      ...{ recordedOn: letter.on, submittedOn: letter.on, reviewedOn: letter.on },
    }
    insertFact(transaction, { ...row, ...said }, stepOf('recorded', WHO.validated, letter.on, 15), NO_NOTE)
  }
}

const isSilent = (entity: DemoEntity, year: number) => drawn(8, entity.id, year, 'silent') === 0

/** Facts of an entity and year with their ids: what stood last year first, some of it begun from there. */
function plannedWithIds({ entity, year, today }: Placed, firstYear: number) {
  const copies = drawn(3, entity.id, 'same') === 0 && year > firstYear && !isSilent(entity, year - 1)
  const places = new Map<string, number>()
  const standing = standingOf(entity, copies ? year - 1 : year)
  return [...standing, ...happenedIn(entity, year)].flatMap((planned) => {
    const { kind } = planned.said
    const place = places.get(kind) ?? 0
    places.set(kind, place + 1)
    const copiedFromId = copies && isStanding(kind) ? idOf(entity.id, year - 1, kind, place) : null
    return planned.on > today ? [] : [{ planned, id: idOf(entity.id, year, kind, place), copiedFromId }]
  })
}

/** Takes the steps of a fact, all on one day. @param revision from which they begin. */
function takeSteps(transaction: Transaction, id: string, way: Way, on: string, revision: number): void {
  let shown = revision
  for (const [place, event] of WAYS[way].entries()) {
    const step = stepOf(event, WHO[event], on, 17 + place, TEXTS[event])
    if (!updateFact(transaction, { id, revision: shown }, changeOf(event, on), step, NO_NOTE))
      throw new Error(`${id} could not be ${event}`)
    shown += 1
  }
}

function seedRecord(transaction: Transaction, placed: Placed, firstYear: number): void {
  const { entity, year, today } = placed
  const ways = year === Number(today.slice(0, 4)) ? NOW : BEFORE
  for (const { planned, id, copiedFromId } of plannedWithIds(placed, firstYear)) {
    const { on, said } = planned
    const told = isStanding(said.kind) || on < `${year}-02-01` ? `${year}-02-10` : on
    const recordedOn = told < today ? told : today
    const row = { id, entityId: entity.id, year, occurredOn: on, origin: 'entity', state: 'draft', recordedOn } as const
    insertFact(
      transaction,
      { ...row, ...said, copiedFromId },
      stepOf('recorded', WHO.recorded, recordedOn, 15),
      NO_NOTE,
    )
    const revision = prove(transaction, id, planned, recordedOn)
    takeSteps(transaction, id, ways[drawn(ways.length, id, 'way')] ?? 'draft', recordedOn, revision)
  }
}

function seedMinistry(transaction: Transaction, year: number, today: string): void {
  const on = `${year}-04-22`
  if (on > today) return
  const regional = DEMO_ENTITIES.filter(({ level }) => level === 'regional-government')
  const entityIds = regional.slice(0, 2 + (year % 3)).map(({ id }) => id)
  const said: readonly SaidFact[] = [
    {
      kind: 'tools-presented',
      content: {
        entityIds,
        instruments: ['organizational-culture', 'public-budget'],
        about: 'Presentación de ejemplo',
      },
    },
    { kind: 'assistance-given', content: { entityIds: entityIds.slice(0, 1), about: 'Plan de actividades (ejemplo)' } },
  ]
  for (const [place, each] of said.entries())
    insertFact(
      transaction,
      {
        ...{
          id: idOf('mimp', year, place),
          entityId: null,
          year,
          occurredOn: on,
          origin: 'ministry',
          state: 'validated',
        },
        ...{ recordedOn: on, submittedOn: on, reviewedOn: on, ...each },
      },
      { event: 'recorded', text: '', by: { userId: 'demo', who: 'Analista de ejemplo', at: `${on}T15:00:00.000Z` } },
      NO_NOTE,
    )
}

/**
 * Yearly records of invented entities over three years, in every state. One in eight tells nothing in a year; of those
 * half sent it by oficio, which the Ministry recorded. The Ministry's own acts are of invented entities too.
 * @param today ISO date in Lima time.
 */
export function seedYearlyRecords(database: Database, today: string): void {
  const thisYear = Number(today.slice(0, 4))
  const firstYear = thisYear - 2
  inTransaction(database, (transaction) => {
    for (const year of [firstYear, thisYear - 1, thisYear]) {
      for (const entity of DEMO_ENTITIES) {
        const placed = { entity, year, today }
        if (!isSilent(entity, year)) seedRecord(transaction, placed, firstYear)
        else if (drawn(2, entity.id, year, 'by-letter') === 0) seedByLetter(transaction, placed)
      }
      seedMinistry(transaction, year, today)
    }
  })
}
