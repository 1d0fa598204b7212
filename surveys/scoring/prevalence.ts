import type { ChainQuestion, PrevalenceSpec } from '#surveys/model/instrument.ts'

type Answers = Readonly<Record<string, string>>

/** Of those who answered, how many said that it happened. */
export type Occurrence = { readonly answered: number; readonly happened: number }

/**
 * What the experience rows of a campaign come to. Exact, hence **never shown**: only `surveys/disclosure/` may read
 * it.
 */
export type PrevalenceCounts = {
  /** Of those who answered about at least one behaviour. */
  readonly any: Occurrence
  /** People by the set of families that happened to them: ids in the order of the instrument, joined by `+`. */
  readonly combinations: Readonly<Record<string, number>>
  /** Choice of *sex* → people; the key `''` is those who did not say. */
  readonly sexes: Readonly<Record<string, Occurrence>>
  readonly witnessed: Occurrence
  /** Chain question → class → people. */
  readonly chain: Readonly<Record<string, Readonly<Record<string, number>>>>
}

class Tally {
  answered = 0
  happened = 0

  add(happened: boolean): void {
    this.answered += 1
    if (happened) this.happened += 1
  }

  finish(): Occurrence {
    return { answered: this.answered, happened: this.happened }
  }
}

function tallyOf(tallies: Map<string, Tally>, id: string): Tally {
  const tally = tallies.get(id) ?? new Tally()
  tallies.set(id, tally)
  return tally
}

/** Whether any of the items happened; null where none was answered with yes or no. */
function happenedIn(items: readonly string[], answers: Answers, spec: PrevalenceSpec): boolean | null {
  const given = items.flatMap((id) => answers[id] ?? [])
  if (given.some((choice) => spec.happened.includes(choice))) return true
  return given.some((choice) => spec.notHappened.includes(choice)) ? false : null
}

function emptyChain(chain: readonly ChainQuestion[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    chain.map(({ id, classes }) => [id, Object.fromEntries(classes.map((each) => [each.id, 0]))]),
  )
}

export type PrevalenceCounter = {
  /** @param sex choice of the sex question, or null. */
  add: (answers: Answers, sex: string | null) => void
  finish: () => PrevalenceCounts
}

/** Counts experience rows one by one, without keeping any. A row without an answered behaviour counts among the witnesses only. */
export function createPrevalenceCounter(spec: PrevalenceSpec): PrevalenceCounter {
  const any = new Tally()
  const witnessed = new Tally()
  const sexes = new Map<string, Tally>()
  const combinations = new Map<string, number>()
  const chain = emptyChain(spec.chain)

  function addChain(answers: Answers): void {
    for (const { id, classes } of spec.chain) {
      const counts = chain[id]
      const found = classes.find(({ choices }) => choices.includes(answers[id] ?? ''))
      if (counts && found) counts[found.id] = (counts[found.id] ?? 0) + 1
    }
  }

  return {
    add(answers, sex) {
      const happened = happenedIn(
        spec.families.flatMap(({ items }) => items),
        answers,
        spec,
      )
      if (happened !== null) {
        any.add(happened)
        tallyOf(sexes, sex ?? '').add(happened)
        const suffered = spec.families.filter(({ items }) => happenedIn(items, answers, spec))
        const key = suffered.map(({ id }) => id).join('+')
        combinations.set(key, (combinations.get(key) ?? 0) + 1)
      }
      const seen = answers[spec.witnessed.id] ?? ''
      if (spec.witnessed.yes.includes(seen) || spec.witnessed.no.includes(seen))
        witnessed.add(spec.witnessed.yes.includes(seen))
      addChain(answers)
    },
    finish: () => ({
      any: any.finish(),
      combinations: Object.fromEntries(combinations),
      sexes: Object.fromEntries([...sexes].map(([sex, tally]) => [sex, tally.finish()])),
      witnessed: witnessed.finish(),
      chain,
    }),
  }
}
