import { formatCount, formatInColumn } from '#app/kit/format.ts'
import type { Waiting } from './rating.ts'
import type { AssessmentView } from './view-assessment.server.ts'
import type { HistoryEvent } from '#db/schema/assessments.ts'
import type { DocumentLevel, EvidenceWarning } from '#surveys/scoring/evidence.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'

/** "Nivel 2" or "No aplica". */
export function levelName(level: string | null): string {
  if (level === null) return 'Sin nivel'
  return level === 'na' ? 'No aplica' : `Nivel ${level}`
}

/** How the levels build on each other. @param year of the assessment; the last closed fiscal year is the one before. */
export function levelsNote(year: number): string {
  return `Cada nivel incluye los anteriores. El nivel 3 pide además uso en el último año fiscal cerrado (${year - 1}).`
}

/** What a document of each level proves. */
export const DOCUMENT_LEVEL_WORDS = {
  1: 'Nivel 1',
  2: 'Nivel 2',
  3: 'Nivel 3, junto con uno del nivel 2',
} as const satisfies Record<DocumentLevel, string>

/** What looks wrong in a document. @param year of the assessment. */
export function warningWords(warning: EvidenceWarning, year: number): string {
  switch (warning) {
    case 'old':
      return 'Tiene más de tres años: compruebe que sigue vigente'
    case 'other-year':
      return `Prueba otro año fiscal: el nivel 3 pide ${year - 1}`
    case 'before-its-year':
      return 'Su fecha es anterior al año fiscal que prueba'
  }
}

export function scoreWords(score: PersonScore | undefined): string {
  return score?.kind === 'scored' ? formatInColumn(score.score, 1) : 'sin puntaje'
}

/** Who has to act and since how many days. */
export function waitingWords({ who, days }: Waiting): string {
  const time = days === 0 ? 'desde hoy' : `desde hace ${formatCount(days, 'día', 'días')}`
  return who === 'ministry' ? `Espera la revisión del MIMP ${time}.` : `Espera la respuesta de la entidad ${time}.`
}

const EVENT_WORDS = {
  started: 'empezó el autodiagnóstico',
  level: 'guardó',
  'evidence-added': 'agregó el documento',
  'evidence-removed': 'retiró el documento',
  imported: 'subió una planilla; preguntas cambiadas:',
  submitted: 'firmó y presentó:',
  'zero-accepted': 'presentó el nivel 0, que queda aceptado por regla',
  'outside-accepted': 'presentó que no aplica, como lo dice la norma: queda aceptado por regla',
  accepted: 'aceptó:',
  returned: 'devolvió:',
  replied: 'respondió:',
  'sent-back': 'devolvió el autodiagnóstico a la entidad',
  reviewed: 'terminó la revisión',
  'assistance-began': 'anotó que asiste a la entidad: no la revisa',
  'assistance-ended': 'anotó que dejó de asistir a la entidad',
} satisfies Record<HistoryEvent, string>

type HistoryLine = AssessmentView['history'][number]

const quoted = (name: string, text: string | null) => (text ? `; ${name}: «${text}»` : '')

function happenedWords({ event, level, reason, note, detail }: HistoryLine): string {
  if (event === 'level') return `${levelName(level).toLowerCase()}${quoted('razón', reason)}${quoted('nota', note)}`
  if (event === 'accepted') return `${levelName(level).toLowerCase()}${quoted('motivo', detail)}`
  return detail
}

/** One line of the history, without its time. */
export function historyWords(line: HistoryLine): string {
  return [line.who, EVENT_WORDS[line.event], happenedWords(line)].filter(Boolean).join(' ')
}

/** What each of these says: somebody else was faster, and nothing was written over. */
const SOMEBODY = 'Otra persona'

type Step = { readonly who: string; readonly event: string; readonly detail: string; readonly level: string | null }

/** @param step the newest one of the item; null where nobody is known to have taken one. */
export function decidedMeanwhile(step: Step | null): string {
  const what =
    step?.event === 'returned'
      ? `la devolvió: «${step.detail}»`
      : step?.event === 'accepted'
        ? `la aceptó en el nivel ${step.level ?? ''}`
        : 'la cambió'
  return `${step?.who ?? SOMEBODY} ${what} mientras usted decidía. Lo suyo no se ha guardado: compare y guarde de nuevo si corresponde`
}

export function repliedMeanwhile(who: string | null, reply: string): string {
  return `${who ?? SOMEBODY} respondió mientras usted escribía: «${reply}». Lo suyo no se ha guardado: compare y guarde de nuevo`
}

export function changedSinceDownload(who: string): string {
  return `${who} cambió esta pregunta después de que se descargó la planilla`
}
