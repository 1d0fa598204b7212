import type { GroupBasis, GroupFigure } from '#db/queries/comparison.server.ts'
import { groupFairness, type GroupFairness } from '#surveys/disclosure/pool/group-fairness.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { formatCount, formatNumber, formatPercent } from '#app/kit/format.ts'
import { reachOf, reachWords } from '#app/kit/words/scope-words.ts'
import { NO_GROUP_WORDS, type GroupTerms } from './compared-sides.ts'
import { WAYS, type Fairness } from './fairness-box.ts'

/** Under this share of answers the silent weigh more than those who spoke. */
const FEW_ANSWERED = 50

const entitiesOf = (count: number) => formatCount(count, 'entidad', 'entidades')

function waysWords(bases: readonly GroupBasis[]): string {
  const counts = new Map<GroupBasis['ways'][number], number>()
  for (const way of bases.flatMap(({ ways }) => ways)) counts.set(way, (counts.get(way) ?? 0) + 1)
  const said = [...counts].map(([way, count]) => `${WAYS[way]} en ${entitiesOf(count)}`)
  return said.join(', ') || 'no registrada'
}

function numbers({ answered, reweighed, worst, entities }: GroupFairness): (readonly [string, string])[] {
  return [
    [
      'Participación',
      `${formatNumber(answered.n)} o más respuestas de ${formatNumber(answered.people)} personas (${formatPercent(answered.percent)}), en ${entitiesOf(entities)}`,
    ],
    [
      'Reponderado por sexo',
      reweighed
        ? `${reweighed.value}; sin reponderar, ${reweighed.raw}: promedio de las ${entitiesOf(reweighed.entities)} que publican mujeres y hombres, como si hubieran respondido en la proporción de su personal`
        : 'No se calcula: menos de cinco entidades publican los puntajes de mujeres y de hombres, o una reúne más de la mitad.',
    ],
    [
      'Si hubieran respondido todos',
      worst
        ? `Entre ${worst.low} y ${worst.high}: los extremos suponen 0 o 100 en quienes callaron en cada entidad`
        : 'No se calcula: no se sabe cuántas personas callaron.',
    ],
  ]
}

function warningsOf({ answered, reweighed }: GroupFairness, years: readonly string[]): string[] {
  return [
    ...(answered.percent < FEW_ANSWERED
      ? ['Respondió menos de la mitad del personal: quienes callaron podrían cambiar el puntaje del grupo.']
      : []),
    ...(reweighed && Math.abs(reweighed.value - reweighed.raw) >= 2
      ? ['Un sexo respondió bastante más que el otro: compare también el puntaje reponderado.']
      : []),
    ...(years.length > 1 ? [`Sus resultados son de años distintos: ${years.join(', ')}.`] : []),
  ]
}

/**
 * What stands beside a group so that nobody compares more than can be compared, about the entities that its overall is of.
 * @param figures of the group's entities, of all measures, reaches and series.
 */
export function groupFairnessOf(
  { id, name }: { readonly id: string; readonly name: string },
  figures: readonly GroupFigure[],
  bases: ReadonlyMap<string, GroupBasis>,
  { reach, series }: GroupTerms,
): Fairness {
  const overall = figures.filter(({ measure }) => measure === OVERALL)
  const entering = overall.filter((each) => each.series === series[OVERALL] && reachOf(each.scope) === reach)
  const basisOf = (entityId: string) => bases.get(entityId)
  const made = groupFairness(
    entering.flatMap(({ entityId, figure }) => {
      const base = basisOf(entityId)
      if (!base) return []
      const { women, men, cells } = base
      return [{ figure, staff: { women, men }, women: cells['mujer'] ?? null, men: cells['hombre'] ?? null }]
    }),
  )
  const [one] = entering
  const others = overall.length - entering.length
  const years = [...new Set(entering.map(({ releasedOn }) => releasedOn.slice(0, 4)))].sort()
  const out = others > 0 ? `; ${entitiesOf(others)} de otro alcance u otra versión no entran` : ''
  return {
    id,
    name,
    campaignId: null,
    facts: [
      ['Resultados de', years.join(', ') || 'ningún año'],
      ['Alcance', one ? `${reachWords(one.scope)}${out}` : `ninguna con el alcance que se compara${out}`],
      ['Forma de responder', waysWords(entering.flatMap(({ entityId }) => basisOf(entityId) ?? []))],
      ...('kind' in made ? [['Sus datos', NO_GROUP_WORDS[made.kind]] as const] : numbers(made)),
    ],
    warnings: 'kind' in made ? [] : warningsOf(made, years),
  }
}
