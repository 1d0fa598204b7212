import { differenceWords } from './claims/difference-claims.ts'
import { figureRange, figureValue } from './figure-words.ts'
import { noisyWords } from './prevalence-words.ts'
import { formatDate, formatInColumn, formatNumber, formatPercent } from '#app/kit/format.ts'
import { SMALL_ENTITY_STAFF } from '#surveys/model/entity-kind.ts'
import type { DutyCondition, ProposalReason } from '#surveys/planning/proposal.ts'
import { GOVERNMENT_LEVEL_NAMES } from './names.ts'
import type { PlanTexts } from './reason-texts.ts'

/** `preventive`: what may happen to people, without what was found where the plan leaves the entity's own pages. */
export type PlanReason = ProposalReason | { readonly kind: 'preventive' }

/** "De quienes participaron, cerca de 12% (entre 5% y 21%) contó lo siguiente: chantaje o amenaza." */
function findingWords(
  { trigger: { finding }, published, instrumentHash }: Extract<ProposalReason, { kind: 'prevalence' }>,
  texts: PlanTexts,
): string {
  const { findings = {} } = texts[instrumentHash] ?? {}
  const titleOf = (id: string) => (findings[id] ?? id).toLowerCase()
  return published
    ? `De quienes participaron, ${noisyWords(published.share)} contó lo siguiente: ${titleOf(published.id)}.`
    : `Para prevenir o atender esto, haya o no casos: ${titleOf(finding)}.`
}

/** Of conditions nothing is known here: whether somebody complained is not asked. */
function conditionWords(condition: DutyCondition): string {
  switch (condition.kind) {
    case 'staff':
      return `si trabajan ${condition.minimum} o más personas, y no hay una cifra de personal confirmada`
    case 'when-a-complaint-comes':
      return 'cada vez que se recibe una denuncia o se conoce un hecho'
    case 'if-complaints-in-the-half-year':
      return 'solo si en el semestre la entidad conoció o gestionó denuncias; Espejo no lo pregunta'
  }
}

function dutyWords({ onlyIf = [] }: Extract<ProposalReason, { kind: 'duty' }>): string {
  if (onlyIf.length === 0) return 'Es un deber por norma, sea cual sea el resultado.'
  return `Es un deber por norma ${onlyIf.map(conditionWords).join(', y ')}.`
}

function fittedWords({ entity: { level, staff } }: Extract<ProposalReason, { kind: 'fitted' }>): string {
  const size = staff !== null && staff < SMALL_ENTITY_STAFF ? ` con menos de ${SMALL_ENTITY_STAFF} personas` : ''
  return `Está escrita para una entidad de este tipo: ${GOVERNMENT_LEVEL_NAMES[level].toLowerCase()}${size}.`
}

/**
 * Why an action is proposed, in one sentence: which result, how low, how sure.
 * @param texts of the instrument that the reason names, among others.
 */
export function reasonWords(reason: PlanReason, texts: PlanTexts): string {
  const words = causeWords(reason, texts)
  return 'added' in reason && reason.added
    ? `También, por el resultado del ${formatDate(reason.added.on)}: ${words}`
    : words
}

function causeWords(reason: PlanReason, texts: PlanTexts): string {
  if (reason.kind === 'preventive') return 'Para prevenir y atender el hostigamiento, haya o no casos.'
  const { dimensions = {}, items = {}, reversed = [] } = texts[reason.instrumentHash] ?? {}
  const titleOf = (dimension: string) => dimensions[dimension] ?? dimension
  const questionOf = (item: string) => items[item] ?? item
  const keyOf = (item: string) => (reversed.includes(item) ? ', donde lo favorable es estar en desacuerdo,' : '')
  switch (reason.kind) {
    case 'dimension': {
      const title = titleOf(reason.trigger.dimension)
      const range = figureRange(reason.figure)
      const lowest = reason.amongLowest ? ', entre las dimensiones más bajas' : ''
      const sure =
        reason.figure.high < reason.trigger.score ? 'El margen también queda por debajo' : 'El margen llega a pasarlo'
      return `«${title}» obtuvo ${figureValue(reason.figure)} de 100${range ? ` (${range})` : ''}${lowest}; la acción se propone por debajo de ${formatNumber(reason.trigger.score)}. ${sure}.`
    }
    case 'item':
      return `La pregunta «${questionOf(reason.item)}»${keyOf(reason.item)} obtuvo cerca de ${formatNumber(reason.mean)} de 100, por debajo de ${formatNumber(reason.trigger.score)}.`
    case 'unknown':
      return `En la pregunta «${questionOf(reason.item)}», el ${formatPercent(reason.percent)} no sabe.`
    case 'gap': {
      const title = titleOf(reason.trigger.dimension)
      return `Hay una brecha entre mujeres y hombres en «${title}»: ${differenceWords(reason)}.`
    }
    case 'perceived-norm':
      return `El ${formatPercent(reason.own)} responde a favor de la igualdad, y solo el ${formatPercent(reason.perceived)} cree que sus colegas lo harían: «${questionOf(reason.item)}».`
    case 'warning':
      return `Señal de peligro: la pregunta «${questionOf(reason.trigger.item)}»${keyOf(reason.trigger.item)} obtuvo cerca de ${formatNumber(reason.mean)} de 100. Va primero aunque lo demás esté bien.`
    case 'prevalence':
      return findingWords(reason, texts)
    case 'rated-dimension': {
      const title = titleOf(reason.trigger.dimension)
      return `En presupuesto, «${title}» suma ${formatInColumn(reason.score, 1)} de 100${reason.rank === 1 ? ', la dimensión más baja' : ''}; la acción se propone por debajo de ${formatNumber(reason.trigger.score)}.`
    }
    case 'rated-item':
      return `La entidad se ubicó en el nivel ${reason.level} de 3 en «${questionOf(reason.item)}».`
    case 'duty':
      return dutyWords(reason)
    case 'fitted':
      return fittedWords(reason)
  }
}
