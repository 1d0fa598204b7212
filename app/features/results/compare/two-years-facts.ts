import { claimSentence, participationSentence } from '#app/kit/words/claims/claims.ts'
import { evennessWords } from '#app/kit/words/claims/level-claims.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import { changeVerdict } from '#surveys/disclosure/verdict.ts'
import type { InstrumentDescription } from '../view-results.server.ts'
import { changeBetween, type Applied } from './change-between.ts'
import type { PairRow } from '#app/kit/figures/pair-plot.tsx'

type Known = Pick<ReleaseRecord, 'releasedOn'>

/** The shortest word that names a result among those of its instrument: its year, or its day where the year has two. */
export function whenWord({ releasedOn }: Known, all: readonly Known[]): string {
  const year = releasedOn.slice(0, 4)
  return all.filter((each) => each.releasedOn.startsWith(year)).length > 1 ? releasedOn : year
}

/** The result that a word names; of a year with two its last. */
function named<Each extends Known>(all: readonly Each[], word: string): Each | null {
  const found = all.filter(({ releasedOn }) => releasedOn.startsWith(word))
  return found[found.length - 1] ?? null
}

/** A place of two applications with what may be said of its change. */
export type ComparedRow = PairRow & { readonly change: Change }

function rowsOf(earlier: Applied, later: Applied, { dimensions }: Pick<InstrumentDescription, 'dimensions'>) {
  const { change } = changeBetween(earlier, later)
  const of = (id: string) => ({
    first: earlier.release.dimensions.find((each) => each.id === id)?.figure ?? null,
    second: later.release.dimensions.find((each) => each.id === id)?.figure ?? null,
    change: change.dimensions.find((each) => each.id === id)?.change ?? { kind: 'not-shown' as const },
  })
  return [
    {
      id: 'overall',
      title: 'Resultado general',
      first: earlier.release.overall,
      second: later.release.overall,
      change: change.overall,
    },
    ...dimensions.map(({ id, title }) => ({ id, title, ...of(id) })),
  ] satisfies readonly ComparedRow[]
}

/** What one must know of an application before its numbers stand beside others. */
function sideOf(record: Applied, word: string) {
  const { release } = record
  return {
    name: word,
    k: release.k,
    releasedOn: record.releasedOn,
    version: release.instrument.version,
    scope: scopeWords(record.scope),
    participation: participationSentence(release),
    evenness: evennessWords(release.representativeness, release.k).title,
  }
}

export type ComparedSide = ReturnType<typeof sideOf>

type Asked = {
  readonly record: Applied
  /** The applications before it that she may read, oldest first. */
  readonly before: readonly Applied[]
  readonly instrument: Pick<InstrumentDescription, 'dimensions' | 'levels'>
  readonly word: string | undefined
}

/**
 * Two applications side by side, the one that an address names and this one. Reads released figures only; what changed
 * is said by the rule of the page of time, so no other number and no other claim can stand here.
 */
export function twoYears({ record, before, instrument, word }: Asked) {
  const all = [...before, record]
  const earlier = word === undefined ? null : named(before, word)
  const choices = before.map((each) => whenWord(each, all))
  if (word === undefined) return { choices, asked: null, shown: null }
  if (!earlier) return { choices, asked: word, shown: null }
  const since = whenWord(earlier, all)
  const rows = rowsOf(earlier, record, instrument)
  const { versions, scopes, change } = changeBetween(earlier, record)
  return {
    choices,
    asked: since,
    shown: {
      sides: [sideOf(earlier, since), sideOf(record, whenWord(record, all))] as const,
      levels: instrument.levels,
      rows,
      versions,
      scopes,
      formerlyLowest: change.formerlyLowest,
      says: claimSentence({
        kind: 'changes',
        since: `la aplicación de ${since}`,
        compared: rows.map(({ title, change: each }) => ({
          title,
          verdict: each.kind === 'estimated' ? changeVerdict(each) : null,
        })),
      }),
    },
  }
}

export type TwoYears = ReturnType<typeof twoYears>
