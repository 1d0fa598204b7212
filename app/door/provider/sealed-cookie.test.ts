import { expect, test } from 'vitest'
import { z } from 'zod'
import { sealedCookie } from './sealed-cookie.ts'

const visits = sealedCookie({
  name: 'espejo.visit',
  path: '/x',
  lifeMs: 60_000,
  schema: z.object({ state: z.string() }),
})
const others = sealedCookie({
  name: 'espejo.other',
  path: '/x',
  lifeMs: 60_000,
  schema: z.object({ state: z.string() }),
})
const where = { secret: 'ab'.repeat(32), isHttps: false, now: 1_000_000 }

const sent = ([, header]: [string, string]) => header.split(';')[0] ?? ''

test('what was given is read again, by its own name and in its time alone', () => {
  const cookie = sent(visits.given({ state: 's' }, where))
  expect(visits.read(`otra=1; ${cookie}; mas=2`, where)).toEqual({ state: 's' })
  expect(visits.read(cookie, { ...where, now: where.now + 59_999 })).toEqual({ state: 's' })
  expect(visits.read(cookie, { ...where, now: where.now + 60_000 })).toBeNull()
  expect(visits.read(cookie, { ...where, secret: 'cd'.repeat(32) })).toBeNull()
  expect(others.read(cookie.replace('visit', 'other'), where)).toBeNull()
  expect(visits.read(null, where)).toBeNull()
})

test('nothing of it can be read or changed from outside', () => {
  const cookie = sent(visits.given({ state: 'secreto' }, where))
  expect(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain('secreto')
  for (let at = 13; at < cookie.length; at += 1) {
    const changed = `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`
    const read = visits.read(changed, where)
    // The last letter of base64 may hold bits of nothing.
    if (at < cookie.length - 1) expect(read, String(at)).toBeNull()
  }
  for (const junk of ['', 'A', '!!!', 'A'.repeat(5000)]) expect(visits.read(`espejo.visit=${junk}`, where)).toBeNull()
})

test('over https it has a name that no other site can give, and scripts never see it', () => {
  const [name, header] = visits.given({ state: 's' }, { ...where, isHttps: true })
  expect(name).toBe('Set-Cookie')
  expect(header).toMatch(/^__Secure-espejo\.visit=[\w-]+; Path=\/x; Max-Age=60; HttpOnly; SameSite=Lax; Secure$/)
  expect(visits.taken({ isHttps: false })[1]).toMatch(/^espejo\.visit=; Path=\/x; Max-Age=0/)
})
