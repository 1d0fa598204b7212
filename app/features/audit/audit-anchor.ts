/** Last row of the audit log as it was told outside the machine. */
export type Anchor = {
  readonly sequence: number
  /** SHA-256 (hex) of that row. */
  readonly digest: string
  /** ISO date of the mail; null where the text tells none. */
  readonly day: string | null
}

/** What the daily mail says so that `readAnchors` finds it again, also in a mail as it was sent. */
export function anchorLines({
  day,
  rows,
  last,
  lastDigest,
}: {
  readonly day: string
  readonly rows: number
  readonly last: number | null
  readonly lastDigest: string
}): string[] {
  return [`Registros: ${rows}. Día: ${day}. Último: ${last ?? 'ninguno'}.`, `Huella del último: ${lastDigest}`]
}

/** How a mail program writes our words in a file: letters with accents as bytes, long lines broken by `=`. */
const SOFT_BREAK = /=\r?\n/g
const MAILED = /(?:D\S{1,6}a: (\d{4}-\d{2}-\d{2})\. \S{1,9}ltimo: )?(\d+)\.\s+Huella del \S{1,9}ltimo: ([0-9a-f]{64})/g
const SHORT = /^(\d+)[\s:]+([0-9a-f]{64})$/

/**
 * The anchors in a text: one or many daily mails, whole, or `500:` and the digest of row 500.
 * @returns none where it holds none.
 */
export function readAnchors(text: string): Anchor[] {
  const plain = text.replace(SOFT_BREAK, '').trim()
  const [, sequence, digest] = SHORT.exec(plain) ?? []
  if (sequence && digest) return [{ sequence: Number(sequence), digest, day: null }]
  return [...plain.matchAll(MAILED)].map(([, day, place, told]) => ({
    sequence: Number(place),
    digest: told ?? '',
    day: day ?? null,
  }))
}
