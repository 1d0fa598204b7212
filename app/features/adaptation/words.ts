import {
  ADAPTATION_STATES,
  type AdaptationState,
  type DocumentKind,
  type Tally,
} from '#surveys/adaptation/documents.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'

/** What each kind of document is called; of what an entity names, what it is besides its name. */
export const DOCUMENT_NAMES = {
  pei: 'Plan Estratégico Institucional (PEI)',
  poi: 'Plan Operativo Institucional (POI)',
  pdp: 'Plan de Desarrollo de las Personas (PDP)',
  ris: 'Reglamento interno (RIS o RIT)',
  pbs: 'Plan de Bienestar Social (PBS)',
  rof: 'Reglamento o manual de organización (ROF o MOP)',
  posts: 'Clasificador de cargos, MOF o manual de perfiles',
  tupa: 'Texto Único de Procedimientos Administrativos (TUPA)',
  directives: 'Directivas internas, en conjunto',
  directive: 'Directiva',
  other: 'Otro documento',
} as const satisfies Record<DocumentKind, string>

/** What a document of a sheet is called. */
export function documentName({ kind, name }: { readonly kind: DocumentKind; readonly name: string }): string {
  return name === '' ? DOCUMENT_NAMES[kind] : name
}

export const STATE_NAMES = {
  'not-reviewed': 'Sin revisar',
  'no-change': 'No requiere cambios',
  'to-adapt': 'Por adecuar',
  'in-process': 'En proceso',
  adapted: 'Adecuado',
  'not-held': 'La entidad no lo tiene',
} as const satisfies Record<AdaptationState, string>

/** What each state means, for whoever chooses it. */
export const STATE_HELP = {
  'not-reviewed': 'Nadie lo leyó todavía: no se sabe si debe cambiar.',
  'no-change': 'Se leyó completo y ya es conforme a la ley.',
  'to-adapt': 'Se leyó y debe cambiar. Aún no se empieza.',
  'in-process': 'Hay un proyecto o un trámite de aprobación en curso.',
  adapted: 'La versión adecuada ya se aprobó.',
  'not-held': 'No existe en la entidad, o ya no se usa.',
} as const satisfies Record<AdaptationState, string>

/** What of a sheet is counted, in one sentence: only what there is. */
export function tallyWords(tally: Tally): string {
  const said = ADAPTATION_STATES.filter((state) => tally[state] > 0)
  return `${said.map((state) => `${STATE_NAMES[state].toLowerCase()}: ${tally[state]}`).join('; ')}.`
}

/** How many days are left of the term, or how many it is over. @param daysLeft whole days; 0 on the last one. */
export function countdownWords(daysLeft: number): string {
  const last = formatDate(ADAPTATION_LAST_DAY)
  if (daysLeft === 0) return `El plazo vence hoy, ${last}`
  return daysLeft > 0
    ? `${daysLeft === 1 ? 'Queda' : 'Quedan'} ${formatCount(daysLeft, 'día', 'días')}: el plazo vence el ${last}`
    : `El plazo venció el ${last}, hace ${formatCount(-daysLeft, 'día', 'días')}`
}

/** What keeps a sheet from its end. */
export function pendingWords(pending: number): string {
  return pending === 1
    ? 'Falta 1 documento: revíselo y, si debe cambiar, termine de adecuarlo'
    : `Faltan ${pending} documentos: revíselos y, si deben cambiar, termine de adecuarlos`
}

export const CHANGED_MEANWHILE =
  'Otra persona guardó este documento mientras usted escribía. Compare con lo guardado y guarde otra vez'

export const SHEET_STATE_NAMES = {
  none: 'No ha informado',
  open: 'En curso',
  ended: 'Terminada',
} as const
