import {
  formatDifference,
  formatInColumn,
  formatNumber,
  formatPercent,
  formatStatistic,
  type Decimals,
} from '#app/kit/format.ts'
import { sumWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { ReleasedDimension } from '#surveys/disclosure/pool/item-analysis.ts'
import type { ItemDistribution, Release, Representativeness, Share } from '#surveys/disclosure/release.ts'

/** Titles at one end, the outermost first, with their scores. */
type NamedExtreme = {
  readonly alone: boolean
  readonly dimensions: readonly { readonly title: string; readonly value: number }[]
}

/** @property scored dimensions with a score. */
export type NamedExtremes = {
  readonly highest: NamedExtreme | null
  readonly lowest: NamedExtreme | null
  readonly scored: number
  readonly decimals: Decimals
}

function extremeWords(found: NamedExtreme, ends: readonly [one: string, several: string], decimals: Decimals): string {
  const named = found.dimensions.map(({ title, value }) => `${title} (${formatInColumn(value, decimals)})`).join('; ')
  return found.alone ? `${ends[0]}: ${named}.` : `${ends[1]}: ${named}.`
}

/** The highest and the lowest dimension, only as far as they are apart from the others. */
export function extremesWords({ highest, lowest, scored, decimals }: NamedExtremes): string {
  if (scored < 2) return 'No hay dos dimensiones con puntaje que comparar.'
  if (!highest && !lowest) return 'Ninguna dimensión se distingue de las demás: sus intervalos se cruzan.'
  return [
    highest ? extremeWords(highest, ['La dimensión más alta', 'Entre las más altas'], decimals) : null,
    lowest ? extremeWords(lowest, ['La dimensión más baja', 'Entre las más bajas'], decimals) : null,
  ]
    .filter(Boolean)
    .join(' ')
}

/** What was lowest before, beside the others: regression to the mean is named. */
export function formerlyLowestWords(found: {
  readonly title: string
  readonly change: number
  readonly others: number
  readonly decimals: Decimals
}) {
  const points = (change: number) => formatDifference(change, found.decimals)
  return `De las dimensiones que se comparan, la de menor puntaje de antes, «${found.title}», cambió ${points(found.change)} puntos; las otras, ${points(found.others)} en promedio. Lo más bajo de un año tiende a subir al siguiente aunque no se haga nada: compare los dos números antes de atribuirlo a una medida.`
}

/** How many answers came, of how many people: admissions are counted, not people. */
export function participationWords({
  n,
  people,
  percent,
}: {
  readonly n: number
  readonly people: number | null
  readonly percent: number | null
}): string {
  const answers = `Se recibieron ${formatNumber(n)} respuestas`
  if (people === null) return `${answers}.`
  const population = `una población de ${formatNumber(people)} personas`
  return percent === null ? `${answers}, en ${population}.` : `${answers} (${formatPercent(percent)} de ${population}).`
}

const QUARTERS = [
  'menos de un cuarto',
  'entre un cuarto y la mitad',
  'entre la mitad y tres cuartos',
  'tres cuartos o más',
]

/**
 * How many answered, as it is told to the staff: in quarters of all who work there, or from how many on.
 * @param percent of the population, 0-100; null where that is not known. @param k from how many answers on anything is told.
 */
export function participationBandWords({
  percent,
  k,
}: {
  readonly percent: number | null
  readonly k: number
}): string {
  if (percent === null) return `Se recibieron ${formatNumber(k)} respuestas o más.`
  return `Las respuestas equivalen a ${QUARTERS[Math.min(3, Math.floor(percent / 25))] ?? ''} del personal.`
}

type Reason = Extract<Representativeness, { kind: 'not-representative' }>['reasons'][number]

const PARTICIPATION_REASONS = {
  'low-response': 'Hay menos respuestas de las necesarias.',
  'sexes-differ': 'Mujeres y hombres respondieron en proporciones que difieren en más de 15 puntos.',
  'population-unknown': 'No se conoce la población de la entidad.',
  'sexes-not-known': 'No se puede comparar cuánto respondieron mujeres y hombres.',
} satisfies Record<Reason, string>

/** Said wherever participation is judged: no number of answers makes a sample of those who chose to give them. */
const WHO_CHOOSES = 'Responde quien quiere: quienes no respondieron pueden pensar distinto.'

function participationTitle(reasons: readonly Reason[]): string {
  const [few, uneven] = [reasons.includes('low-response'), reasons.includes('sexes-differ')]
  if (few && uneven) return 'Participación insuficiente y dispareja.'
  if (few) return 'Participación insuficiente.'
  return uneven ? 'Participación dispareja.' : 'No se puede decir si la participación es suficiente y pareja.'
}

/** Whether enough answered, and women and men alike; never that they stand for everybody. */
export function evennessWords(found: Release['representativeness'], k: number) {
  if (found.kind === 'suppressed') return { title: suppressionWords(found.reason, k), says: '', reasons: [] }
  if (found.kind === 'representative')
    return {
      title: 'Participación suficiente y pareja.',
      says: `Hay suficientes respuestas, y mujeres y hombres respondieron en proporciones parecidas. ${WHO_CHOOSES}`,
      reasons: [],
    }
  return {
    title: participationTitle(found.reasons),
    says: `Describe a quienes respondieron, no a toda la entidad. ${WHO_CHOOSES}`,
    reasons: found.reasons.map((reason) => PARTICIPATION_REASONS[reason]),
  }
}

/** How the answers to an item are given. */
export type ItemScale = 'agreement' | 'knowledge' | 'other'

/** One end of an item: what share answered so, and its score; `about`: only to the nearest 5. */
export type ItemEnd = {
  readonly text: string
  readonly scale: ItemScale
  /** `choice`: one option is right, there is nothing to agree with. */
  readonly keyed: 'favourable' | 'reverse' | 'choice'
  readonly side: 'favourable' | 'unfavourable'
  /** Of the answers on that side. */
  readonly shares: readonly Share[]
  readonly mean: number
  readonly about: boolean
  readonly decimals: Decimals
}

function whatTheyDid({ scale, keyed, side }: ItemEnd): string {
  if (scale === 'knowledge') return side === 'favourable' ? 'acertó' : 'no acertó'
  if (scale === 'other' || keyed === 'choice')
    return `dio una respuesta ${side === 'favourable' ? 'favorable' : 'desfavorable'} a`
  return (side === 'favourable') === (keyed === 'favourable') ? 'está de acuerdo con' : 'está en desacuerdo con'
}

/** "78% está en desacuerdo con: «…» (cerca de 80 de 100)": what was answered, not what the sentence of the item says. */
export function itemEndWords(end: ItemEnd): string {
  const score = end.about ? `cerca de ${formatNumber(end.mean)}` : formatInColumn(end.mean, end.decimals)
  return `${sumWords(end.shares)} ${whatTheyDid(end)}: «${end.text}» (${score} de 100)`
}

type LeftOut = Extract<ItemDistribution, { kind: 'shown' }>['leftOut']

/** What has no points in an item; *no sé* only where it has none. */
export function leftOutWords(leftOut: LeftOut, scale: ItemScale, k: number): string {
  const all = scale === 'knowledge' ? 'Sin respuesta o no aplica' : 'No sabe, sin respuesta o no aplica'
  if (leftOut.kind === 'suppressed') return `${all}: ${suppressionWords(leftOut.reason, k).toLowerCase()}`
  const { unknown, rest } = leftOut
  return [
    unknown ? `No sabe: ${formatPercent(unknown)}.` : null,
    rest ? `${unknown === null ? all : 'Sin respuesta o no aplica'}: ${formatPercent(rest)}.` : null,
  ]
    .filter(Boolean)
    .join(' ')
}

/** What does not enter a score, of the items that an instrument has. */
export function unknownRuleWords(items: { readonly opinions: number; readonly knowledge: number }): string {
  const blank = '«Prefiero no responder» y lo que queda en blanco no entran.'
  const inOpinions = items.opinions > 0 ? ['donde se pide una opinión, «no sé» no entra'] : []
  const inKnowledge =
    items.knowledge > 0
      ? [`en las ${formatNumber(items.knowledge)} preguntas que prueban un conocimiento, «no sé» entra con 0 puntos`]
      : []
  const rules = [...inOpinions, ...inKnowledge].join('; ')
  return rules === '' ? blank : `${blank} ${rules.charAt(0).toUpperCase()}${rules.slice(1)}.`
}

/** How the questions of a dimension go together over the country, and of how many answers that is known. */
export function alphaWords(found: ReleasedDimension | null): string {
  if (!found || found.items < 2) return 'Alfa de Cronbach: no se calcula, con menos de dos preguntas de opinión.'
  const used = `el ${formatPercent(found.usedPercent)} de las respuestas, las completas en esta dimensión`
  if (found.alpha === null) return `Alfa de Cronbach: no se calcula; se tendría solo ${used}.`
  return `Alfa de Cronbach: ${formatStatistic(found.alpha)}, de ${formatNumber(found.items)} preguntas de opinión, con ${used} (${formatNumber(found.casesFrom)} o más).`
}
