import { createHmac, randomInt } from 'node:crypto'

/** Digits and capital letters without those that are read or heard as another (0 O, 1 I L, 2 Z, 5 S, 8 B, U V, M N). */
export const ALPHABET = 'ACDEFGHJKPQRTWXY34679'
export const SLIP_CODE_LENGTH = 10

/** A code as it is compared: capitals, without spaces and hyphens. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/gu, '')
}

/** A code as it is printed: in two halves. */
export function printedCode(code: string): string {
  const half = Math.ceil(code.length / 2)
  return `${code.slice(0, half)}-${code.slice(half)}`
}

/** `count` different codes in random order; each has about 44 bits, too many to guess. */
export function newAccessCodes(count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) {
    codes.add(Array.from({ length: SLIP_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''))
  }
  return [...codes]
}

function mac(key: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${purpose}:${text}`).digest()
}

/** Keyed hash under which a one-time code is stored. `key`: hex, outside the database. */
export function codeMac(key: string, code: string): Buffer {
  return mac(key, 'code', normaliseCode(code))
}

/** Keyed hash under which a link sent by mail is stored. */
export function swapMac(key: string, token: string): Buffer {
  return mac(key, 'swap', token)
}

/** Keyed hash of the id of a form. */
export function formMac(key: string, formId: string): Buffer {
  return mac(key, 'form', formId)
}

/** Keyed hash over the id of a form and its answers: tells a repeated sending from a changed one. */
export function contentMac(key: string, formId: string, canonicalAnswers: string): Buffer {
  return mac(key, 'content', `${formId}:${canonicalAnswers}`)
}
