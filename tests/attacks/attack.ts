import { ALL_DEFENCES, type Defence, type Defences } from '#surveys/disclosure/defences.ts'

/** What an attack came to: how many made-up cases it was tried on, and in how many it learned too much. */
export type Outcome = {
  readonly tries: number
  readonly found: number /** The first things it learned, in words. */
  readonly examples: readonly string[]
}

export type Attack = {
  readonly id: string
  /** What is tried, as `/anonimato` shows it. */
  readonly title: string
  /** Defences aimed at this attack: with any of them taken away it must find something. */
  readonly against: readonly Defence[]
  /** @param size about how many cases to try. */
  readonly run: (size: number, defences: Defences) => Outcome | Promise<Outcome>
  /** What it does learn, because nobody promised otherwise: measured, and written beside what it found. */
  readonly notPromised?: () => readonly NotPromised[]
}

/** Something that can be read and was never promised to be hidden. */
export type NotPromised = {
  /** The kind of figure, as in `figure-rules.ts`. */
  readonly figure: string
  /** Answers that she knows, people whose answers she does not, and how much of theirs she reads. */
  readonly known: number
  readonly others: number
  readonly reads: string
}

/** Everything but one defence. Only the tests have this. */
export function without(defence: Defence): Defences {
  return { ...ALL_DEFENCES, [defence]: false }
}

/** Counts cases, and keeps the first things learned. */
export class Findings {
  private tries = 0
  private found = 0
  private readonly examples: string[] = []

  /** @param learned what was learned of one case; empty where nothing was. */
  add(learned: readonly string[]): void {
    this.tries += 1
    if (learned.length === 0) return
    this.found += 1
    if (this.examples.length < 3 && learned[0]) this.examples.push(learned[0])
  }

  finish(): Outcome {
    return { tries: this.tries, found: this.found, examples: this.examples }
  }
}
