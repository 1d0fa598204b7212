import type { ComparedRelease, GroupFigure } from '#db/queries/comparison.server.ts'
import { bandOf, type Band } from '#surveys/comparison/bands.ts'
import { postStratified } from '#surveys/comparison/post-stratify.ts'
import { worstCase } from '#surveys/comparison/unanswered.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { figureRange, figureValue } from '#app/kit/words/figure-words.ts'
import { GOVERNMENT_LEVEL_NAMES, SINGLE_LINK_WORDS, suppressionWords } from '#app/kit/words/names.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import { WAYS, type Fairness } from './fairness-box.ts'
import type { QuartilesFound } from './country-groups.server.ts'

const BAND_NAMES = ['cuarto más bajo', 'segundo cuarto', 'tercer cuarto', 'cuarto más alto'] as const

function bandWords(band: Band): string {
  if (band.kind === 'in') return `En el ${BAND_NAMES[band.band - 1] ?? ''}`
  return `Entre dos bandas: su intervalo va del ${BAND_NAMES[band.from - 1] ?? ''} al ${BAND_NAMES[band.to - 1] ?? ''}`
}

/** In which quarter of its level of government an entity lies, where enough entities applied. */
function bandFact(
  entity: ComparedRelease,
  own: GroupFigure | undefined,
  quartiles: (like: GroupFigure) => QuartilesFound,
): string {
  const level = GOVERNMENT_LEVEL_NAMES[entity.governmentLevel]
  if (own?.figure.kind !== 'scored' || own.figure.bound !== 'exact')
    return 'No se dice: su puntaje no se muestra exacto.'
  const found = quartiles(own)
  if ('kind' in found)
    return found.kind === 'few-entities'
      ? `Aún no hay suficientes aplicaciones: hacen falta ocho entidades de «${level}» con el mismo alcance.`
      : `No se dice: una sola entidad de «${level}» reúne más de la mitad de las respuestas.`
  const band = bandOf(own.figure, found.cuts)
  const cuts = found.cuts.map((cut) => formatNumber(cut)).join(', ')
  const of = `${formatNumber(found.entities)} entidades de «${level}», cada una cuenta igual; cortes ${cuts}`
  return band ? `${bandWords(band)} (${of}).` : `Todas puntúan casi igual: no hay bandas (${of}).`
}

function warnings({ release, ways }: ComparedRelease): string[] {
  const { representativeness: found } = release
  const reasons = found.kind === 'not-representative' ? found.reasons : []
  return [
    ...(reasons.includes('low-response')
      ? ['Respondió poca gente: su resultado no representa a todo el personal, y compararlo puede engañar.']
      : []),
    ...(reasons.includes('sexes-differ')
      ? ['Un sexo respondió bastante más que el otro: compare también el puntaje reponderado.']
      : []),
    ...(reasons.includes('sexes-not-known') ? ['No se puede decir si respondieron por igual mujeres y hombres.'] : []),
    ...(release.singleLink || ways.includes('single-link') ? [SINGLE_LINK_WORDS] : []),
  ]
}

/**
 * What stands beside an entity so that nobody compares more than can be compared.
 * @param own its overall among those of the country; undefined where it is in force no more.
 * @param quartiles of those that are like it.
 */
export function fairnessOf(
  entity: ComparedRelease,
  own: GroupFigure | undefined,
  quartiles: (like: GroupFigure) => QuartilesFound,
): Fairness {
  const { release } = entity
  const { participation, population, overall, cuts, k } = release
  const people = population ? population.women + population.men : null
  const sexes = cuts.find(({ segment }) => segment === 'sex')?.cells ?? 'none'
  const reweighed = postStratified(sexes, OVERALL, population)
  const bounds = worstCase({ figure: overall, population: people })
  const raw =
    overall.kind === 'scored'
      ? `${figureValue(overall)} ${figureRange(overall)}`.trim()
      : suppressionWords(overall.reason, k)
  return {
    id: entity.id,
    name: entity.name,
    campaignId: entity.campaignId,
    facts: [
      ['Resultado del', formatDate(entity.releasedOn)],
      [
        'Participación',
        participation.kind === 'shown'
          ? claimSentence({
              kind: 'participation',
              n: participation.n,
              people,
              percent: participation.percentOfPopulation,
            })
          : suppressionWords(participation.reason, k),
      ],
      ['Alcance', scopeWords(entity.scope)],
      ['Forma de responder', entity.ways.map((way) => WAYS[way]).join(', ') || 'no registrada'],
      ['Puntaje publicado', raw],
      [
        'Reponderado por sexo',
        reweighed
          ? `${formatNumber(reweighed.value)} entre ${formatNumber(reweighed.low)} y ${formatNumber(reweighed.high)}: como si mujeres y hombres hubieran respondido en la proporción del personal`
          : 'No se calcula: no se publican los puntajes de mujeres y de hombres.',
      ],
      [
        'Si hubieran respondido todos',
        bounds
          ? `Entre ${formatNumber(bounds.low)} y ${formatNumber(bounds.high)}: los extremos suponen 0 o 100 en quienes callaron (${formatPercent(100 - Math.round(bounds.answered * 100))} del personal)`
          : 'No se calcula: no se sabe cuántas personas callaron.',
      ],
      ['Banda en su nivel de gobierno', bandFact(entity, own, quartiles)],
    ],
    warnings: warnings(entity),
  }
}
