import { createHash } from 'node:crypto'
import type { Instrument } from '#surveys/model/instrument.ts'
import { sourceDigest, sourceTexts, type LanguageFile } from '#surveys/model/language.ts'

/** BCP 47 of a language that nobody speaks, as makers of programs use it to find what was not translated. */
export const PSEUDO = 'qps-ploc'

const ACCENTED: Readonly<Record<string, string>> = { a: 'ȧ', e: 'ḗ', i: 'ī', o: 'ǿ', u: 'ŭ', n: 'ƞ', s: 'ş', c: 'ƈ' }

/** A Spanish text with other letters and a third longer, so that what breaks with other words breaks here. */
export function pseudo(es: string): string {
  const letters = [...es].map((letter) => ACCENTED[letter] ?? letter).join('')
  return `⟦${letters} ${'ẋ'.repeat(Math.ceil(es.length * 0.3))}⟧`
}

/** A whole language file of a version, made from its Spanish. @param spoken with a recording of each text. */
export function pseudoLanguage(instrument: Instrument, spoken = false): LanguageFile {
  const texts = [...sourceTexts(instrument)].map(([key, es]) => {
    const audio = `${createHash('sha256').update(key).digest('hex')}.mp3`
    return [key, { es, text: pseudo(es), ...(spoken ? { audio } : {}) }] as const
  })
  return {
    format: 1,
    language: PSEUDO,
    name: 'Ƥşeudo',
    instrument: instrument.slug,
    version: instrument.version,
    translates: sourceDigest(instrument),
    provenance: {
      translatedBy: 'Una persona inventada',
      translatedOn: '2027-01-10',
      backTranslatedBy: 'Otra persona inventada',
      backTranslatedOn: '2027-01-20',
      approvedBy: 'Una tercera persona inventada',
      approvedOn: '2027-02-01',
    },
    texts: Object.fromEntries(texts),
  }
}
