import { expect, test } from 'vitest'
import { invitationsTo, invitationTo } from './invitation-links.server.ts'

const ORIGIN = 'https://espejo.example'
const codes = Array.from({ length: 35 }, (_, place) => `ABCD${place + 1000}`)

test('slips of many are drawn in their order, and others are served between any ten of them', async () => {
  let served = 0
  let done = false
  const serve = () => {
    served += 1
    if (!done) setImmediate(serve)
  }
  setImmediate(serve)
  const slips = await invitationsTo(ORIGIN, codes)
  done = true
  expect(slips.map(({ code }) => code)).toEqual(codes)
  expect(slips[7]).toEqual(invitationTo(ORIGIN, codes[7] ?? ''))
  expect(served).toBeGreaterThanOrEqual(Math.floor(codes.length / 10))
})
