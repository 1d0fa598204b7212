import { claimSentence, participationSentence } from '#app/kit/words/claims/claims.ts'
import { evennessWords } from '#app/kit/words/claims/level-claims.ts'
import type { CalledGap } from '#app/kit/words/claims/summary-claims.ts'
import { columnDecimals, releaseDecimals } from '#app/kit/words/figure-words.ts'
import { SINGLE_LINK_WORDS, suppressionWords } from '#app/kit/words/names.ts'
import { SHOWN_FROM } from '#surveys/disclosure/noise/allocation.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import type { PlannedActions } from '../plan-links.ts'
import type { InstrumentDescription, Results } from '../view-results.server.ts'
import { heatMap } from './heat-map-facts.ts'
import { whereToWork } from './where-to-work-facts.ts'

/** Differences between women and men that are shown, of the overall and of each dimension. */
function shownGaps({ gaps }: Release, { dimensions }: Pick<InstrumentDescription, 'dimensions'>) {
  const titles: readonly (readonly [string, string | null])[] = [
    ['overall', null],
    ...dimensions.map(({ id, title }) => [id, title] as const),
  ]
  return titles.flatMap(([id, title]) => {
    const gap = gaps[id]
    return gap?.kind === 'estimated' ? [{ title, gap, isCalled: gapVerdict(gap) === 'called' }] : []
  })
}

type ShownGap = ReturnType<typeof shownGaps>[number]

/** The widest *brecha* that was called; of a dimension before the overall, which says less. */
function widestOf(shown: readonly ShownGap[]): CalledGap | null {
  const called = shown.filter((each) => each.isCalled)
  const dimensions = called.filter(({ title }) => title !== null)
  const [widest] = [...(dimensions.length > 0 ? dimensions : called)].sort(
    (one, other) => Math.abs(other.gap.difference) - Math.abs(one.gap.difference),
  )
  return widest ? { title: widest.title, difference: widest.gap.difference } : null
}

function gapTile(release: Release, instrument: InstrumentDescription, widest: CalledGap | null) {
  const ofDimensions = shownGaps(release, instrument).filter(({ title }) => title !== null)
  if (ofDimensions.length === 0) {
    const why = release.singleLink
      ? suppressionWords('single-link', release.k)
      : 'No se muestran resultados de mujeres y hombres por separado, para proteger el anonimato de grupos pequeños.'
    return { count: null, unit: '', says: [why] }
  }
  const called = ofDimensions.filter((each) => each.isCalled)
  return {
    count: claimSentence({ kind: 'gap-count', called: called.length, compared: ofDimensions.length }),
    unit: 'dimensiones',
    says: [
      ...(widest && called.length > 1
        ? [`La más ancha: ${widest.title ?? ''}.`]
        : called.length === 0
          ? [
              claimSentence({
                kind: 'gaps',
                compared: ofDimensions.map(({ title, gap }) => ({ title: title ?? '', verdict: gapVerdict(gap) })),
              }),
            ]
          : []),
    ],
  }
}

function participationTile(release: Release) {
  const { participation, k } = release
  const { title } = evennessWords(release.representativeness, k)
  const link = release.singleLink ? SINGLE_LINK_WORDS : null
  return {
    percent: participation.kind === 'suppressed' ? null : participation.percentOfPopulation,
    says: participationSentence(release, { withPercent: false }),
    evenness: title,
    link,
  }
}

/** What happened to people, and the trust beside which it is read; null where it is not asked. */
function happened({ prevalence, k, dimensions }: Release, instrument: InstrumentDescription) {
  if (!prevalence || !instrument.prevalence) return null
  const { trust } = instrument.prevalence
  return {
    any: prevalence.kind === 'noisy' ? prevalence.any : null,
    hidden: `No se muestra: hacen falta ${Math.max(SHOWN_FROM, k)} respuestas. Así se protege a quien respondió.`,
    trust: dimensions.find(({ id }) => id === trust)?.figure ?? null,
  }
}

/** Everything that the first page of a result says, in words and released figures. */
export function summaryOf(results: Results, planned: PlannedActions) {
  const { record, history, instrument } = results
  const { release } = record
  const decimals = releaseDecimals(release)
  const gaps = shownGaps(release, instrument)
  const widest = widestOf(gaps)
  // The head says a score and a difference: both with the decimals that both were released with.
  const spoken = columnDecimals(
    [release.overall, ...release.dimensions.map(({ figure }) => figure)],
    gaps.map(({ gap }) => ({ value: gap.difference, low: gap.low, high: gap.high })),
  )
  const asksWhatHappened = instrument.prevalence !== null
  return {
    headline: asksWhatHappened
      ? 'Lo que contó el personal y cuánto confía en el procedimiento'
      : claimSentence({ kind: 'summary', figure: release.overall, k: release.k, decimals: spoken, widest }),
    subject: claimSentence({
      kind: 'headline',
      subject: instrument.presentation.scoreSubject,
      figure: release.overall,
      k: release.k,
      decimals,
    }),
    describesAttitudes: instrument.presentation.describes === 'attitudes',
    score: release.overall,
    scale: { cuts: instrument.levels, k: release.k, decimals },
    participation: participationTile(release),
    gaps: gapTile(release, instrument, widest),
    happened: happened(release, instrument),
    map: heatMap({ release, history, releasedOn: record.releasedOn, instrument }),
    /** Where people are asked what happened to them nothing is put in an order. */
    work: asksWhatHappened ? null : whereToWork({ release, instrument, planned, decimals }),
  }
}

export type Summary = ReturnType<typeof summaryOf>
