import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { adaptationDocuments, adaptationProofs, adaptationSheets } from '#db/schema/index.ts'
import {
  isStandard,
  STANDARD_DOCUMENTS,
  type AdaptationState,
  type DocumentKind,
  type StandardDocument,
} from '#surveys/adaptation/documents.ts'
import { DEMO_ENTITIES } from './entities.ts'

/** Unit that answers for each document. */
const UNITS: Readonly<Record<StandardDocument, string>> = {
  pei: 'Oficina de Planeamiento y Presupuesto',
  poi: 'Oficina de Planeamiento y Presupuesto',
  pdp: 'Oficina de Recursos Humanos',
  ris: 'Oficina de Recursos Humanos',
  pbs: 'Oficina de Recursos Humanos',
  rof: 'Oficina de Modernización',
  posts: 'Oficina de Recursos Humanos',
  tupa: 'Oficina de Modernización',
  directives: 'Gerencia General',
}

/** How far the sheet of an entity is, by the states of the standard documents in their order; an entity without one told nothing. */
const SHEETS: readonly (readonly AdaptationState[] | null)[] = [
  ['adapted', 'adapted', 'in-process', 'adapted', 'no-change', 'to-adapt', 'in-process', 'no-change', 'not-reviewed'],
  null,
  ['no-change', 'to-adapt', 'not-reviewed', 'not-reviewed', 'not-reviewed', 'to-adapt'],
  ['adapted', 'adapted', 'adapted', 'adapted', 'no-change', 'no-change', 'adapted', 'not-held', 'adapted'],
  ['in-process', 'adapted', 'to-adapt', 'no-change'],
]

const earlier = (one: string, other: string) => (one < other ? one : other)

type Place = { readonly entityId: string; readonly number: number; readonly today: string }

function documentOf({ entityId, number, today }: Place, kind: DocumentKind, state: AdaptationState, name = '') {
  const isWork = state === 'to-adapt' || state === 'in-process'
  const id = name === '' ? kind : `directiva-${number}`
  return {
    ...{ entityId, id, kind, name, state, revision: 1 },
    plannedOn: isWork ? '2026-12-18' : null,
    adaptedOn: state === 'adapted' ? earlier('2026-06-15', today) : null,
    unit: isStandard(kind) ? UNITS[kind] : 'Oficina de Administración',
    comment: state === 'in-process' ? 'El proyecto espera la opinión de Asesoría Jurídica.' : '',
    savedOn: earlier('2026-07-01', today),
  }
}

function seedSheet(database: Database, place: Place, states: readonly AdaptationState[]): void {
  const { entityId, number, today } = place
  const documents = states.flatMap((state, at) => {
    const kind = STANDARD_DOCUMENTS[at]
    return kind ? [documentOf(place, kind, state)] : []
  })
  const isDone = documents.length === STANDARD_DOCUMENTS.length && !documents.some(({ plannedOn }) => plannedOn)
  documents.push(
    documentOf(place, 'directive', isDone ? 'adapted' : 'in-process', 'Directiva de viajes y comisiones de servicio'),
  )
  database
    .insert(adaptationSheets)
    .values({ entityId, startedOn: earlier('2026-03-10', today) })
    .run()
  database.insert(adaptationDocuments).values(documents).run()
  const proofs = documents.flatMap(({ id, state }, at) => {
    const proof = { id: `${number.toString(16).padStart(4, '0')}${at.toString(16).padStart(28, '0')}`, entityId }
    const said = {
      documentId: id,
      kind: 'document',
      reference: `Resolución ${number + 10}${at}-2026 (ejemplo)`,
    } as const
    return state === 'adapted' ? [{ ...proof, ...said, addedOn: earlier('2026-07-01', today) }] : []
  })
  if (proofs.length > 0) database.insert(adaptationProofs).values(proofs).run()
  const hasEnded = isDone && documents.every(({ state }) => state !== 'not-reviewed')
  if (hasEnded)
    database
      .update(adaptationSheets)
      .set({ endedOn: earlier('2026-10-20', today) })
      .where(eq(adaptationSheets.entityId, entityId))
      .run()
}

/** Sheets of adaptation of the invented entities in all states, and of every fifth none. @param today ISO date in Lima time. */
export function seedAdaptations(database: Database, today: string): void {
  for (const [number, { id }] of DEMO_ENTITIES.entries()) {
    const states = SHEETS[number % SHEETS.length]
    if (states) seedSheet(database, { entityId: id, number, today }, states)
  }
}
