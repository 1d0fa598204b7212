import type { InstrumentDefinition, SourcePart } from '../instrument.ts'
import { READING_ORDER } from '../sources.ts'

function checkPart(id: string, part: SourcePart): string[] {
  if (part.kind === 'own') return []
  const { work, read } = part
  return [
    ...(work.short.trim() === '' || work.title.trim() === ''
      ? [`source of ${id}: a work has a short name and a full one`]
      : []),
    ...(READING_ORDER.indexOf(read) < READING_ORDER.indexOf(work.read)
      ? [`source of ${id}: ${work.short} cannot be better known here than as a whole`]
      : []),
  ]
}

/** Every question but the segments says where its topic comes from, and no part of it claims more reading than was done. */
export function checkSources(
  { sources }: InstrumentDefinition,
  questions: readonly string[],
  segments: ReadonlySet<string>,
): string[] {
  return [
    ...questions
      .filter((id) => !segments.has(id) && (sources[id] ?? []).length === 0)
      .map((id) => `question ${id}: has no source`),
    ...Object.keys(sources)
      .filter((id) => !questions.includes(id))
      .map((id) => `source of ${id}: there is no such question`),
    ...Object.entries(sources).flatMap(([id, parts]) => parts.flatMap((part) => checkPart(id, part))),
  ]
}
