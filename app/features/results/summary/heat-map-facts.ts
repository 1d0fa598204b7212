import type { Decimals } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { mapMarksWords, markedDifference } from '#app/kit/words/claims/summary-claims.ts'
import { columnDecimals, differenceAloneWords, figureValue } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { Figure, Gap, Release } from '#surveys/disclosure/release.ts'
import { changeVerdict, gapVerdict } from '#surveys/disclosure/verdict.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { InstrumentDescription, Timeline } from '../view-results.server.ts'

/** What stands in one place of the map; `hidden` names one of the notes below it by its letter. */
export type MapCell =
  | { readonly kind: 'score'; readonly text: string; readonly level: MaturityLevelId; readonly change: CalledChange }
  | { readonly kind: 'difference'; readonly text: string; readonly boxed: boolean; readonly says: string }
  | { readonly kind: 'hidden'; readonly note: string }
  | { readonly kind: 'empty'; readonly text: string }

/** A change that was called since the application before, with its words; null where none was. */
type CalledChange = { readonly way: 'up' | 'down'; readonly says: string } | null

export type MapRow = {
  readonly id: string
  readonly title: string
  /** One cell of each year of `years`. */
  readonly scores: readonly MapCell[]
  /** Women and men, the difference last; empty where nothing of them is shown of any place, the difference alone where no level is. */
  readonly sexes: readonly MapCell[]
}

export type HeatMap = {
  readonly years: readonly { readonly id: string; readonly label: string }[]
  /** Titles of the columns after the years. */
  readonly sexes: readonly string[]
  readonly rows: readonly MapRow[]
  /** Why something is hidden, by the letter that stands in its place. */
  readonly notes: readonly { readonly letter: string; readonly says: string }[]
  readonly marks: readonly string[]
  /** Years before these stand in the tab of time. */
  readonly olderYears: boolean
}

/** Applications that the map has room for, this one among them. */
const SHOWN_YEARS = 3
const OVERALL = { id: 'overall', title: 'Resultado general' }

type Asked = {
  readonly release: Release
  readonly history: Timeline | null
  readonly releasedOn: string
  readonly instrument: Pick<InstrumentDescription, 'dimensions'>
}

/** Letters of the reasons, in the order in which they are met. */
function lettersOf() {
  const found = new Map<string, string>()
  return {
    letterFor(says: string): string {
      const letter = found.get(says) ?? String.fromCharCode('a'.charCodeAt(0) + found.size)
      found.set(says, letter)
      return letter
    },
    notes: () => [...found].map(([says, letter]) => ({ letter, says })),
  }
}

type Letters = ReturnType<typeof lettersOf>

function scoreCell(figure: Figure | undefined, k: number, asked: { decimals: Decimals; letters: Letters }): MapCell {
  if (!figure) return { kind: 'empty', text: 'no se preguntaba' }
  if (figure.kind === 'suppressed')
    return { kind: 'hidden', note: asked.letters.letterFor(suppressionWords(figure.reason, k)) }
  return { kind: 'score', text: figureValue(figure, asked.decimals), level: figure.level, change: null }
}

function withChange(cell: MapCell, change: Change | undefined, decimals: Decimals): MapCell {
  if (cell.kind !== 'score' || change?.kind !== 'estimated' || changeVerdict(change) !== 'called') return cell
  const says = claimSentence({ kind: 'called-change', change, decimals })
  return { ...cell, change: { way: change.difference > 0 ? 'up' : 'down', says } }
}

function gapCell(gap: Gap | undefined, k: number, asked: { decimals: Decimals; letters: Letters }): MapCell {
  if (!gap) return { kind: 'empty', text: 'no se compara' }
  if (gap.kind === 'suppressed')
    return { kind: 'hidden', note: asked.letters.letterFor(suppressionWords(gap.reason, k)) }
  const verdict = gapVerdict(gap)
  return {
    kind: 'difference',
    text: markedDifference(gap.difference, verdict, asked.decimals),
    boxed: verdict === 'called',
    says: claimSentence({ kind: 'gap-verdict', verdict }),
  }
}

