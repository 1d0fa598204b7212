/** Shape of every id: it stands in addresses, form fields and stored answers. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Values that stand more than once, each named once. */
export function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
