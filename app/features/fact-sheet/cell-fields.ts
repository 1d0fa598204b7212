import { SEXES, TABLE_ROWS, YEAR_LINES, type Sex } from '#surveys/facts/lines.ts'
import type { CellPlace } from './fact-rules.ts'

const SEX_FIELDS = { women: 'mujeres', men: 'hombres' } as const satisfies Record<Sex, string>

/** Name of the field of a cell. */
export function fieldOf({ line, sex }: CellPlace): string {
  return `${line}-${SEX_FIELDS[sex]}`
}

/** Every cell that a sheet asks, in its order. */
export const ASKED_CELLS: readonly CellPlace[] = [
  ...Object.values(TABLE_ROWS).flatMap((rows) => rows.flatMap(({ id }) => SEXES.map((sex) => ({ line: id, sex })))),
  ...YEAR_LINES.flatMap(({ id, asks }) => asks.map((sex: Sex) => ({ line: id, sex }))),
]
