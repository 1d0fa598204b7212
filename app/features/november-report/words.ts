import type { PresentedContent, ReportSignature } from '#db/schema/november-reports.ts'
import type { AnswerState, NovemberState, NovemberStep } from '#db/schema/november-words.ts'
import { formatCount, formatDate, formatMoment, formatNumber } from '#app/kit/format.ts'
import { daysBetween } from '#app/kit/program/clock.ts'
import { reportedWords } from '#app/kit/words/reported-words.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import type { NovemberReport, ReportFigure } from '#surveys/november-report/report.ts'
import type { ReportDeed } from './step-rules.ts'

export const reportTitle = (year: number) => `Informe de noviembre ${year}`

/** "Faltan 12 días", "Vence hoy", "Venció hace 3 días". @param today ISO date in Lima time. */
export function countdownWords(year: number, today: string): string {
  const days = daysBetween(today, cutOffOf(year))
  if (days === 0) return 'Vence hoy, 30 de noviembre'
  const by = formatDate(cutOffOf(year))
  if (days > 0) return `${days === 1 ? 'Falta 1 día' : `Faltan ${formatNumber(days)} días`} para el ${by}`
  return days === -1 ? `Venció ayer, ${by}` : `Venció hace ${formatNumber(-days)} días, el ${by}`
}

export const NOVEMBER_STATE_NAMES: Readonly<Record<NovemberState, string>> = {
  draft: 'En preparación',
  'with-head': 'Con la persona titular',
  returned: 'Devuelto por la persona titular',
  presented: 'Presentado',
}

export const ANSWER_NAMES: Readonly<Record<AnswerState, string>> = {
  waiting: 'Sin respuesta del MIMP',
  received: 'Recibido',
  observed: 'Observado',
}

const CHANGED = 'El informe cambió mientras usted miraba esta página. No se guardó nada: revise lo que dice ahora'

/** What somebody is told whose page was older than the report, and beside which field. */
export const MOVED: Readonly<Record<ReportDeed | 'write', { readonly field: string; readonly words: string }>> = {
  write: {
    field: 'guardar',
    words:
      'Otra persona cambió el informe mientras usted escribía. Compare lo suyo con lo que dice ahora y guarde otra vez',
  },
  send: { field: 'enviar', words: `${CHANGED} y envíe de nuevo` },
  'take-back': { field: 'retirar', words: CHANGED },
  return: { field: 'razon', words: `${CHANGED} y devuelva de nuevo` },
  sign: { field: 'declaro', words: `${CHANGED} y firme de nuevo` },
  register: { field: 'archivo', words: `${CHANGED} y registre de nuevo` },
  unsigned: { field: 'confirmo', words: `${CHANGED} y presente de nuevo` },
  correct: { field: 'razon', words: CHANGED },
  drop: { field: 'descartar', words: CHANGED },
}

export const STOPPED = 'Antes de seguir, corrija lo que impide presentar el informe'

/** What was done, once it is saved. @param number of the reception, of what presents it. */
export function deedDone(deed: ReportDeed | 'write', year: number, number: string | null): string {
  const presented = `El informe ${year} quedó presentado con el número ${number ?? ''}.`
  const words: Readonly<Record<ReportDeed | 'write', string>> = {
    write: `Lo escrito en el informe ${year} se guardó.`,
    send: `El informe ${year} se envió a la persona titular.`,
    'take-back': `El informe ${year} se retiró: puede cambiarlo.`,
    return: `El informe ${year} se devolvió a la coordinación, con la razón.`,
    sign: presented,
    register: presented,
    unsigned: `${presented} Dice que va sin firma.`,
    correct: `Empezó una corrección del informe ${year}. Lo presentado se conserva.`,
    drop: `La corrección quedó sin efecto: el informe ${year} es el que se presentó.`,
  }
  return words[deed]
}

const STEP_WORDS: Readonly<Record<NovemberStep, string>> = {
  'sent-to-head': 'lo envió a la persona titular',
  'taken-back': 'lo retiró',
  returned: 'lo devolvió',
  presented: 'lo presentó',
  'correction-started': 'empezó una corrección',
  'correction-dropped': 'dejó sin efecto la corrección',
  received: 'lo marcó como recibido, por el MIMP',
  observed: 'lo observó, por el MIMP',
}

/** A step in the history, after its moment. */
export function stepWords({ step, who, detail }: { step: NovemberStep; who: string; detail: string }): string {
  return `${who} ${STEP_WORDS[step]}${detail === '' ? '.' : `: ${detail.replace(/\.$/, '')}.`}`
}

/** Said of a version without a signature wherever it is shown. */
export const UNSIGNED = 'Presentado sin firma de la persona titular'

const forHead = ({ resolution }: { readonly resolution: string }) =>
  resolution === '' ? '' : `, por delegación según ${resolution}`

/** By whom and how a version was signed, in a sentence. @param receivedAt ISO instant of its presentation. */
export function signatureWords(signature: ReportSignature, receivedAt: string): string {
  const when = formatMoment(receivedAt)
  if (signature.kind === 'unsigned') return `${UNSIGNED}. Lo presentó ${signature.presentedBy} (${when}).`
  const who = `${signature.name}, ${signature.position}${forHead(signature)}`
  if (signature.kind === 'account') return `Firmado en Espejo por ${who}, con su cuenta y su segundo paso (${when}).`
  const how = signature.kind === 'scan' ? 'Firma manuscrita, no comprobada.' : 'Archivo con firma digital.'
  return `Firmado fuera de Espejo por ${who}. ${how} Lo registró ${signature.registeredBy} (${when}).`
}

export function letterWords({ number, date }: PresentedContent['letter']): string {
  return number === '' || date === '' ? 'Sin número' : `${number}, del ${formatDate(date)}`
}

/** A figure as a table shows it, with its unit: never a zero for what nobody told. */
export function figureWords({ told, unit }: ReportFigure): string {
  return reportedWords(told, (value) => `${formatNumber(value)} ${unit}`)
}

export function completenessWords({ told, asked }: NovemberReport['completeness']): string {
  return `Informa ${formatNumber(told)} de ${formatCount(asked, 'tema', 'temas')}`
}

/** How reports are taken in, in the words of both sides. */
export function intakeWords(
  rule: { readonly alsoAtDesk: boolean; readonly document: string; readonly at: string; readonly who: string } | null,
): string {
  if (rule === null)
    return 'Presentarlo aquí no reemplaza la mesa de partes del MIMP: ingrese también el oficio por mesa de partes, con el PDF de este informe.'
  const said = `Lo dispuso el MIMP con ${rule.document} (${rule.who}, ${formatMoment(rule.at)}).`
  return rule.alsoAtDesk
    ? `Además de presentarlo aquí, ingrese el oficio por mesa de partes del MIMP. ${said}`
    : `Basta presentarlo aquí: no hace falta ingresarlo por mesa de partes. ${said}`
}

export const NO_SECOND_STEP = 'Su cuenta no tiene segundo paso. Actívelo en «Mi cuenta» y vuelva a firmar'
export const NOT_A_PDF = 'El informe firmado debe ser un PDF'
export const NO_SIGNATURE_IN_FILE =
  'El PDF no trae ninguna firma digital. Si se firmó a mano y se escaneó, elija «Manuscrita»'
