import { oneLine } from '#surveys/text/written-text.ts'

/**
 * What codes are made of: digits and capital letters without those that are read or heard as another (0 O, 1 I L, 2 Z,
 * 5 S, 8 B, U V, M N). Whatever somebody may have to read from paper or say aloud is made of these.
 */
export const ALPHABET = 'ACDEFGHJKPQRTWXY34679'

/** Letters of other alphabets that nobody can tell from ours; a telephone that writes them writes them for ours. */
const TWINS: ReadonlyMap<string, string> = new Map(
  [
    'АA',
    'СC',
    'ЕE',
    'НH',
    'ЈJ',
    'КK',
    'РP',
    'ԚQ',
    'ТT',
    'ԜW',
    'ХX',
    'УY',
    'ΑA',
    'ΕE',
    'ΗH',
    'ΚK',
    'ΡP',
    'ΤT',
    'ΧX',
    'ΥY',
  ].map(([twin = '', ours = '']) => [twin, ours] as const),
)
const DASHES = /[\p{Pd}\u2212\u2043\u00AF]/gu
/** As mail programs break a long line. */
const SOFT_BREAK = /=\s*[\r\n]+\s*/g

/** Undoes the escapes of an address where all of them are some; a second time, since a link may have passed two programs. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** What arrived, without what mail programs, telephones and word processors added: on one line, with one kind of dash. */
function arrived(typed: string): string {
  const text = oneLine(unescaped(typed).replace(SOFT_BREAK, '')).normalize('NFKC')
  return oneLine(text).replace(DASHES, '-')
}

const inCapitals = (text: string) => [...text.toUpperCase()].map((sign) => TWINS.get(sign) ?? sign).join('')

/** A code as most addresses carry it: nothing needs to be taken away, and no other code can stand in it. */
const BARE = /^[A-Za-z0-9]{4,20}$/

/** A code as it is compared and kept: capitals without blanks and dashes. */
export function compactCode(code: string): string {
  if (BARE.test(code)) return code.toUpperCase()
  return inCapitals(arrived(code)).replace(/[\s-]/g, '')
}

/** Groups of signs of our alphabet, however they are parted, which stand alone in a text. */
function standingAlone(...lengths: readonly number[]): RegExp {
  const groups = lengths.map((length) => `[${ALPHABET}]{${length}}`).join('[ -]*')
  return new RegExp(`(?<![\\p{L}\\p{N}])${groups}(?![\\p{L}\\p{N}])`, 'gu')
}

/** What a pattern finds, each once and without what parts it. */
function foundBy(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([match]) => match.replace(/[\s-]/g, '')))]
}

const SLIP = standingAlone(5, 5)
const SWAPPED = standingAlone(7, 6)
/** A code of another make, as it stands in its link or with a dash in a sentence. */
const IN_LINK = /(?<=\/(?:R|CONSTANCIAS)\/)(?:[A-Z0-9]+-?)+/g
const WITH_DASH = /(?<![\p{L}\p{N}-])[A-Z0-9]{3,8}-[A-Z0-9]{3,8}(?![\p{L}\p{N}-])/gu
const MAKES = [SLIP, SWAPPED, IN_LINK, WITH_DASH]
const WHOLE = /^[A-Z0-9]{4,20}$/
/** The two groups of a slip alone, parted by a sign that no dash is; in a longer text a dot parts other things too. */
const PARTED = new RegExp(`^([${ALPHABET}]{5})\\s*[._/:]\\s*([${ALPHABET}]{5})$`)

/**
 * The code in what somebody typed or pasted, or in what stands in an address: with blanks, other dashes, signs around it,
 * letters that nobody sees, a sentence or a whole link. Whether there is such a code is not looked at.
 * @returns the code as `compactCode` writes it, empty where nothing was typed; null where no single code can be made out.
 */
export function readCode(typed: string): string | null {
  if (BARE.test(typed)) return typed.toUpperCase()
  const text = inCapitals(arrived(typed))
  for (const pattern of MAKES) {
    const [found, ...others] = foundBy(text, pattern)
    if (found) return others.length === 0 ? found : null
  }
  const alone = text.replace(/(?<=.)[?&#].*$/, '').replace(/[^\p{L}\p{N}]+$|^[^\p{L}\p{N}]+/gu, '')
  const code = alone.replace(PARTED, '$1$2').replace(/[\s-]/g, '')
  return code === '' || WHOLE.test(code) ? code : null
}

/**
 * The token at the end of a link, as it was made: without what a mail program or a sentence left behind it. Those made of
 * our alphabet alone may come in capitals throughout; others tell capitals from small letters.
 */
export function readToken(typed: string): string {
  const token = arrived(typed)
    .replace(/\s/g, '')
    .replace(/[?&#].*$/, '')
    .replace(/^[^\w-]+|[^\w-]+$/g, '')
  return [...token].every((sign) => ALPHABET.includes(sign)) ? token.toLowerCase() : token
}

/** The token of a link by mail: hexadecimal, where a letter that looks like a digit can only be that digit. */
export function readSwapToken(typed: string): string {
  return readToken(typed).toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1')
}

const LINK_BY_MAIL = /\/r\/canje\/((?:[0-9a-fOoIil]\s*){32})(?![\p{L}\p{N}])/iu

/** The token of a link by mail that was pasted whole; null where there is none. */
export function swapTokenIn(typed: string): string | null {
  const [, token] = LINK_BY_MAIL.exec(arrived(typed)) ?? []
  return token ? readSwapToken(token) : null
}

/** The six digits that an application shows, alone or in a sentence; what has no six of them is wrong as it stands. */
export function readDigits(typed: string): string {
  const text = arrived(typed)
  const digits = text.replace(/\D/g, '')
  return digits.length === 6 ? digits : (/(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? digits)
}

/** Whether it is such a code, where the one or one kept for an emergency may be typed. */
export function isDigits(typed: string): boolean {
  return /(?<![A-Za-z0-9])\d{3}[ -]?\d{3}(?![A-Za-z0-9])/.test(arrived(typed))
}

const RECOVERY = standingAlone(4, 4, 4)
/** Those made before had two groups of five, with capitals and small letters. */
const OLD_RECOVERY = /(?<![A-Za-z0-9])[A-Za-z0-9]{5}[ -]*[A-Za-z0-9]{5}(?![A-Za-z0-9])/g

/** A code kept for an emergency, as it was shown. */
export function readRecoveryCode(typed: string): string {
  const text = arrived(typed)
  const [found] = foundBy(inCapitals(text), RECOVERY)
  if (found) return found.replace(/(.{4})(?=.)/g, '$1-')
  const [old] = foundBy(text, OLD_RECOVERY)
  if (old) return `${old.slice(0, 5)}-${old.slice(5)}`
  const signs = text.replace(/[^A-Za-z0-9]/g, '')
  return signs.length === 12
    ? inCapitals(signs).replace(/(.{4})(?=.)/g, '$1-')
    : `${signs.slice(0, 5)}-${signs.slice(5)}`
}
