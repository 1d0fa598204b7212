/** A sentence of a paper; `check` marks what a lawyer or the entity must confirm before it is signed. */
export type Sentence = { readonly text: string; readonly check?: true }

export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

export type Section = { readonly title: string; readonly sentences: readonly Sentence[]; readonly table?: Table }

/** A paper that an entity needs, filled with what the running system knows. */
export type LegalPaper = { readonly title: string; readonly sections: readonly Section[] }

/** What the system knows of whom the paper is for. */
export type LegalPaperFacts = {
  readonly entityName: string
  readonly address: string
  readonly contact: string
  readonly dataOfficer: string
  /** ISO date. */
  readonly today: string
  readonly origin: string
  /** Titles of the instruments that the entity applied. */
  readonly applied: readonly string[]
  readonly accounts: number
  readonly programDigest: string | null
}

export const says = (text: string): Sentence => ({ text })
export const check = (text: string): Sentence => ({ text, check: true })

/** What the system knows, or a gap to be filled by hand. */
export function filled(value: string, what: string): Sentence {
  return value.trim() === '' ? check(`[Complete: ${what}]`) : says(value)
}
