import { formatCount, formatDate, formatInColumn, formatNumber, formatShortDate } from '#app/kit/format.ts'
import type { Words } from '#app/kit/documents/manuscript.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'
import type { PlanTexts } from '#app/kit/words/reason-texts.ts'
import { partOf } from '../plan-progress.ts'
import type { ShownAction } from '../view-plan.server.ts'
import { PART_NAMES } from '../words.ts'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** "S/ 12,500", "Sin costo adicional"; with the activity and year of the POI and the objective of the PEI where they are known. */
function costWords({ soles, poiActivity, poiYear, pei }: ShownAction): string {
  const cost = soles === null ? 'No se dijo' : soles === 0 ? 'Sin costo adicional' : `S/ ${formatNumber(soles)}`
  const poi = [poiYear === null ? '' : `POI ${poiYear}`, poiActivity].filter(Boolean).join(': ')
  return [cost, poi, pei === '' ? '' : `PEI: ${pei}`].filter(Boolean).join('. ')
}

/** Day by which it is due; of a plan from before there were days, its term. */
function dueWords({ dueOn, termMonths }: ShownAction): string {
  return dueOn === null ? `${formatCount(termMonths, 'mes', 'meses')} de plazo` : formatShortDate(dueOn)
}

/** How far it is, with the day of which that is known and what its indicator says. @param today ISO date in Lima time. */
export function stateWords(action: ShownAction, today: string): string {
  const part = partOf(action, today)
  if (part === null) return ''
  const since = action.progressOn === null ? '' : ` (al ${formatShortDate(action.progressOn)})`
  const now = action.indicatorNow === '' ? '' : `. ${action.indicatorNow}`
  return `${capital(PART_NAMES[part](1))}${since}${now}`
}

/** Where its dimension stood in the release and what it is to reach; empty where none is to move. */
export function targetWords({ baseline, target }: ShownAction, texts: PlanTexts): string {
  if (baseline === null) return ''
  const title = texts[baseline.instrumentHash]?.dimensions[baseline.dimension] ?? baseline.dimension
  const start = `«${title}» parte de ${formatInColumn(baseline.value, 1)}`
  return target === null ? `${start}.` : `${start} y debe llegar a ${formatNumber(target)}.`
}

export const MATRIX_COLUMNS = [
  { title: 'N.º', share: 3 },
  { title: 'Acción', share: 20 },
  { title: 'Responsable y quién está a cargo', share: 14 },
  { title: 'Inicio', share: 7.2 },
  { title: 'Fecha límite', share: 7.2 },
  { title: 'Indicador', share: 15 },
  { title: 'Medio de verificación', share: 15 },
  { title: 'Costo, POI y PEI', share: 10 },
  { title: 'Estado', share: 8.6 },
] as const

/** An accepted action as a row of the matrix. @param today ISO date in Lima time. */
export function matrixRow(action: ShownAction, number: number, today: string): readonly Words[] {
  return [
    String(number),
    action.title,
    action.inCharge === '' ? action.responsible : `${action.responsible}. A cargo: ${action.inCharge}`,
    action.startsOn === null ? 'Sin fecha' : formatShortDate(action.startsOn),
    dueWords(action),
    action.indicator,
    action.verification,
    costWords(action),
    stateWords(action, today),
  ]
}

export function normWords({ norms }: ShownAction): string {
  if (norms.length === 0) return 'Ninguna citada'
  return norms.map(({ label, marks }) => (marks.length > 0 ? `${label} (${marks.join('; ')})` : label)).join('; ')
}

/** Why an action stands in the plan, in full. */
export function whyWords(action: ShownAction, texts: PlanTexts): string {
  const reasons = action.reasons.map((reason) => reasonWords(reason, texts))
  return [...(reasons.length > 0 ? reasons : ['La agregó la entidad.']), action.rationale].filter(Boolean).join(' ')
}

/** What was decided against, with its day and reason. */
export function againstWords({ decidedOn, decisionReason }: ShownAction): string {
  const day = decidedOn === null ? '' : `Se decidió el ${formatDate(decidedOn)}. `
  return `${day}${decisionReason ?? 'No se dijo por qué.'}`
}
