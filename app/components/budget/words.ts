import { formatCount, formatNumber } from '#app/i18n/format.ts'
import type { Waiting } from '#app/services/assessments/rating.ts'
import type { HistoryEvent } from '#db/schema/assessments.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'

/** "Nivel 2" or "No aplica". */
export function levelName(level: string | null): string {
  if (level === null) return 'Sin nivel'
  return level === 'na' ? 'No aplica' : `Nivel ${level}`
}

export function scoreWords(score: PersonScore | undefined): string {
  return score?.kind === 'scored' ? formatNumber(score.score) : 'sin puntaje'
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
  accepted: 'aceptó:',
  returned: 'devolvió:',
  replied: 'respondió:',
  'sent-back': 'devolvió el autodiagnóstico a la entidad',
  reviewed: 'terminó la revisión',
} satisfies Record<HistoryEvent, string>

/** One line of the history, without its time. */
export function historyWords({ who, event, detail }: { who: string; event: HistoryEvent; detail: string }): string {
  const what = event === 'level' ? levelName(detail === '' ? null : detail).toLowerCase() : event === 'accepted' ? detail.replace(/^(\d|na)/, (level) => levelName(level).toLowerCase()) : detail
  return [who, EVENT_WORDS[event], what].filter(Boolean).join(' ')
}

const LIMA_TIME = new Intl.DateTimeFormat('es-PE', { timeZone: 'America/Lima', day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** ISO instant → "24/11/2026, 10:32", Lima time. */
export function momentWords(instant: string): string {
  return LIMA_TIME.format(new Date(instant))
}

export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} kB` : `${formatNumber(bytes / 1024 / 1024)} MB`
}
