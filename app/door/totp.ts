import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds of one code, and steps before and after the present one whose code is taken, for clocks that go wrong. */
export const TOTP_PERIOD_S = 30
const STEPS_AROUND = [-1, 0, 1] as const
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Marks a secret that was written as base32; others are used as their own letters, as better-auth does. */
const BASE32_MARK = 'base32:'

/** Bytes of a secret as better-auth keeps it, once decrypted. */
export function secretBytes(kept: string): Buffer {
  if (!kept.startsWith(BASE32_MARK)) return Buffer.from(kept)
  const bits = [...kept.slice(BASE32_MARK.length).toUpperCase().replace(/=/g, '')]
    .map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const place = (mac[mac.length - 1] ?? 0) & 15
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Newest time step (number of 30 seconds since 1970) around an instant whose code this is; null where it is of none. */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | null {
  const now = Math.floor(at.getTime() / (TOTP_PERIOD_S * 1000))
  const steps = STEPS_AROUND.map((around) => now + around).filter((step) => isSame(code, codeOf(secret, step)))
  return steps.at(-1) ?? null
}
