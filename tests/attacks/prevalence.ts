import type { ChainBase, PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { releasedPrevalence } from '#surveys/disclosure/prevalence.ts'
import type { Occurrence, PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import type { Attack, Outcome } from './attack.ts'

/**
 * What happened to people: she lists every set of answers of a small entity, and of each release all that lead to it.
 * Of no count of nobody to four people may she find out whether it is nobody, nor that it is not.
 */

type Counts = Readonly<Record<string, number>>
type World = { readonly counts: PrevalenceCounts; readonly secrets: Counts }

const HAPPENED: ChainBase = { group: 'happened', says: 'quienes contaron que les pasó' }
const NOBODY: Occurrence = { answered: 0, happened: 0 }
const question = (id: string, ...classes: string[]) => ({
  id,
  title: id,
  classes: classes.map((each) => ({ id: each, title: each, choices: [each] })),
})

function specWith(families: readonly string[], chain: PrevalenceSpec['chain'] = []): PrevalenceSpec {
  return {
    happened: ['si'],
    notHappened: ['no'],
    families: families.map((id) => ({ id, title: id, items: [id] })),
    witnessed: { id: 'seen', title: 'seen', yes: ['si'], no: ['no'] },
    chain,
    reading: {
      gravity: [],
      bases: Object.fromEntries(chain.map(({ id }) => [id, HAPPENED])),
      trust: 'pro',
      reportBack: 'none',
    },
  }
}

const countsWith = (more: Partial<PrevalenceCounts>): PrevalenceCounts => ({
  any: NOBODY,
  combinations: {},
  sexes: {},
  witnessed: NOBODY,
  chain: {},
  ...more,
})

/** All ways to put at most `people` people into `parts` places. */
function* placements(people: number, parts: number): Generator<number[]> {
  if (parts === 0) {
    yield []
    return
  }
  for (let here = 0; here <= people; here += 1)
    for (const rest of placements(people - here, parts - 1)) yield [here, ...rest]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

/** At most `most` of `answered` people suffered one family, the other or both. */
function* familyWorlds(answered: number, most: number): Generator<World> {
  for (const [a = 0, b = 0, both = 0] of placements(most, 3)) {
    const happened = a + b + both
    yield {
      counts: countsWith({ any: { answered, happened }, combinations: { a, b, 'a+b': both, '': answered - happened } }),
      secrets: { any: happened, a: a + both, b: b + both },
    }
  }
}

/** So many people, each of them counted in at most one class of what followed. */
function* chainWorlds(happened: number, classes: readonly string[]): Generator<World> {
  for (const counts of placements(happened, classes.length)) {
    const followed = Object.fromEntries(classes.map((id, place) => [id, counts[place] ?? 0]))
    yield {
      counts: countsWith({ any: { answered: 60, happened }, combinations: { a: happened }, chain: { q: followed } }),
      secrets: followed,
    }
  }
}

/** Women, men and a few who did not say; all of them, and a few of them harassed. */
function* sexWorlds(women: number, men: number, others: number, most: number): Generator<World> {
  for (const counts of placements(most, 3)) {
    const [ofWomen = 0, ofMen = 0, ofOthers = 0] = counts
    if (ofWomen > women || ofMen > men || ofOthers > others) continue
    const any = { answered: women + men + others, happened: sum(counts) }
    const sexes = {
      mujer: { answered: women, happened: ofWomen },
      hombre: { answered: men, happened: ofMen },
      '': { answered: others, happened: ofOthers },
    }
    yield {
      counts: countsWith({ any, combinations: { a: any.happened, '': any.answered - any.happened }, sexes }),
      secrets: { any: any.happened, women: ofWomen, men: ofMen, ...(others > 4 ? { others: ofOthers } : {}) },
    }
  }
}

/** Runs through the worlds; a release tells too much when a count of up to four cannot be nobody, or must be. */
function enumerate(spec: PrevalenceSpec, worlds: Iterable<World>, defences: Defences): Outcome {
  const seen = new Map<string, { worlds: number; values: Map<string, Set<number>> }>()
  let tries = 0
  for (const { counts, secrets } of worlds) {
    tries += 1
    const read = JSON.stringify(
      releasedPrevalence(spec, counts, counts.any.answered, { k: 10, population: null }, defences),
    )
    const known = seen.get(read) ?? { worlds: 0, values: new Map<string, Set<number>>() }
    seen.set(read, known)
    known.worlds += 1
    for (const [id, value] of Object.entries(secrets))
      known.values.set(id, (known.values.get(id) ?? new Set()).add(value))
  }
  let found = 0
  const examples: string[] = []
  for (const { worlds: count, values } of seen.values()) {
    const told = [...values].filter(([, possible]) => {
      const small = [...possible].filter((value) => value < 5)
      return small.length > 0 && (!small.includes(0) || small.length === 1)
    })
    if (told.length === 0) continue
    found += count
    const [first] = told
    if (first && examples.length < 3)
      examples.push(`${first[0]} is ${[...first[1]].sort((one, other) => one - other).join(' or ')}`)
  }
  return { tries, found, examples }
}

function together(outcomes: readonly Outcome[]): Outcome {
  return {
    tries: sum(outcomes.map(({ tries }) => tries)),
    found: sum(outcomes.map(({ found }) => found)),
    examples: outcomes.flatMap(({ examples }) => examples).slice(0, 3),
  }
}

const sizes = (size: number, from: number, most: number) =>
  Array.from({ length: Math.min(most, Math.max(1, Math.ceil(size / 60))) }, (_, more) => from + more)

export const PREVALENCE_ATTACKS: readonly Attack[] = [
  {
    id: 'families-minus-total',
    title: 'Deducir del total y de los tipos de conducta si a alguien le pasó algo',
    against: ['happened-from-five', 'families-hidden-together'],
    run: (size, defences) =>
      together(
        sizes(size, 24, 4).map((answered) =>
          enumerate(specWith(['a', 'b']), familyWorlds(answered, answered), defences),
        ),
      ),
  },
  {
    id: 'sexes-minus-total',
    title: 'Deducir del total si le pasó algo a alguna mujer, a algún hombre o a quien no dijo su sexo',
    against: ['sexes-both-or-none'],
    run: (size, defences) =>
      together(
        sizes(size, 30, 4).flatMap((women) =>
          [0, 3, 12].map((others) => enumerate(specWith(['a']), sexWorlds(women, 31, others, 26), defences)),
        ),
      ),
  },
  {
    id: 'chain-minus-total',
    title: 'Deducir de lo que pasó después si alguien denunció, lo contó o sufrió represalias',
    against: ['classes-hidden-together'],
    run: (size, defences) =>
      together(
        sizes(size, 14, 4).flatMap((happened) =>
          [
            ['x', 'y'],
            ['x', 'y', 'z'],
            ['x', 'y', 'z', 'w'],
          ].map((classes) =>
            enumerate(specWith(['a'], [question('q', ...classes)]), chainWorlds(happened, classes), defences),
          ),
        ),
      ),
  },
]
