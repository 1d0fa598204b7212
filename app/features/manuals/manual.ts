import type { Role } from '#db/schema/roles.ts'

/**
 * What a manual says, as data. In every text «…» holds words that stand on a page of Espejo (of a button, a link, a field or
 * a heading), and nothing else; a test looks for them in the pages that the part names.
 */

/** A picture of a page, taken of the demonstration by `npm run manual:pictures`. */
export type ManualPicture = {
  /** Name of its file, without ending. */
  readonly name: string
  /** What is seen on it, for whoever does not see it. */
  readonly alt: string
}

/** Something that goes wrong, as whoever reads would say it, and what to do then. */
export type ManualFault = { readonly when: string; readonly then: string }

export type ManualPart = {
  /** Of the heading, within its manual. */
  readonly id: string
  readonly title: string
  /** Addresses at which it is done, as the routes name them, in the order of the steps; none where nothing is done. */
  readonly at: readonly string[]
  /** Further pages that lead here, for the same is asked on them; the part does not name them. */
  readonly alsoFrom?: readonly string[]
  readonly says?: readonly string[]
  /** In their order. */
  readonly steps?: readonly string[]
  readonly points?: readonly string[]
  readonly faults?: readonly ManualFault[]
  readonly picture?: ManualPicture
}

/** What falls into a time of the year. */
export type ManualSeason = { readonly when: string; readonly what: string }

export type Manual = {
  readonly role: Role
  /** What somebody in this role does here, and what she never sees. */
  readonly says: string
  readonly year: readonly ManualSeason[]
  readonly parts: readonly ManualPart[]
}
