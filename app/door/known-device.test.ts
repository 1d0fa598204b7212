import { expect, test } from 'vitest'
import { deviceCookies, knownDevice } from './known-device.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const device = { secret: 'x'.repeat(64), now: 1_800_000_000_000 }
const deviceCookie = (...given: Parameters<typeof deviceCookies>) => deviceCookies(...given)[0] ?? ''
const sent = (cookie: string) => cookie.split(';')[0] ?? ''

test('a browser is known for the accounts that signed in from it, for half a year, and for no other', () => {
  const one = sent(deviceCookie(null, 'ana@uno.test', device, true))
  const both = sent(deviceCookie(`a=b; ${one}`, 'rosa@uno.test', device, true))
  expect(knownDevice(`x=y; ${both}`, 'ana@uno.test', device)).not.toBeNull()
  expect(knownDevice(both, 'rosa@uno.test', device)).not.toBe(knownDevice(both, 'ana@uno.test', device))
  expect(knownDevice(both, 'otra@uno.test', device)).toBeNull()
  expect(knownDevice(null, 'ana@uno.test', device)).toBeNull()
  expect(knownDevice(both, 'ana@uno.test', { ...device, secret: 'y'.repeat(64) })).toBeNull()
  expect(knownDevice(both, 'ana@uno.test', { ...device, now: device.now + 179 * DAY_MS })).not.toBeNull()
  expect(knownDevice(both, 'ana@uno.test', { ...device, now: device.now + 181 * DAY_MS })).toBeNull()
})

test('what somebody writes into it is not believed', () => {
  const one = sent(deviceCookie(null, 'ana@uno.test', device, false))
  const [, mark = ''] = one.split('=')
  const [nonce, day, seal] = mark.split('.')
  for (const forged of [
    `${nonce}.${Number(day) + 9}.${seal}`,
    `${nonce}.${day}.${'A'.repeat(43)}`,
    '..',
    'x',
    mark.slice(1),
  ])
    expect(knownDevice(`espejo.device=${forged}`, 'ana@uno.test', device)).toBeNull()
})

test('it keeps five accounts, names none of them, and no script sees it', () => {
  let cookie = ''
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    cookie = deviceCookie(sent(cookie), `${name}@uno.test`, device, true)
  expect(knownDevice(sent(cookie), 'a@uno.test', device)).toBeNull()
  expect(knownDevice(sent(cookie), 'b@uno.test', device)).not.toBeNull()
  expect(cookie).toMatch(/; Path=\/ingresar; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure$/)
  expect(cookie).not.toContain('uno.test')
  const paths = deviceCookies(null, 'a@uno.test', device, true).map((each) => /Path=([^;]+)/.exec(each)?.[1])
  expect(paths).toEqual(['/ingresar', '/ingresar.data'])
  const again = deviceCookie(sent(cookie), 'f@uno.test', device, true)
  expect(sent(again).split('~')).toHaveLength(5)
})
