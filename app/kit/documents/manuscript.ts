import type { Chart } from './chart.ts'
import type { LogoImage } from './logo-image.ts'

/** A text, or a part of one that is said with weight. */
export type Inline = string | { readonly bold: string }
export type Words = Inline | readonly Inline[]

export type Column = {
  readonly title: string
  /** Share of the width beside the other columns. */
  readonly share: number
  /** Numbers stand under each other, at the right. */
  readonly numeric?: boolean
}

/** The first cell of a row is its header, unless `rowHead` names another. */
export type TableBlock = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Words[])[]
  /** Column that names a row, from 0. */
  readonly rowHead?: number
  /** Small type, for a matrix of many columns. */
  readonly dense?: boolean
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'text'; readonly words: Words; readonly tone?: 'note' | 'lead' | 'box' }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Words[] }
  /** What is known of the document itself: names with their values. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | TableBlock
  /** Its table or its sentences stand beside it: the alternative text says what it shows. */
  | { readonly kind: 'figure'; readonly chart: Chart; readonly title: string; readonly note: string }
  /** Places to sign, side by side, each with what stands under its line. */
  | { readonly kind: 'signatures'; readonly places: readonly (readonly string[])[] }

/** A document of an office, said once and drawn as PDF and as DOCX. It is data: it crosses to another thread. */
export type Manuscript = {
  readonly title: string
  /** Whose it is; stands on every page. */
  readonly entity: string
  readonly logo: LogoImage | null
  /** Stands under every page, beside its number. */
  readonly foot: string
  readonly landscape: boolean
  readonly blocks: readonly Block[]
}

export const inlinesOf = (words: Words): readonly Inline[] =>
  typeof words === 'string' || 'bold' in words ? [words as Inline] : (words as readonly Inline[])
