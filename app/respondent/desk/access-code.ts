import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { randomCode } from '#app/kit/codes/random-code.ts'
import { compactCode } from '#app/kit/codes/typed-code.ts'

export const SLIP_CODE_LENGTH = 10

/** A code as it is printed: in two halves. */
export function printedCode(code: string): string {
  const half = Math.ceil(code.length / 2)
  return `${code.slice(0, half)}-${code.slice(half)}`
}

/** `count` different codes in random order; each has about 44 bits, too many to guess. */
export function newAccessCodes(count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(randomCode(SLIP_CODE_LENGTH))
  return [...codes]
}

/** A key is read once: each sending needs it two or three times. */
const keys = new Map<string, KeyObject>()
function keyOf(hex: string): KeyObject {
  const known = keys.get(hex) ?? createSecretKey(hex, 'hex')
  keys.set(hex, known)
  return known
}

function mac(key: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', keyOf(key)).update(`${purpose}:${text}`).digest()
}

/** Keyed hash under which a one-time code is stored. `key`: hex, outside the database. */
export function codeMac(key: string, code: string): Buffer {
  return mac(key, 'code', compactCode(code))
}

/** Keyed hash under which a link sent by mail is stored. */
export function swapMac(key: string, token: string): Buffer {
  return mac(key, 'swap', token)
}

/** Keyed hash of the id of a form. */
export function formMac(key: string, formId: string): Buffer {
  return mac(key, 'form', formId)
}

/**
 * Keyed hash over the id of a form and its answers: tells a repeated sending from a changed one.
 * @param answers one text for equal answers, whatever the order of the fields in which they were sent.
 */
export function contentMac(key: string, formId: string, answers: string): Buffer {
  return mac(key, 'content', `${formId}:${answers}`)
}
