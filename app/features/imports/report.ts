import { sha256 } from '#surveys/model/canonical-json.ts'

/** One fact that a row brings; `before` is null where there was none. */
export type LineChange = { readonly label: string; readonly before: string | null; readonly after: string }
export type LineOutcome = 'added' | 'changed' | 'same' | 'refused'

/** What a row of a filled sheet would do, in words. */
export type ImportLine = {
  /** Number in the sheet; and which sheet, of a workbook that has several. */
  readonly row: number
  readonly sheet?: string
  /** Whom or what it is about. */
  readonly what: string
  readonly outcome: LineOutcome
  readonly changes: readonly LineChange[]
  /** Worth a look, but no obstacle. */
  readonly notes: readonly string[]
  /** Why it is refused; empty otherwise. */
  readonly problems: readonly string[]
}

/** Rows by what they would do. */
export type LineCounts = Readonly<Record<LineOutcome, number>>

export function countLines(lines: readonly ImportLine[]): LineCounts {
  const counts = { added: 0, changed: 0, same: 0, refused: 0 }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

/** Whether there is something to confirm: something to do, and no row refused. */
export function isConfirmable({ added, changed, refused }: LineCounts): boolean {
  return refused === 0 && added + changed > 0
}

/**
 * Digest of what somebody saw, to tell whether it is still what would be done.
 * @param basis what decides besides the words, such as the ids of what would be replaced.
 */
export function digestOf(lines: readonly ImportLine[], basis: readonly string[]): string {
  return sha256({ lines, basis })
}

/** What of a row of unknown quality may be told back. */
export function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
