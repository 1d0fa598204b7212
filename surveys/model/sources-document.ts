import type { Reading } from '#surveys/norms/norms.ts'
import type { Instrument } from './instrument.ts'
import { placedQuestions, spanish } from './survey-json.ts'

/** How far a source was read, as a reader is told. */
export const READING_WORDS: Record<Reading, string> = {
  text: 'leído',
  excerpt: 'extracto',
  existence: 'por verificar',
  'own-knowledge': 'por verificar',
}

/** The sources of an instrument as its SOURCES.md: one row for every question. */
export function sourcesDocument({ title, version, survey, sources }: Instrument): string {
  const rows = placedQuestions(survey).flatMap(({ question }) => {
    const source = sources[question.name]
    return source ? [`| ${question.name} | ${spanish(question.title)} | ${source.from} | ${READING_WORDS[source.read]} |`] : []
  })
  return [
    `# Fuentes: ${title}, versión ${version}`,
    '',
    'De cada fuente se tomó el **tema**; la frase es nuestra. La última columna dice cómo se conoció la fuente: *leído* (se',
    'leyó el documento), *extracto* (se leyó una parte o una página que lo describe), *por verificar* (se sabe que existe y no',
    'se leyó). Este archivo sale de `sources.ts` con `npm run instruments:check -- --write`.',
    '',
    '| pregunta | frase | de dónde viene el tema | verificación |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
