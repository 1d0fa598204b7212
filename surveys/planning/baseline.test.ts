import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { baselineOf } from './baseline.ts'
import type { ProposalOrigin, ProposalReason } from './proposal.ts'

const { hash } = instrument

function dimension(id: string, value: number, margin: number, added?: ProposalOrigin): ProposalReason {
  return {
    kind: 'dimension',
    trigger: { kind: 'dimension-below', dimension: id, score: 60 },
    figure: {
      kind: 'scored',
      value,
      bound: 'exact',
      margin,
      low: value - margin,
      high: value + margin,
      count: { kind: 'exact', n: 50 },
      level: 'in-process',
      spansCut: false,
    },
    rank: 1,
    instrumentHash: hash,
    ...(added ? { added: { ...added, on: '2026-06-01' } } : {}),
  }
}
const duty: ProposalReason = { kind: 'duty', trigger: { kind: 'duty', binds: { levels: 'all' } }, instrumentHash: hash }

test('it is the dimension that is most surely low, then the lowest, of the release that said so', () => {
  const reasons = [dimension('cor', 56, 6), dimension('par', 58, 1), duty]
  expect(baselineOf({ campaignId: 'c', reasons })).toEqual({
    campaignId: 'c',
    instrumentHash: hash,
    dimension: 'par',
    value: 58,
    low: 57,
    high: 59,
  })
  const later = [...reasons, dimension('cui', 40, 5, { campaignId: 'otra' })]
  expect(baselineOf({ campaignId: 'c', reasons: later })).toMatchObject({
    campaignId: 'otra',
    dimension: 'cui',
    value: 40,
  })
})

test('without a dimension that a release told of there is none', () => {
  expect(baselineOf({ campaignId: 'c', reasons: [duty] })).toBeNull()
  expect(baselineOf({ campaignId: 'c', reasons: [] })).toBeNull()
  expect(baselineOf({ campaignId: null, reasons: [dimension('cor', 30, 2)] })).toBeNull()
})
