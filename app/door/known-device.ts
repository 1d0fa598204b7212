import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const NAME = 'espejo.device'
/** Browsers take a cookie of this name only over https, as they do those of the session. */
const SECURE_NAME = `__Secure-${NAME}`
const DAY_MS = 24 * 60 * 60 * 1000
const DAYS = 180
/** A computer that several share is known for so many accounts, the newest first. */
const MARKS = 5

/** `nonce.day.seal`: says that an account signed in here, and which one only to who knows the secret and asks for it. */
const MARK = /^([\w-]{22})\.(\d{1,6})\.([\w-]{43})$/

type Device = { readonly secret: string; readonly now: number }

function seal(secret: string, email: string, nonce: string, day: string): string {
  return createHmac('sha256', secret).update(`known device\n${nonce}\n${day}\n${email}`).digest('base64url')
}

function marksIn(cookies: string | null): string[] {
  const [, found = ''] = /(?:^|;\s*)(?:__Secure-)?espejo\.device=([^;]*)/.exec(cookies ?? '') ?? []
  return found
    .split('~')
    .filter((mark) => MARK.test(mark))
    .slice(0, MARKS)
}

function isOf(mark: string, email: string, { secret, now }: Device): boolean {
  const [, nonce = '', day = '', sealed = ''] = MARK.exec(mark) ?? []
  const age = Math.floor(now / DAY_MS) - Number(day)
  const isRight = timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(secret, email, nonce, day)))
  return isRight && age >= 0 && age < DAYS
}

/**
 * Which device it is that an account signed in from before, by its cookie; null for one that the account never signed in
 * from. Opens nothing: it only keeps the wrong passwords of others from slowing her down.
 * @param email in lower case.
 */
export function knownDevice(cookies: string | null, email: string, device: Device): string | null {
  return marksIn(cookies).find((mark) => isOf(mark, email, device)) ?? null
}

/** The sign-in page, and the address by which its script sends the same form. With a questionnaire nothing of it travels. */
const PATHS = ['/ingresar', '/ingresar.data']

/**
 * The cookies by which this browser is known for an account that just signed in: one value, for the sign-in page alone.
 * Scripts do not see it, and it names nobody.
 * @param email in lower case. @param secure whether it only travels over https.
 */
export function deviceCookies(cookies: string | null, email: string, device: Device, secure: boolean): string[] {
  const others = marksIn(cookies).filter((mark) => !isOf(mark, email, device))
  const nonce = randomBytes(16).toString('base64url')
  const day = String(Math.floor(device.now / DAY_MS))
  const marks = [`${nonce}.${day}.${seal(device.secret, email, nonce, day)}`, ...others].slice(0, MARKS)
  const rest = `Max-Age=${(DAYS * DAY_MS) / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return PATHS.map((path) => `${secure ? SECURE_NAME : NAME}=${marks.join('~')}; Path=${path}; ${rest}`)
}
