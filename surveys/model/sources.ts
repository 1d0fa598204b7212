import type { Reading } from '#surveys/norms/norm.ts'
import type { Instrument, SourcePart, Work } from './instrument.ts'

/** How far a source was read, as a reader is told. */
export const READING_WORDS: Readonly<Record<Reading | 'own', string>> = {
  text: 'leído',
  excerpt: 'extracto',
  existence: 'por verificar',
  'own-knowledge': 'por verificar',
  own: 'propia',
}

/** Better first: a part of a source is never better known than the work it stands in. */
export const READING_ORDER: readonly Reading[] = ['text', 'excerpt', 'existence', 'own-knowledge']

export function readingOf(part: SourcePart): string {
  return READING_WORDS[part.kind === 'own' ? 'own' : part.read]
}

/** A part as it is cited: the short name and the place in it. */
export function sourceWords(part: SourcePart): string {
  const name = part.kind === 'own' ? 'Elaboración propia' : part.work.short
  return part.about === '' ? name : `${name}, ${part.about}`
}

/** Every work that the questions of an instrument lean on, once, by its short name. */
export function bibliographyOf({ sources }: Pick<Instrument, 'sources'>): Work[] {
  const works = new Map(
    Object.values(sources).flatMap((parts) =>
      parts.flatMap((part) => (part.kind === 'own' ? [] : [[part.work.short, part.work] as const])),
    ),
  )
  return [...works.values()].sort((one, other) => one.short.localeCompare(other.short, 'es'))
}
