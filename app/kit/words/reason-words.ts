import { differenceWords } from './claims/difference-claims.ts'
import { figureRange, figureValue } from './figure-words.ts'
import { noisyWords } from './prevalence-words.ts'
import { formatCount, formatDate, formatInColumn, formatNumber, formatPercent } from '#app/kit/format.ts'
import { SMALL_ENTITY_STAFF } from '#surveys/model/entity-kind.ts'
import type { LegalTerm } from '#surveys/model/legal-term.ts'
import type { DutyCondition, ProposalReason } from '#surveys/planning/proposal.ts'
import type { PublishedFinding } from '#surveys/planning/published-findings.ts'
import { GOVERNMENT_LEVEL_NAMES } from './names.ts'
import type { PlanTexts } from './reason-texts.ts'

/** `preventive`: what may happen to people, without what was found where the plan leaves the entity's own pages. */
export type PlanReason = ProposalReason | { readonly kind: 'preventive' }

type Texts = PlanTexts[string]

/**
 * "De quienes participaron, cerca de 12% (entre 5% y 21%) contó lo siguiente: chantaje o amenaza." Pages of the result say
 * it; a plan never does.
 */
export function findingWords({ id, share }: PublishedFinding, texts: Texts | undefined): string {
  const title = (texts?.findings[id] ?? id).toLowerCase()
  return `De quienes participaron, ${noisyWords(share)} contó lo siguiente: ${title}.`
}

/** "A", "A y B", "A, B y C". */
function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1) ?? ''}`
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

function termWords(term: LegalTerm | undefined): string {
  switch (term?.kind) {
    case 'working-days':
      return `. Plazo de la norma: ${formatCount(term.days, 'día hábil', 'días hábiles')} en cada caso`
    case 'date':
      return `. Plazo de la norma: ${formatDate(term.on)}`
    case 'each-half-year':
      return '. La norma lo pide cada semestre'
    case 'each-year':
      return '. La norma lo pide cada año'
    case 'standing':
    case undefined:
      return ''
  }
}

/** "Decreto Supremo 014-2019-MIMP, artículo 17" */
function groundWords({ norms = [] }: Extract<ProposalReason, { kind: 'duty' }>): string {
  const cited = norms.map(({ label, place }) => (place === null ? label : `${label}, ${place}`))
  return cited.length === 0 ? '' : ` (${cited.join('; ')})`
}

function dutyWords(reason: Extract<ProposalReason, { kind: 'duty' }>): string {
  const { onlyIf = [], legalTerm } = reason
  const when = onlyIf.length === 0 ? ', sea cual sea el resultado' : ` ${onlyIf.map(conditionWords).join(', y ')}`
  return `Es un deber por norma${groundWords(reason)}${when}${termWords(legalTerm)}.`
}

function dimensionWords(reason: Extract<ProposalReason, { kind: 'dimension' }>, texts: Texts | undefined): string {
  const { figure, trigger, items = [], gap } = reason
  const title = texts?.dimensions[trigger.dimension] ?? trigger.dimension
  const range = figureRange(figure)
  const source = texts ? ` de ${texts.source},` : ''
  const lowest = reason.amongLowest ? ', entre las dimensiones más bajas' : ''
  const pulled = items.map(({ id, mean }) => `«${texts?.items[id] ?? id}» (cerca de ${formatNumber(mean)})`)
  const pulling = pulled.length === 0 ? '' : ` Lo bajan sobre todo: ${joined(pulled)}.`
  const apart = gap ? ` Hay una brecha: ${differenceWords(gap)}.` : ''
  const sure = figure.high < trigger.score ? 'El margen también queda por debajo' : 'El margen llega a pasarlo'
  return `«${title}»,${source} obtuvo ${figureValue(figure)} de 100${range ? ` (${range})` : ''}${lowest}; la acción se propone por debajo de ${formatNumber(trigger.score)}. ${sure}.${pulling}${apart}`
}

/** How a bounded mean reads: "hasta 5", "al menos 95", "cerca de 48". */
const BOUND_WORDS = { exact: 'cerca de', 'at-most': 'hasta', 'at-least': 'al menos' } as const

function poolWords(reason: Extract<ProposalReason, { kind: 'pool-dimension' }>, texts: Texts | undefined): string {
  const { trigger, value, bound, entities, quarter } = reason
  const title = texts?.dimensions[trigger.dimension] ?? trigger.dimension
  const source = texts ? ` de ${texts.source},` : ''
  return `Según otras entidades del país, no según su personal, que es muy poco para medirlo sin exponer a nadie: en ${formatCount(entities, 'entidad', 'entidades')} del trimestre ${quarter} «${title}»,${source} promedió ${BOUND_WORDS[bound]} ${formatNumber(value)} de 100; la acción se propone por debajo de ${formatNumber(trigger.score)}.`
}

function notMeasuredWords(
  { dimensions }: Extract<ProposalReason, { kind: 'not-measured' }>,
  texts: Texts | undefined,
): string {
  const titles = dimensions.map((id) => `«${texts?.dimensions[id] ?? id}»`)
  const source = texts ? ` de ${texts.source}` : ''
  return `No se pudo medir, para proteger a quienes respondieron: ${joined(titles)}${source}. No quiere decir que ande mal.`
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
  const own = texts[reason.instrumentHash]
  const { dimensions = {}, items = {}, reversed = [], findings = {} } = own ?? {}
  const titleOf = (dimension: string) => dimensions[dimension] ?? dimension
  const questionOf = (item: string) => items[item] ?? item
  const keyOf = (item: string) => (reversed.includes(item) ? ', donde lo favorable es estar en desacuerdo,' : '')
  switch (reason.kind) {
    case 'dimension':
      return dimensionWords(reason, own)
    case 'pool-dimension':
      return poolWords(reason, own)
    case 'not-measured':
      return notMeasuredWords(reason, own)
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
      return `Para prevenir o atender esto, haya o no casos: ${(findings[reason.trigger.finding] ?? reason.trigger.finding).toLowerCase()}.`
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
