/** How many women and men. */
export type Pair = { readonly women: number; readonly men: number }
/** Rows of a table that were summed, named by their ids in the order of the table. */
export type MergedRow = Pair & { readonly rows: readonly string[] }

/** A number of people from 1 to 4 is told of nobody: nearer than that, a number is a person. */
export const SMALLEST_CELL = 5
/** Rows that are merged in the sheet of another year come apart only where each number in each of them has reached this. */
export const APART_FROM = 10

/** Whether a number of people may be stored: nobody, or enough. */
export function isSafe(count: number): boolean {
  return count === 0 || count >= SMALLEST_CELL
}

function isSafePair({ women, men }: Pair): boolean {
  return isSafe(women) && isSafe(men)
}

export function sumOf(pairs: readonly Pair[]): Pair {
  return {
    women: pairs.reduce((sum, { women }) => sum + women, 0),
    men: pairs.reduce((sum, { men }) => sum + men, 0),
  }
}

/** A row of a table as it was typed. */
export type TypedRow = Pair & { readonly id: string }

function merged(rows: readonly TypedRow[]): MergedRow {
  return { rows: rows.map(({ id }) => id), ...sumOf(rows) }
}

/** Ids of rows that stay with the row before them, because in another year they are merged and they are still small. */
function boundToPrevious(rows: readonly TypedRow[], otherYears: readonly MergedRow[]): ReadonlySet<string> {
  const isLarge = (id: string) => rows.some((row) => row.id === id && row.women >= APART_FROM && row.men >= APART_FROM)
  return new Set(otherYears.filter(({ rows: ids }) => !ids.every(isLarge)).flatMap(({ rows: ids }) => ids.slice(1)))
}

/**
 * Merges neighbouring rows until every number of people is 0 or at least five: a row that is too small takes the next
 * one, the last takes the one before. Every row stands in one sum, so margins and totals give back sums alone.
 * @param otherYears rows of the table in every other sheet that is kept, older or newer.
 * @returns null where everything would be merged: one row says no more than the total, which may itself be small.
 */
export function mergeRows(
  rows: readonly TypedRow[],
  otherYears: readonly MergedRow[] = [],
): readonly MergedRow[] | null {
  const bound = boundToPrevious(rows, otherYears)
  const groups: TypedRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && (bound.has(row.id) || !isSafePair(sumOf(last)))) last.push(row)
    else groups.push([row])
  }
  while (groups.length > 1 && !isSafePair(sumOf(groups.at(-1) ?? []))) {
    const last = groups.pop() ?? []
    groups.at(-1)?.push(...last)
  }
  return groups.length > 1 && groups.every((group) => isSafePair(sumOf(group))) ? groups.map(merged) : null
}

/**
 * The same rows of a year that is stored already, put right. They stay merged as they are: another way of merging the
 * same people would give rows back by subtraction.
 * @returns null where a stored sum would become small; then the table is withdrawn.
 */
export function mergeAsBefore(rows: readonly TypedRow[], stored: readonly MergedRow[]): readonly MergedRow[] | null {
  const sums = stored.map(({ rows: ids }) => merged(rows.filter(({ id }) => ids.includes(id))))
  return sums.every(isSafePair) ? sums : null
}
