import type { Instrument } from '#surveys/model/instrument.ts'
import type { InstrumentLanguage } from '#surveys/model/language.ts'

/**
 * Every language in which a version can be read, each `defineLanguage(version, file)`. Espejo brings none: a translation
 * needs people who answer for it (`docs/languages.md`).
 */
const LANGUAGES: readonly InstrumentLanguage[] = []

/** The languages of one version, as a page offers them. */
export function languagesOf({ slug, version }: Pick<Instrument, 'slug' | 'version'>): readonly InstrumentLanguage[] {
  return LANGUAGES.filter((one) => one.instrument === slug && one.version === version)
}
