import { createHash } from 'node:crypto'
import { limaDate, limaTime } from '#app/kit/program/clock.ts'

/** Letters of one part of a name; some systems take no more than 255 for all of them. */
const LONGEST_PART = 60

/** Letters that some system takes for something else in a name, and those that nobody sees. */
const UNSAFE = /["*/:<>?\\|%\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** What is cut off stays told apart by a digest of the whole. */
function part(text: string): string {
  const plain = text.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim()
  if ([...plain].length <= LONGEST_PART) return plain
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 8)
  return `${[...plain]
    .slice(0, LONGEST_PART - 9)
    .join('')
    .trim()} ${digest}`
}

/** What the name of a download says. */
export type Named = {
  /** What it is: "Plan". */
  readonly what: string
  /** Whose it is; null where it is of no one entity. */
  readonly entity: string | null
  /** Title of the instrument, where there is one. */
  readonly instrument?: string
  /** What else tells two of them apart: a year, a code. Those that are empty are left out. */
  readonly apart?: readonly (string | number | null | undefined)[]
  /** ISO date of the day that it is about; of what changes within a day, the instant at which it was read. */
  readonly date: string | Date
}

/**
 * The name of a download, in the same order for all. Two documents have two names where one of the parts differs.
 * @param ending "pdf"
 */
export function fileName({ what, entity, instrument, apart = [], date }: Named, ending: string): string {
  const day = typeof date === 'string' ? date : `${limaDate(date)} ${limaTime(date).replace(':', '.')}`
  const parts = [what, entity, instrument, ...apart, day].map((each) => part(String(each ?? '')))
  return `${parts.filter((each) => each !== '').join(' - ')}.${ending}`
}

/** Letters that a name has in every system and header. */
const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9 ._()-]/g, '')

/** As a header carries it (RFC 5987): percent signs for what has no place in a token. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The header that names a download: once for every program, once with its accents (RFC 6266). */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const whole = name.replace(/\p{Cs}/gu, '')
  return `${how}; filename="${ascii(whole)}"; filename*=UTF-8''${encoded(whole)}`
}
