import { oneLine } from '#surveys/text/written-text.ts'

/** What keeps a text from being the address of one mailbox that mail and the sign-in page reach. */
export type AddressFault =
  | 'empty'
  | 'no-at'
  | 'several'
  | 'blank'
  | 'comma'
  | 'no-name'
  | 'dots'
  | 'accent'
  | 'sign'
  | 'no-domain'
  | 'domain'
  | 'number'
  | 'too-long'

export type ReadAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: AddressFault }

/** Letters before the `@`, and of the whole (RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3). */
const LONGEST_LOCAL = 64
const LONGEST_ADDRESS = 254

/** Of a longer text nothing more is looked at: it holds no address, and looking takes time that grows with its square. */
const LONGEST_READ = 1000

/** What a person reads; each says what to change. */
export const ADDRESS_FAULT_WORDS: Readonly<Record<AddressFault, string>> = {
  empty: 'Escriba un correo, como nombre@entidad.gob.pe',
  'no-at': 'Al correo le falta la arroba (@): escríbalo como nombre@entidad.gob.pe',
  several: 'Escriba un solo correo: hay más de una arroba (@)',
  blank: 'El correo lleva un espacio en medio: escríbalo sin espacios',
  comma: 'El correo lleva una coma o un punto y coma: revise si es un punto',
  'no-name': 'Falta el nombre antes de la arroba: escríbalo como nombre@entidad.gob.pe',
  dots: 'El correo lleva un punto de más: no van dos seguidos, ni uno junto a la arroba',
  accent: 'El correo lleva una tilde, una eñe u otra letra que las direcciones no aceptan: revise cómo se escribe',
  sign: 'El correo lleva un signo que no se acepta. Antes de la arroba van letras, números y los signos . _ + -',
  'no-domain': 'Después de la arroba falta el dominio completo, como entidad.gob.pe',
  domain: 'Lo que va después de la arroba no es un dominio, como entidad.gob.pe: revise sus letras',
  number: 'Después de la arroba va el nombre del servidor, como entidad.gob.pe, no su número',
  'too-long': `El correo es demasiado largo: hasta ${LONGEST_LOCAL} letras antes de la arroba y ${LONGEST_ADDRESS} en total`,
}

/** `＠` and the letters as wide as a Chinese one, which some keyboards write. */
const WIDE = /[\uFF01-\uFF5E]/g
/** What stands around an address in a text, a list or a cell, and never belongs to it. */
const BEFORE = /^[\s<([{"'“”‘’«»‹›,;:*`·•]+/
const AFTER = /[\s>)\]}"'“”‘’«»‹›.,;:…!?*`]+$/
/** "Ana Quispe <ana@entidad.gob.pe>", or with "[mailto:…]" as mails quoted in plain text have it: what stands between the signs. */
const NAMED = /^[^<>@]*\[mailto:([^\][\s]+)\][^@]*$|^[^<>]*<([^<>@]+@[^<>]+)>[^<>@]*$/i

/** What was meant, where that is clear: an address alone, in small letters. */
function repaired(typed: string): string {
  const line = oneLine(typed)
    .slice(0, LONGEST_READ)
    .replace(WIDE, (sign) => sign.normalize('NFKC'))
  const [, quoted, between] = NAMED.exec(line) ?? []
  const inner = quoted ?? between ?? line
  return inner
    .replace(BEFORE, '')
    .replace(/^mailto:\s*/i, '')
    .replace(/(?<=@[^?]*)\?.*$/, '')
    .replace(AFTER, '')
    .replaceAll('’', "'")
    .toLowerCase()
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** As the library that signs in takes it; it takes no ending with digits or hyphens. */
const LAST_LABEL = /^[a-z]{2,63}$/
const LOCAL = /^[a-z0-9_'+.-]*[a-z0-9_+-]$/

/** What is wrong with a domain in small letters; null where nothing is. */
function domainFault(domain: string): AddressFault | null {
  if (/^\[.*\]?$|^[\d.]+$/.test(domain)) return 'number'
  if (/^\.|\.\.|\.$/.test(domain)) return 'dots'
  const labels = domain.split('.')
  if (labels.length < 2) return 'no-domain'
  return labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1) ?? '') ? null : 'domain'
}

function addressFault(text: string): AddressFault | null {
  if (text === '') return 'empty'
  const at = text.indexOf('@')
  if (at === -1) return 'no-at'
  if (text.includes('@', at + 1)) return 'several'
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (local === '') return 'no-name'
  if (domain === '') return 'no-domain'
  if (text.includes(' ')) return 'blank'
  if (/[,;]/.test(text)) return 'comma'
  if (/\P{ASCII}/u.test(text)) return 'accent'
  if (/^\.|\.\.|\.$/.test(local)) return 'dots'
  if (!LOCAL.test(local)) return 'sign'
  return (
    domainFault(domain) ??
    (local.length > LONGEST_LOCAL || text.length > LONGEST_ADDRESS ? ('too-long' as const) : null)
  )
}

/**
 * Reads an address of mail, whichever door it comes through. What is clear is repaired: letters that nobody sees, signs
 * around it, `mailto:`, a name before it, capitals. Everything else is refused with its reason: an address that is taken
 * can sign in and receives mail.
 */
export function readAddress(typed: string): ReadAddress {
  const address = repaired(typed)
  const fault = addressFault(address)
  return fault ? { ok: false, fault } : { ok: true, address }
}

/** What to tell whoever typed it; null where it is an address. */
export function addressProblem(typed: string): string | null {
  const read = readAddress(typed)
  return read.ok ? null : ADDRESS_FAULT_WORDS[read.fault]
}

/**
 * The address by which an account is looked for. What is none is compared as it was typed, so that an account that was
 * made before addresses were checked can still be found.
 */
export function soughtAddress(typed: string): string {
  const read = readAddress(typed)
  return read.ok ? read.address : typed.trim().toLowerCase()
}

/** Reads what stands behind the `@`, with or without it; null where it is no domain. */
export function readDomain(typed: string): string | null {
  const domain = repaired(typed).replace(/^@/, '')
  return domain.includes('@') || domainFault(domain) || `a@${domain}`.length > LONGEST_ADDRESS ? null : domain
}
