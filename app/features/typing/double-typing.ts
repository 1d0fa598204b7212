import type { TypedSheet } from '#db/queries/typing.server.ts'
import { digitsOf, type PaperPart } from '#surveys/answers/paper.ts'

/** Share of the sheets that are typed twice, and the fewest. */
const SHARE = 0.1
const FEWEST = 3

/**
 * Sheets (1 to `sheets`) to be typed a second time, in ascending order: a tenth of them, at least three.
 * @param below a random whole number from 0 to n − 1.
 */
export function drawSample(sheets: number, below: (n: number) => number): number[] {
  const wanted = Math.min(sheets, Math.max(FEWEST, Math.ceil(sheets * SHARE)))
  const left = Array.from({ length: sheets }, (_, index) => index + 1)
  const drawn = Array.from({ length: wanted }, () => left.splice(below(left.length), 1)[0] ?? 0)
  return drawn.sort((one, other) => one - other)
}

type Answers = Readonly<Record<string, string>>

/** Questions (of those asked) that two entries of a sheet answer differently. */
export function differences(asked: readonly string[], first: Answers, second: Answers): string[] {
  return asked.filter((name) => first[name] !== second[name])
}

/** Names of every question that stands on the paper, in its order. */
export function askedIn(parts: readonly PaperPart[]): string[] {
  return parts.flatMap(({ questions }) => questions.map(({ name }) => name))
}

/** Fields of a sheet that are shown at most: with more, two sheets were mixed up, or somebody asks for what was typed. */
const MOST_SHOWN = 5

/** Sheets whose two entries differ, with the digits of both. */
function differing(parts: readonly PaperPart[], sheets: readonly TypedSheet[]) {
  const asked = askedIn(parts)
  const numbers = new Map(
    parts.flatMap(({ questions }) => questions.map((question) => [question.name, question] as const)),
  )
  return sheets.flatMap((second) => {
    const first =
      second.entry === 2 ? sheets.find(({ sheet, entry }) => sheet === second.sheet && entry === 1) : undefined
    if (!first) return []
    const [one, two] = [digitsOf(parts, first.answers), digitsOf(parts, second.answers)]
    const fields = differences(asked, one, two).map((name) => ({
      name,
      number: numbers.get(name)?.number ?? 0,
      text: numbers.get(name)?.text ?? name,
      first: one[name] ?? '0',
      second: two[name] ?? '0',
    }))
    return fields.length > 0 ? [{ sheet: second.sheet, fields }] : []
  })
}

/** Sheets whose two entries differ in a few fields, with the digits of both there; nothing else of them. */
export function disagreements(parts: readonly PaperPart[], sheets: readonly TypedSheet[]) {
  return differing(parts, sheets).filter(({ fields }) => fields.length <= MOST_SHOWN)
}

/** Sheets whose two entries differ in more than that: none of it is shown, and they are typed again from the paper. */
export function farApart(parts: readonly PaperPart[], sheets: readonly TypedSheet[]): number[] {
  return differing(parts, sheets).flatMap(({ sheet, fields }) => (fields.length > MOST_SHOWN ? [sheet] : []))
}
