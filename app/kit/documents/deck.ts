import type { LogoImage } from './logo-image.ts'
import type { Column } from './manuscript.ts'

/** What a cell says, and the ground that it says it on. */
export type DeckCell = string | { readonly text: string; readonly fill: string; readonly ink: string }

/** Columns have headers; the first cell of a row is its own. The caption is said to who does not see the table. */
export type DeckTable = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly DeckCell[])[]
}

export type DeckPart =
  /** The one sentence that a slide is about, in big letters. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  /** Under what it lists, where it says so. `name` is what an item is about, in heavy letters before it. */
  | {
      readonly kind: 'list'
      readonly title?: string
      readonly items: readonly { readonly name?: string; readonly says: string }[]
    }
  /** Numbers side by side, each with what it counts. */
  | { readonly kind: 'counts'; readonly counts: readonly { readonly number: string; readonly of: string }[] }
  | DeckTable
  /** Where to read on: an address, and the same for the camera of a telephone. @property qr a PNG, as a data address. */
  | { readonly kind: 'address'; readonly address: string; readonly says: string; readonly qr: string }

export type DeckSlide = {
  readonly title: string
  readonly parts: readonly DeckPart[]
  /** What whoever speaks says, and does not: a paragraph each. */
  readonly notes: readonly string[]
}

/** Slides of a meeting: native text and tables that an official edits. They are data, and cross to another thread. */
export type Deck = {
  readonly title: string
  /** Whose they are; stands on every slide. */
  readonly entity: string
  readonly logo: LogoImage | null
  /** Stands at the top of every slide: that the data is invented. */
  readonly mark: string | null
  /** The first slide: lines under the title. */
  readonly cover: { readonly lines: readonly string[]; readonly notes: readonly string[] }
  readonly slides: readonly DeckSlide[]
}
