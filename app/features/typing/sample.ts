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
