import type { LogoImage } from './logo-image.ts'

export type PosterPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lead' | 'text' | 'note'; readonly text: string }
  /** Under what it lists, where it says so. */
  | { readonly kind: 'list'; readonly title?: string; readonly items: readonly string[] }
  /** A step out of four for each row, which squares show too; null where nothing of it is shown. */
  | {
      readonly kind: 'steps'
      readonly caption: string
      readonly columns: readonly [string, string]
      readonly rows: readonly { readonly title: string; readonly says: string; readonly step: number | null }[]
    }
  /** Where to read on. @property qr a PNG, as a data address. */
  | { readonly kind: 'address'; readonly says: string; readonly address: string; readonly qr: string }

/** A sheet for a wall, in black on white, read in a minute from some steps away. It is data, and crosses to another thread. */
export type Poster = {
  readonly title: string
  readonly entity: string
  readonly logo: LogoImage | null
  /** Stands at its top: that the data is invented. */
  readonly mark: string | null
  readonly parts: readonly PosterPart[]
}
