import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { redirect } from '@remix-run/node'
import type { Done } from './done.ts'

/** Over https a browser takes it from nobody but this very site. */
const cookieName = (isHttps: boolean): string => `${isHttps ? '__Host-' : ''}espejo.hecho`
/** The page that says it is asked for at once. */
const SECONDS = 60
/** Browsers keep a cookie of 4096 bytes with its name and attributes. */
const LONGEST = 3_600

// Of this process: a cookie that says what was done is read a moment later or not at all.
const secret = randomBytes(32)
const macOf = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

function written(done: Done): string {
  const text = Buffer.from(JSON.stringify(done)).toString('base64url')
  return `${text}.${macOf(text)}`
}

function cookie(value: string, seconds: number, isHttps: boolean): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`, ...(isHttps ? ['Secure'] : [])]
  return [`${cookieName(isHttps)}=${value}`, ...attributes].join('; ')
}

const isHttps = (origin: string): boolean => origin.startsWith('https:')

/**
 * Leads to a page that says at its top what was done. It is told in a signed cookie that the next page takes away: no
 * address that is copied or loaded again says it twice, and no page writes anything to say it.
 * @param anchored whether the address names the place; a script stays where the person was instead.
 * @param headers what the deed itself sets, as the cookies of a session that began or ended with it.
 */
export function redirectDone(
  to: string,
  done: Omit<Done, 'id'>,
  {
    origin,
    anchored,
    headers = [],
  }: {
    readonly origin: string
    readonly anchored: boolean
    readonly headers?: readonly (readonly [name: string, value: string])[] | undefined
  },
): Response {
  const whole = { id: randomBytes(9).toString('base64url'), ...done }
  const told = written(whole)
  // What takes it back has what was typed; too long for a cookie, it is done on the page itself.
  const value = told.length > LONGEST ? written({ ...whole, undo: undefined }) : told
  const place = anchored && done.at !== undefined ? `${to}#${encodeURIComponent(done.at)}` : to
  const answer = new Headers([...headers].map(([name, text]): [string, string] => [name, text]))
  answer.append('Set-Cookie', cookie(value, SECONDS, isHttps(origin)))
  return redirect(place, { status: 303, headers: answer })
}

function isOurs(text: string, mac: string): boolean {
  const own = Buffer.from(macOf(text))
  const given = Buffer.from(mac)
  return own.length === given.length && timingSafeEqual(own, given)
}

/** What was done before this page, if anything, and the header that takes it away. */
export function takeDone(
  cookies: string | null,
  origin: string,
): { done: Done | null; headers: Record<string, string> } {
  const value = new RegExp(`(?:^|;\\s*)${cookieName(isHttps(origin))}=([^;]+)`).exec(cookies ?? '')?.[1]
  if (!value) return { done: null, headers: {} }
  const [text = '', mac = ''] = value.split('.')
  const done = isOurs(text, mac) ? (JSON.parse(Buffer.from(text, 'base64url').toString()) as Done) : null
  return { done, headers: { 'Set-Cookie': cookie('', 0, isHttps(origin)) } }
}
