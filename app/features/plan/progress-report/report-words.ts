import { formatCount, formatDate, formatNumber, formatShortDate } from '#app/kit/format.ts'
import type { Words } from '#app/kit/documents/manuscript.ts'
import { PART_STATES } from '../carry-out/words.ts'
import { countProofs, type CountedProofs } from './at-cut-off.ts'
import { REPORTED_PARTS, type ProgressReport, type ReportedAction } from './progress-report.ts'

type Of = Pick<ProgressReport, 'cutOff' | 'standing' | 'on' | 'until'>

/** Name of a report: of a day that has not come it says so. */
export function reportTitle({ cutOff, standing }: Pick<Of, 'cutOff' | 'standing'>): string {
  return standing === 'preliminary'
    ? `Informe preliminar de avance, corte del ${formatDate(cutOff)}`
    : `Informe de avance al ${formatDate(cutOff)}`
}

/** Of which day it is, and whether anything of it can change. */
export function standingWords({ cutOff, standing, on, until }: Of): string {
  switch (standing) {
    case 'preliminary':
      return `Preliminar: dice cómo va el plan al ${formatDate(on)}. El corte es el ${formatDate(cutOff)}.`
    case 'open':
      return `Se puede informar para este corte hasta el ${formatDate(until)}: hasta ese día puede cambiar.`
    case 'settled':
      return `Cerrado: cuenta lo que se informó para este corte hasta el ${formatDate(until)}. Lo informado después no lo cambia.`
  }
}

/** For what a report serves: that of 31 October is what the Ministry is told in November. @param norm as it is cited. */
export function purposeWords({ cutOff }: Pick<Of, 'cutOff'>, norm: string): string {
  return cutOff.endsWith('-10-31')
    ? `Es el avance que la entidad informa al MIMP en noviembre (${norm}).`
    : `Sirve al seguimiento del plan de actividades (${norm}).`
}

const total = ({ actions }: Pick<ProgressReport, 'actions'>) => actions.length

/** "5 de 20": a number of actions never stands without all there are. */
export function ofAll(count: number, report: Pick<ProgressReport, 'actions'>): string {
  return `${formatNumber(count)} de ${formatNumber(total(report))}`
}

/** Parts of the plan, how many actions are in each, and which by their number in the report; then all of it. */
export function countRows(report: Pick<ProgressReport, 'actions' | 'counts'>): (readonly string[])[] {
  const numbers = (part: ReportedAction['part']) =>
    report.actions.flatMap((action) => (action.part === part ? [String(action.number)] : []))
  return [
    ...REPORTED_PARTS.map((part) => [
      PART_NAMES_OF_MANY[part],
      ofAll(report.counts[part], report),
      numbers(part).join(', ') || 'Ninguna',
    ]),
    ['Acciones aceptadas', formatNumber(total(report)), 'Todas'],
  ]
}

/** What each part is called where its actions are counted. */
export const PART_NAMES_OF_MANY = {
  done: 'Hechas',
  'under-way': 'En marcha, sin vencer',
  accepted: 'Sin empezar, sin vencer',
  overdue: 'Vencidas sin estar hechas',
  stopped: 'Detenidas',
} satisfies Record<(typeof REPORTED_PARTS)[number], string>

/** How far the plan is, in a sentence; never a percentage, which would hide how few or how many they are. */
export function progressWords({ actions, counts }: Pick<ProgressReport, 'actions' | 'counts'>): string {
  const open = actions.length - counts.done
  const all = formatCount(actions.length, 'acción aceptada', 'acciones aceptadas')
  if (open === 0)
    return actions.length === 1
      ? 'La única acción aceptada está hecha.'
      : `Las ${all} están hechas: ninguna queda abierta.`
  const done = counts.done === 1 ? '1 está hecha' : `${formatNumber(counts.done)} están hechas`
  const left = open === 1 ? 'queda abierta 1' : `quedan abiertas ${formatNumber(open)}`
  return `De ${all}, ${done} y ${left}.`
}

/** Of how many nothing was told for the cut-off; empty for none. */
export function untoldWords(report: Pick<ProgressReport, 'actions' | 'untold' | 'standing'>): string {
  if (report.untold === 0) return ''
  const yet = report.standing === 'settled' ? '' : ' todavía'
  return `De ${ofAll(report.untold, report)} no se informó nada${yet} para este corte: cuentan como estaban cuando se informó por última vez, o sin empezar.`
}

export function proofWords(proofs: CountedProofs): string {
  const all = countProofs(proofs)
  if (all === 0) return 'Ninguno'
  const { files, links, documents, namingPeople } = proofs
  const parts = [
    ...(files > 0 ? [formatCount(files, 'archivo', 'archivos')] : []),
    ...(links > 0 ? [formatCount(links, 'enlace', 'enlaces')] : []),
    ...documents,
    ...(namingPeople > 0
      ? [`${formatNumber(namingPeople)} que nombra${namingPeople === 1 ? '' : 'n'} a personas`]
      : []),
  ]
  return `${formatCount(all, 'medio', 'medios')}: ${parts.join('; ')}`
}

export function responsibleWords({ responsible, inCharge }: Pick<ReportedAction, 'responsible' | 'inCharge'>): string {
  return inCharge === '' ? responsible : `${responsible}. A cargo: ${inCharge}`
}

/** Why an action is late or stopped, or what was said instead. */
export function whyWords({ why, before }: Pick<ReportedAction, 'why' | 'before'>): string {
  if (why !== '') return why
  return before === '' ? 'No se dijo por qué.' : `No se dijo por qué. Antes de vencer se informó: ${before}`
}

export const dayWords = (day: string | null): string => (day === null ? 'Sin fecha' : formatShortDate(day))

/** When that was told which counts, or that nothing was. */
export function toldWords({ told }: Pick<ReportedAction, 'told'>, { cutOff }: Pick<Of, 'cutOff'>): string {
  if (told === null) return 'Sin informar'
  return told.cutOff === cutOff
    ? `Informada el ${formatShortDate(told.on)}`
    : `Según lo informado para el corte del ${formatShortDate(told.cutOff)}`
}

export function stateWords(action: ReportedAction, of: Pick<Of, 'cutOff'>): Words {
  const more = [
    toldWords(action, of),
    action.sentBackOn === null ? '' : `Se informó hecha y se devolvió el ${formatShortDate(action.sentBackOn)}`,
    action.isUnsigned ? 'Entró por una modificación que aún no se firma' : '',
  ].filter((words) => words !== '')
  return [{ bold: PART_STATES[action.part] }, `. ${more.join('. ')}`]
}

export function indicatorWords({ indicator, indicatorNow }: ReportedAction): Words {
  const asked = indicator === '' ? '' : `Indicador: ${indicator}`
  return indicatorNow === '' ? `Sin dato. ${asked}`.trim() : [{ bold: indicatorNow }, `. ${asked}`.trimEnd()]
}
