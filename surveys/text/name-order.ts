/** Signs of names in the order that Unicode gives them for Spanish (CLDR): all of them before digits, those before letters. */
const SIGNS = ' _-–—,;:!¡?¿.·\'"«»()[]{}@*/\\&#%`´^¨°+<=>|~$'

/** Marks that look otherwise and stand at one place, as accents do. */
const ALIKE: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' }

/** What stands behind an n with its tilde: it comes after every letter, so that "ñ" comes after "nz" and before "o". */
const AFTER_Z = '{'

/** A letter with what is on it, or a sign, as it is put in order. */
function placed(sign: string): string {
  if (sign === 'ñ') return `n${AFTER_Z}`
  const place = SIGNS.indexOf(ALIKE[sign] ?? sign)
  // There are fewer signs than places below "0".
  if (place >= 0) return String.fromCharCode(place + 1)
  return sign.normalize('NFKD').replace(/\p{M}/gu, '')
}

/**
 * A text that puts a name in order, byte by byte, as Spanish does: Ñ after N, other accents and capitals beside their
 * letter, signs before digits before letters. Names that differ in accents or case alone have the same.
 */
export function nameOrder(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, placed)
}
