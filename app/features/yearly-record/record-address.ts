import { FACT_KINDS, type FactKind } from '#surveys/yearly-record/kinds.ts'

/** How the address of a form names each kind. */
export const KIND_SLUGS: Readonly<Record<FactKind, string>> = {
  'mechanism-act': 'creacion',
  'mechanism-members': 'integrantes',
  'equality-officer': 'oficial',
  'activity-plan': 'plan',
  'instrument-applied': 'herramienta',
  'internal-document': 'documento',
  training: 'capacitacion',
  norm: 'norma',
  communication: 'comunicacion',
  'good-practice': 'buena-practica',
  'tools-presented': 'presentacion',
  'training-given': 'capacitacion-del-mimp',
  'assistance-given': 'asistencia',
}

/** @returns the kind that an address names, or null. */
export function kindOfSlug(slug: string): FactKind | null {
  return FACT_KINDS.find((kind) => KIND_SLUGS[kind] === slug) ?? null
}

/** In the address, the acts of the Ministry itself. */
export const OF_MINISTRY = 'mimp'
export const QUEUE_ADDRESS = '/nacional/registros'

/** Whose record of which year. `whose`: an id of the directory, or `OF_MINISTRY`; null on an entity's own pages. */
export type RecordPlace = { readonly whose: string | null; readonly year: number }

export function recordAddress({ whose, year }: RecordPlace): string {
  return whose === null ? `/panel/registro-anual/${year}` : `${QUEUE_ADDRESS}/${encodeURIComponent(whose)}/${year}`
}

export function newFactAddress(place: RecordPlace, kind: FactKind): string {
  return `${recordAddress(place)}/nuevo/${KIND_SLUGS[kind]}`
}

/** Page on which a filled sheet of the own record is read; the sheet itself ends with `.xlsx`. */
export function sheetAddress(year: number): string {
  return `/panel/registro-anual/${year}/planilla`
}

export function factAddress(place: RecordPlace, id: string): string {
  return `${recordAddress(place)}/datos/${id}`
}

export function factProofAddress(id: string): string {
  return `/registros/medios/${id}`
}
