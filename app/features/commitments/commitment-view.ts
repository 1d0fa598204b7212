import { columnDecimals, figureRange, figureValue, releaseDecimals } from '#app/kit/words/figure-words.ts'
import type { ShownLogo } from '#app/kit/shell/logo.tsx'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { PlanWithVersions } from '#db/queries/commitments.server.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { promiseOf, tellsLevels } from '#surveys/disclosure/promised-page.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { AddedTable, Addition, CommitmentView, LevelRow } from './commitment-words.ts'
import { signedStates } from './signed-states.ts'

const HIDDEN = 'no se muestra'

/** The overall and every dimension, each with its title: none is left out by anybody's choice. */
function rowsOf({ overall, dimensions }: Release, { scoring }: Instrument) {
  const titles = new Map(scoring.dimensions.map(({ id, title }) => [id, title]))
  return [
    { id: 'overall', title: 'Resultado general', figure: overall },
    ...dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
}

function levelWords(figure: Figure): string {
  if (figure.kind === 'suppressed') return HIDDEN
  return figure.spansCut ? `${LEVEL_NAMES[figure.level]}, o el nivel de al lado` : LEVEL_NAMES[figure.level]
}

type Shown = Extract<Release['participation'], { readonly kind: 'shown' }>
type Result = { readonly release: Release; readonly participation: Shown; readonly instrument: Instrument }

/** Whether the numbers of a result may stand on its page at all. @param promisedOn ISO date of what was promised. */
function tellsResult({ participation, instrument }: Result, promisedOn: string): boolean {
  return tellsLevels(instrument) && participation.n >= promiseOf(promisedOn).levelsFrom
}

function levelsOf({ release, instrument }: Result): LevelRow[] {
  return rowsOf(release, instrument).map(({ id, title, figure }) => ({
    ...{ id, title, says: levelWords(figure) },
    level: figure.kind === 'scored' ? figure.level : null,
  }))
}

function scoresOf({ release, instrument }: Result): AddedTable {
  const decimals = releaseDecimals(release)
  return {
    id: 'scores',
    heading: 'Puntajes',
    says: 'De 0 a 100. El margen dice entre qué valores puede estar el puntaje; no cubre a quienes no respondieron.',
    columns: ['Tema', 'Puntaje', 'Margen'],
    rows: rowsOf(release, instrument).map(({ id, title, figure }) => ({
      id,
      cells:
        figure.kind === 'scored'
          ? [title, figureValue(figure, decimals), figureRange(figure, decimals)]
          : [title, HIDDEN, ''],
    })),
  }
}

function gapsOf({ release, instrument }: Result): AddedTable {
  const rows = rowsOf(release, instrument).map(({ id, title }) => {
    const found = release.gaps[id]
    return { id, title, gap: found?.kind === 'estimated' ? found : null }
  })
  const estimated = rows.flatMap(({ gap }) => gap ?? [])
  const decimals = columnDecimals(
    [],
    estimated.map(({ difference, low, high }) => ({ value: difference, low, high })),
  )
  return {
    id: 'gaps',
    heading: 'Mujeres y hombres',
    says: claimSentence({
      kind: 'gaps',
      compared: rows.map(({ title, gap }) => ({ title, verdict: gap && gapVerdict(gap) })),
    }),
    columns: ['Tema', 'Diferencia'],
    rows: rows.map(({ id, title, gap }) => ({
      id,
      cells: [title, gap ? claimSentence({ kind: 'gap', gap, k: release.k, decimals }) : HIDDEN],
    })),
  }
}

/** Parts that may be added to the page of a result; each is added whole, and where nothing of it is shown, not at all. */
export function possibleAdditions(result: Result, promisedOn: string): readonly Addition[] {
  if (!tellsResult(result, promisedOn)) return ['due-dates']
  const hasGaps = Object.values(result.release.gaps).some(({ kind }) => kind === 'estimated')
  return hasGaps ? ['scores', 'gaps', 'due-dates'] : ['scores', 'due-dates']
}

export type CommitmentFacts = {
  readonly campaignId: string
  readonly entity: string
  readonly logo: ShownLogo | null
  /** ISO dates: first and last day of answering, of the release, and of the promise that the notice made. */
  readonly opensOn: string
  readonly until: string
  readonly releasedOn: string
  readonly promisedOn: string
  readonly result: Result
  readonly plans: readonly PlanWithVersions[]
  readonly additions: readonly string[]
  /** ISO date in Lima time. */
  readonly today: string
}

/** All that the page of a campaign says: the minimum that was promised, and the parts that the head added. */
export function commitmentView(facts: CommitmentFacts): CommitmentView {
  const { campaignId, entity, logo, opensOn, until, releasedOn, promisedOn, result, plans, today } = facts
  const { release, participation, instrument } = result
  const added = possibleAdditions(result, promisedOn).filter((each) => facts.additions.includes(each))
  return {
    ...{ entity, logo, opensOn, until },
    questionnaire: instrument.publicTitle,
    participation: claimSentence({
      ...{ kind: 'participation-band', percent: participation.percentOfPopulation, k: release.k },
    }),
    levels: tellsResult(result, promisedOn) ? levelsOf(result) : null,
    plan: signedStates({ campaignId, releasedOn, plans, withDates: added.includes('due-dates'), today }),
    additions: [
      ...(added.includes('scores') ? [scoresOf(result)] : []),
      ...(added.includes('gaps') ? [gapsOf(result)] : []),
    ],
    asOf: today,
  }
}
