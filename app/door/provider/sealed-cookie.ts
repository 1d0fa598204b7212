import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A thing that only this installation wrote and reads, given to one browser for a few minutes. */
type Kind<T> = {
  readonly name: string
  readonly path: string
  readonly lifeMs: number
  readonly schema: z.ZodType<T>
}

type Where = {
  /** Signs sessions; a key of its own is made of it. */
  readonly secret: string
  readonly isHttps: boolean
  readonly now: number
}

function keyFor(secret: string, name: string): Buffer {
  return createHmac('sha256', secret).update(`sealed cookie\n${name}`).digest()
}

function seal(secret: string, name: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, name), nonce)
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return sealed.toString('base64url')
}

function opened(secret: string, name: string, sealed: string): string | null {
  const box = Buffer.from(sealed, 'base64url')
  if (box.length <= NONCE_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, name), box.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(box.subarray(-TAG_BYTES))
    const text = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch {
    return null
  }
}

/** Cookies of one kind: sealed, of one place, for a short time, and never for scripts. */
export function sealedCookie<T>({ name, path, lifeMs, schema }: Kind<T>) {
  const kept = z.object({ until: z.number(), thing: schema })
  const called = (isHttps: boolean) => (isHttps ? `__Secure-${name}` : name)
  const cookie = (value: string, seconds: number, isHttps: boolean): [string, string] => [
    'Set-Cookie',
    `${called(isHttps)}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`,
  ]
  return {
    /** The header that gives the browser the thing. */
    given: (thing: T, { secret, isHttps, now }: Where): [string, string] =>
      cookie(seal(secret, name, JSON.stringify({ until: now + lifeMs, thing })), lifeMs / 1000, isHttps),
    /** The header that takes it away. */
    taken: ({ isHttps }: Pick<Where, 'isHttps'>): [string, string] => cookie('', 0, isHttps),
    /** The thing that a browser brings; null for none, a strange or an old one. */
    read(cookies: string | null, { secret, isHttps, now }: Where): T | null {
      const begins = `${called(isHttps)}=`
      const found = (cookies ?? '').split(/;\s*/).find((pair) => pair.startsWith(begins))
      const text = found === undefined ? null : opened(secret, name, found.slice(begins.length))
      if (text === null) return null
      const read = kept.safeParse(JSON.parse(text))
      return read.success && read.data.until > now ? (read.data.thing as T) : null
    },
  }
}
