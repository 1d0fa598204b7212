import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEGAL_FRAMES, legalFrameOn } from './legal-frames.ts'
import type { NormId } from './norm.ts'
import { inForceFrom, inForceOn } from './norms.ts'

const anyDay = fc
  .date({ min: new Date('2007-03-17'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('the frames follow each other without gap or overlap, from the first equality law on and without end', () => {
  expect(LEGAL_FRAMES[0]?.from).toBe(inForceFrom('ley-28983'))
  expect(LEGAL_FRAMES.at(-1)?.until).toBeNull()
  const seams = LEGAL_FRAMES.slice(1).map((frame, index) => [LEGAL_FRAMES[index]?.until, frame.from])
  for (const [until, from] of seams) expect(from).toBe(until)
  const starts = LEGAL_FRAMES.map(({ from }) => from)
  expect(starts).toEqual(starts.toSorted())
})

test('every day since then has exactly one frame', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const frame = legalFrameOn(day)
      const others = LEGAL_FRAMES.filter(({ from, until }) => from <= day && (until === null || day < until))
      expect(others).toEqual([frame])
    }),
  )
})

describe('the vocabulary changes on the day Ley 32535 enters into force', () => {
  test('the day before speaks of enfoque de género', () => {
    const frame = legalFrameOn('2025-12-24')
    expect(frame.approach).toBe('enfoque de género')
    expect(frame.equalityLaw).toBe('ley-28983')
  })

  test('from that day it is the enfoque de igualdad de oportunidades entre mujeres y hombres', () => {
    const frame = legalFrameOn('2025-12-25')
    expect(frame.approach).toBe('enfoque de igualdad de oportunidades entre mujeres y hombres')
    expect(frame.equalityLaw).toBe('ley-32535')
  })

  test('the mechanism keeps its name, because its decree was not repealed', () => {
    expect(legalFrameOn('2026-11-23').mechanism).toBe(legalFrameOn('2019-12-31').mechanism)
  })
})

test.each(['2019-12-31', '2025-12-24', '2025-12-25', '2026-11-23'])(
  'the norms of the frame of %s were in force that day',
  (day) => {
    const { equalityLaw, policyNorm, mechanismNorm } = legalFrameOn(day)
    const cited = [equalityLaw, policyNorm, mechanismNorm].filter((id): id is NormId => id !== null)
    expect(cited.filter((id) => !inForceOn(id, day))).toEqual([])
  },
)

test('a policy that no known norm approved is marked as unverified', () => {
  for (const { policyNorm, unverified } of LEGAL_FRAMES) {
    expect(unverified.includes('policy')).toBe(policyNorm === null)
  }
})

test('a day before the first equality law, or one that is no ISO date, has no frame', () => {
  expect(() => legalFrameOn('2007-03-16')).toThrow(RangeError)
  expect(() => legalFrameOn('25/12/2025')).toThrow(RangeError)
})
