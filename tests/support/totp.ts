import { createHmac } from 'node:crypto'

/** Secret (base32) of the second step of every test account that needs one. */
export const TEST_TOTP_SECRET = 'TESTSECRETTESTSECRETTESTSECRETAA'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/[\s=]/g, '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** Code of six digits by RFC 6238 (SHA-1, 30 seconds), worked out on our own so that the library is checked by it. */
export function totpCode(secret: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const place = (mac[mac.length - 1] ?? 0) & 15
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const WORKERS = 12
const SIGN_INS = 40

/** The recovery code for the n-th sign-in of a test process; a code of the application works once in its half minute. */
export function recoveryCode(worker: number, signIn: number): string {
  return `w${String(worker % WORKERS).padStart(4, '0')}-n${String(signIn % SIGN_INS).padStart(4, '0')}`
}

/** Those that every test account with a second step is given. */
export const TEST_RECOVERY_CODES = Array.from({ length: WORKERS }, (_, worker) =>
  Array.from({ length: SIGN_INS }, (__, signIn) => recoveryCode(worker, signIn)),
).flat()
