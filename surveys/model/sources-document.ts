import type { Instrument } from './instrument.ts'
import { bibliographyOf, READING_WORDS, readingOf, sourceWords } from './sources.ts'
import { placedQuestions, spanish } from './survey-json.ts'

/** The sources of an instrument as its SOURCES.md: one row for every question, then every work with its name in full. */
export function sourcesDocument(instrument: Instrument): string {
  const { title, version, survey, sources } = instrument
  const rows = placedQuestions(survey).flatMap(({ question }) => {
    const parts = sources[question.name]
    return parts
      ? [
          `| ${question.name} | ${spanish(question.title)} | ${parts.map((part) => `${sourceWords(part)} *(${readingOf(part)})*`).join('; ')} |`,
        ]
      : []
  })
  const works = bibliographyOf(instrument).map(
    ({ short, title: full, read }) => `| ${short} | ${full} | ${READING_WORDS[read]} |`,
  )
  return [
    `# Fuentes: ${title}, versión ${version}`,
    '',
    'De cada fuente se tomó el **tema**; la frase es nuestra. Cada parte de una fuente dice cómo se conoció: *leído* (se leyó',
    'el documento), *extracto* (se leyó una parte o una página que lo describe), *por verificar* (se sabe que existe y no se',
    'leyó), *propia* (la idea es nuestra). Este archivo sale de `sources.ts` con `npm run instruments:check -- --write`.',
    '',
    '| pregunta | frase | de dónde viene el tema |',
    '|---|---|---|',
    ...rows,
    '',
    '## Bibliografía',
    '',
    '| nombre corto | nombre completo | cómo se conoció |',
    '|---|---|---|',
    ...works,
    '',
  ].join('\n')
}
