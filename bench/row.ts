/** A row of the bench. A goal that is missed stands as missed; without a peer, `peer` and `ratio` are left out. */
export type BenchRow = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly more?: { readonly peer?: number; readonly ratio?: number; readonly goal?: string; readonly met?: boolean }
}

/** A value that has no peer and is to stay within a limit. */
export const atMost = (name: string, value: number, unit: string, most: number): BenchRow => ({
  ...{ name, value, unit },
  more: { goal: `≤ ${most}`, met: value <= most },
})