/** Scores of women and of men of a place of a release; undefined where the cut has no such cell. */
function sexFigures({ cuts }: Pick<Release, 'cuts'>, id: string) {
  const cells = cuts.find(({ segment }) => segment === 'sex')?.cells ?? 'none'
  const of = (value: string): Figure | undefined => {
    const cell = cells === 'none' ? undefined : cells.find((each) => each.value === value)
    return id === 'overall' ? cell?.overall : cell?.dimensions[id]
  }
  return { women: of('mujer'), men: of('hombre') }
}

function decimalsOf(releases: readonly Pick<Release, 'overall' | 'dimensions'>[], release: Release): Decimals {
  const places = ['overall', ...release.dimensions.map(({ id }) => id)]
  const sexes = places.flatMap((id) => Object.values(sexFigures(release, id)))
  const gaps = Object.values(release.gaps).flatMap((gap) =>
    gap.kind === 'estimated' ? [{ value: gap.difference, low: gap.low, high: gap.high }] : [],
  )
  return columnDecimals(
    [...releases.flatMap(({ overall, dimensions }) => [overall, ...dimensions.map(({ figure }) => figure)]), ...sexes],
    gaps,
  )
}

/** Which columns of women and men a map has: none, the differences alone, or both levels beside them. */
function sexColumns(release: Release): readonly string[] {
  const places = ['overall', ...release.dimensions.map(({ id }) => id)]
  const isLevelShown = places.some((id) =>
    Object.values(sexFigures(release, id)).some((each) => each?.kind === 'scored'),
  )
  const isGapShown = Object.values(release.gaps).some(({ kind }) => kind === 'estimated')
  if (isLevelShown) return ['Mujeres', 'Hombres', 'Diferencia']
  return isGapShown ? ['Mujeres − hombres'] : []
}

/** The map of a release: a row for the overall and each dimension, a column for each year, women, men, and their difference. */
export function heatMap({ release, history, releasedOn, instrument }: Asked): HeatMap {
  const all = history?.releases ?? [
    { releasedOn, k: release.k, overall: release.overall, dimensions: release.dimensions },
  ]
  const releases = all.slice(-SHOWN_YEARS)
  const asked = { decimals: decimalsOf(releases, release), letters: lettersOf() }
  const changes = new Map<string, Change>([
    ...(history ? [['overall', history.change.overall] as const] : []),
    ...(history?.change.dimensions ?? []).map(({ id, change }) => [id, change] as const),
  ])
  const columns = sexColumns(release)
  const sexes = (id: string): readonly MapCell[] => {
    if (columns.length === 0) return []
    const gap = gapCell(release.gaps[id], release.k, asked)
    if (columns.length === 1) return [gap]
    const { women, men } = sexFigures(release, id)
    return [scoreCell(women, release.k, asked), scoreCell(men, release.k, asked), gap]
  }
  const rows = [OVERALL, ...instrument.dimensions].map(({ id, title }): MapRow => {
    const figureOf = (each: Pick<Release, 'overall' | 'dimensions'>) =>
      id === 'overall' ? each.overall : each.dimensions.find((dimension) => dimension.id === id)?.figure
    const scores = releases.map((each) => scoreCell(figureOf(each), each.k, asked))
    const last = scores.length - 1
    return {
      id,
      title,
      scores: scores.map((cell, at) => (at === last ? withChange(cell, changes.get(id), asked.decimals) : cell)),
      sexes: sexes(id),
    }
  })
  const cells = rows.flatMap(({ scores }) => scores)
  return {
    years: releases.map((each) => ({ id: each.releasedOn, label: each.releasedOn.slice(0, 4) })),
    sexes: columns,
    rows,
    notes: asked.letters.notes(),
    marks: [
      ...(columns.length === 1 ? [differenceAloneWords(release.k)] : []),
      ...mapMarksWords({
        changes: cells.some((cell) => cell.kind === 'score' && cell.change !== null),
        gaps: columns.length > 0,
      }),
    ],
    olderYears: all.length > SHOWN_YEARS,
  }
}
