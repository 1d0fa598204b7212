import { expect, test } from 'vitest'
import { deviceCookies } from './known-device.ts'
import { createPasswordPace } from './password-pace.ts'

const SECRET = 's'.repeat(64)

function paceAt(start = 1_800_000_000_000) {
  const clock = { now: start }
  return { clock, pace: createPasswordPace(SECRET, () => clock.now) }
}
const from = (address: string, email = 'ana@uno.test', cookies: string | null = null) => ({ email, address, cookies })
const cookieOf = (email: string, now: number) =>
  deviceCookies(null, email, { secret: SECRET, now }, false)[0]?.split(';')[0] ?? ''

test('five wrong passwords are free; then one waits, at most half a minute, and never longer for trying too early', () => {
  const { clock, pace } = paceAt()
  const waits: number[] = []
  for (let tries = 0; tries < 12; tries += 1) {
    const wait = pace.begin(from('10.0.0.1'))
    waits.push(wait)
    clock.now += wait * 1000
    if (wait > 0) expect(pace.begin(from('10.0.0.1'))).toBe(0)
  }
  expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 30, 30, 30])
})

test('whoever guesses from elsewhere, as long as she likes, keeps nobody out of her account', () => {
  const { clock, pace } = paceAt()
  for (let second = 0; second < 3600; second += 1) {
    pace.begin(from('198.51.100.7'))
    pace.begin(from(`2001:db8::${second.toString(16)}`))
    clock.now += 1000
  }
  expect(pace.begin(from('198.51.100.7'))).toBeGreaterThan(0)
  expect(pace.begin(from('2001:db8::ffff'))).toBeGreaterThan(0)
  expect(pace.begin(from('203.0.113.5'))).toBe(0)
})

test('behind the same address a device that the account is known from has a pace of its own', () => {
  const { clock, pace } = paceAt()
  const cookies = cookieOf('ana@uno.test', clock.now)
  for (let tries = 0; tries < 2000; tries += 1) {
    pace.begin(from('10.0.0.1'))
    pace.begin(from('10.0.0.1', `persona${tries}@uno.test`))
  }
  expect(pace.begin(from('10.0.0.1', 'otra@uno.test'))).toBeGreaterThan(0)
  expect(pace.begin(from('10.0.0.1', 'ana@uno.test', cookies))).toBe(0)
  // The cookie of one account is nothing for another, and gives no more tries than anybody has.
  expect(pace.begin(from('10.0.0.1', 'otra@uno.test', cookies))).toBeGreaterThan(0)
  for (let tries = 0; tries < 4; tries += 1) pace.begin(from('10.0.0.1', 'ana@uno.test', cookies))
  expect(pace.begin(from('10.0.0.1', 'ana@uno.test', cookies))).toBe(2)
})

test('a thousand people of one office who come in never wait, though each mistypes once a tenth of the time', () => {
  const { clock, pace } = paceAt()
  for (let person = 0; person < 1000; person += 1) {
    const trier = from('10.0.0.1', `persona${person}@uno.test`)
    if (person % 10 === 0) expect(pace.begin(trier)).toBe(0)
    expect(pace.begin(trier)).toBe(0)
    pace.succeed(trier)
    clock.now += 500
  }
})

test('who tries a password at many accounts from one address is slowed down, and never locked out', () => {
  const { clock, pace } = paceAt()
  let tried = 0
  for (let second = 0; second < 3600; second += 1) {
    for (let each = 0; each < 10; each += 1)
      if (pace.begin(from('198.51.100.7', `p${second}-${each}@uno.test`)) === 0) tried += 1
    clock.now += 1000
  }
  expect(tried).toBeLessThan(300 + 3600 / 10 + 60)
  clock.now += 10_000
  expect(pace.begin(from('198.51.100.7', 'otra@uno.test'))).toBe(0)
})
