import { randomInt } from 'node:crypto'
import { ALPHABET } from './typed-code.ts'

/** A code of so many signs; each adds some 4.4 bits. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

const RECOVERY_GROUP = 4

/** A code kept for an emergency, as it is shown: three groups of four, 52 bits. */
export function newRecoveryCode(): string {
  return Array.from({ length: 3 }, () => randomCode(RECOVERY_GROUP)).join('-')
}
