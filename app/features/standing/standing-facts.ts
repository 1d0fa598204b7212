import type { GroupBeside } from '#db/queries/score-groups.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { MEDIAN_FROM, QUARTILES_FROM } from '#surveys/disclosure/pool/score-group.ts'
import type { LevelCuts } from '#surveys/model/instrument.ts'
import { LEVEL_GROUP_NAMES, SIZE_NAMES } from '#app/kit/words/group-names.ts'
import { quarterDays } from '#app/kit/program/quarters.ts'
import type { QuartileRow } from '#app/kit/figures/quartile-plot.tsx'
import type { IntervalRow } from '#app/kit/figures/interval-plot.tsx'
import { sideOf, standingSentence } from '#app/kit/words/claims/standing-claims.ts'
import { formatDate, formatNumber, withinSentence } from '#app/kit/format.ts'

/** An entity's own results, oldest first, and what may be laid beside them. */
export type StandingFacts = {
  readonly own: readonly IntervalRow[]
  readonly levels: LevelCuts
  readonly governmentLevel: GovernmentLevel
  /** "la sede central, sin locadores, sin practicantes"; null where no staff answered. */
  readonly reach: string | null
  readonly beside: GroupBeside | null
}

function groupWords({ governmentLevel, reach, beside }: StandingFacts): string {
  const level = withinSentence(LEVEL_GROUP_NAMES[governmentLevel])
  const size = beside?.size ? `, ${withinSentence(SIZE_NAMES[beside.size])}` : ''
  const asked =
    reach === null
      ? 'con presupuesto verificado por el MIMP'
      : `que preguntaron a igual personal (${reach}), con resultado publicado`
  const until = beside ? ` hasta el ${formatDate(quarterDays(beside.quarter).to)}` : ''
  return `Su grupo: ${level}${size}, ${asked}${until}.`
}

function whereWords(
  { cuts: { othersFrom, median, quartiles }, isMember }: GroupBeside,
  newest: IntervalRow | undefined,
) {
  return [
    newest?.mark
      ? standingSentence(sideOf(newest.mark, median))
      : 'El puntaje de su entidad no se muestra, así que no se dice de qué lado de la mediana está.',
    `La mediana de las demás, ${formatNumber(othersFrom)} entidades o más, es de unos ${formatNumber(median)} puntos: la mitad puntúa menos y la mitad más.`,
    quartiles
      ? `Una de cada cuatro puntúa menos de unos ${formatNumber(quartiles[0])} puntos, y una de cada cuatro, más de unos ${formatNumber(quartiles[1])}.`
      : `Los cuartos se dicen desde ${QUARTILES_FROM} entidades además de la suya.`,
    ...(isMember ? [] : ['Su resultado no es de este grupo, el último que hay de entidades como la suya.']),
  ]
}

const NOT_YET = `Aún no hay suficientes aplicaciones para decir dónde está su entidad entre otras. Hacen falta otras ${MEDIAN_FROM} entidades de su nivel de gobierno, con la misma versión y el mismo alcance. Con menos, de la mediana se podría deducir el puntaje de una de ellas. Se cuenta al terminar cada trimestre, y cada resultado entra en un solo grupo.`

const NOTE =
  'Su entidad no cuenta en los valores de las demás. Se redondean a 5 puntos y no llevan nombre, para que nadie deduzca el puntaje de otra. No es un orden de mérito.'

const BAR_NOTE = 'La barra gruesa va del primer al tercer cuarto de las demás; la raya es su mediana.'

function groupRow({ cuts: { median, quartiles } }: GroupBeside): QuartileRow {
  return {
    ...{ title: 'Las demás de su grupo', median, quartiles, said: `mediana ${formatNumber(median)}` },
    range: quartiles ? `la mitad central, entre ${formatNumber(quartiles[0])} y ${formatNumber(quartiles[1])}` : '',
  }
}

/** Where an entity stands among those like it: in sentences, and as rows of a figure. */
export function standingOf(facts: StandingFacts) {
  const { own, levels, beside } = facts
  return {
    own,
    levels,
    groupSaid: groupWords(facts),
    /** Null where there is no group yet; then `notYet` says why. */
    group: beside && groupRow(beside),
    says: beside ? whereWords(beside, own.at(-1)) : [],
    notYet: beside ? null : NOT_YET,
    note: NOTE,
    plotNote: `${facts.reach === null ? 'El punto es lo que verificó el MIMP.' : 'El punto es el puntaje de su entidad y la línea su intervalo de 95%.'} ${beside?.cuts.quartiles ? BAR_NOTE : 'La raya es la mediana de las demás.'}`,
  }
}

export type Standing = ReturnType<typeof standingOf>
