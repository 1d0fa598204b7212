import type { PrevalenceSpec } from '#surveys/model/prevalence-spec.ts'

type Answers = Readonly<Record<string, string>>

/** Id → people who said yes. */
type People = Readonly<Record<string, number>>

/**
 * What the experience rows of a campaign come to: everywhere people who told of something, each counted at most once.
 * Exact, hence **never shown**: only `surveys/disclosure/` may read it.
 */
export type PrevalenceCounts = {
  readonly any: number
  /** Choice of *sex* → people to whom something happened; the key `''` is those who did not say. */
  readonly sexes: People
  readonly families: People
  /** Somebody to whom something of the group happened; she may be in several. */
  readonly groups: People
  readonly witnessed: number
  /** Of the findings of a pool: people who are in the group that the finding is a share of. */
  readonly pooled: People
}

type Mutable<Counts> = { -readonly [Id in keyof Counts]: Counts[Id] }

function happenedIn(items: readonly string[], answers: Answers, { happened }: PrevalenceSpec): boolean {
  return items.some((id) => happened.includes(answers[id] ?? ''))
}

/** What one row says yes to. */
function readRow(spec: PrevalenceSpec, answers: Answers) {
  const families = spec.families.filter(({ items }) => happenedIn(items, answers, spec)).map(({ id }) => id)
  const chosen = new Set(
    spec.chain.flatMap(({ id, classes }) =>
      classes.filter(({ choices }) => choices.includes(answers[id] ?? '')).map((found) => found.id),
    ),
  )
  const pooled = new Set<string>()
  for (const { id, of } of spec.publication.pooled)
    if (chosen.has(id) && (of === 'any' ? families.length > 0 : pooled.has(of))) pooled.add(id)
  return {
    families,
    groups: spec.publication.groups.filter((group) => group.families.some((id) => families.includes(id))),
    witnessed: spec.witnessed.yes.includes(answers[spec.witnessed.id] ?? ''),
    pooled,
  }
}

export type PrevalenceCounter = {
  /** @param sex choice of the sex question, or null. */
  add: (answers: Answers, sex: string | null) => void
  finish: () => PrevalenceCounts
}

/** Counts experience rows one by one, without keeping any. */
export function createPrevalenceCounter(spec: PrevalenceSpec): PrevalenceCounter {
  const none = (all: readonly { readonly id: string }[]) => Object.fromEntries(all.map(({ id }) => [id, 0]))
  const sexes: Mutable<People> = {}
  const families: Mutable<People> = none(spec.families)
  const groups: Mutable<People> = none(spec.publication.groups)
  const pooled: Mutable<People> = none(spec.publication.pooled)
  let any = 0
  let witnessed = 0
  const addTo = (counts: Mutable<People>, id: string) => {
    counts[id] = (counts[id] ?? 0) + 1
  }
  return {
    add(answers, sex) {
      const row = readRow(spec, answers)
      if (row.families.length > 0) {
        any += 1
        addTo(sexes, sex ?? '')
      }
      for (const id of row.families) addTo(families, id)
      for (const { id } of row.groups) addTo(groups, id)
      for (const id of row.pooled) addTo(pooled, id)
      if (row.witnessed) witnessed += 1
    },
    finish: () => ({ any, sexes, families, groups, witnessed, pooled }),
  }
}
