/** A number that is shown with the decimals of its column. */
export type FixedNumber = { readonly number: number; readonly decimals: 0 | 1 }

/** Whether a cell is a number with the decimals of its column. */
export function isFixed(value: string | number | Date | FixedNumber | null): value is FixedNumber {
  return typeof value === 'object' && value !== null && 'number' in value
}
