import type { InstrumentLanguage } from '#surveys/model/language.ts'
import { ofEqualShape } from './equal-shapes.ts'
import { fixedPart, gzipParts, type FixedPart } from './gzip-parts.ts'

/** Stand where a text of the campaign goes; private-use characters occur in no wording and need no escape. */
export const PLACES = {
  entityName: '\uE001',
  closesOn: '\uE002',
  consentText: '\uE003',
  formId: '\uE004',
  complaintChannel: '\uE005',
  linesChecked: '\uE006',
  entity: '\uE007',
} as const
const PLACE = /[\uE001-\uE007]/u

export type Texts = Record<keyof typeof PLACES, string>
/** A page with `PLACES` in it, in one of the languages of its version; null for Spanish. */
export type Markup = (language: InstrumentLanguage | null) => string

type Template = { readonly fixed: readonly FixedPart[]; readonly places: readonly (keyof Texts)[] }
/** A page in each language by its tag, in Spanish by null: made at one time and of one shape, so that no wait and no length tells one. */
export type InLanguages = ReadonlyMap<string | null, Template>

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#x27;')
}

function makeTemplate(markup: string): Template {
  const names = new Map(Object.entries(PLACES).map(([name, place]) => [place as string, name as keyof Texts]))
  const places = [...markup].flatMap((character) => names.get(character) ?? [])
  return { fixed: markup.split(PLACE).map(fixedPart), places }
}

/** A page prepared in all languages of its version. */
export function inLanguages(markup: Markup, languages: readonly InstrumentLanguage[]): InLanguages {
  const made = [null, ...languages].map((language) => ({
    tag: language?.language ?? null,
    ...makeTemplate(markup(language)),
  }))
  const shaped = ofEqualShape(made.map(({ fixed }) => fixed))
  return new Map(made.map(({ tag, places }, index) => [tag, { places, fixed: shaped[index] ?? [] }]))
}

/**
 * A prepared page as a complete gzip body, with the texts of a campaign set in.
 * @param language tag of the one asked for; Spanish where the version has no such language.
 */
export function filledPage(made: InLanguages, texts: Texts, language: string | null): Buffer {
  const template = made.get(language) ?? made.get(null)
  if (!template) throw new Error('A page has no template in Spanish')
  return gzipParts(
    template.fixed,
    template.places.map((place) => escapeHtml(texts[place])),
  )
}

/** Blanks that make a page that is made anew each time as long in one language as in any other. */
export function blanksAfter(
  markup: Markup,
  languages: readonly InstrumentLanguage[],
  shown: InstrumentLanguage | null,
): string {
  if (languages.length === 0) return ''
  const all = [null, ...languages]
  const lengths = all.map((language) => Buffer.byteLength(markup(language)))
  return ' '.repeat(Math.max(...lengths) - (lengths[all.indexOf(shown)] ?? 0))
}
