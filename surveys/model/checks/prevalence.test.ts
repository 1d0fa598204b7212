import { expect, test } from 'vitest'
import { sexualHarassmentV1 as instrument } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { defineInstrument, instrumentProblems } from '../define-instrument.ts'
import type { InstrumentDefinition } from '../instrument.ts'
import type { PrevalenceReading, PrevalenceSpec } from '../prevalence-spec.ts'

const spec = instrument.scoring.prevalence as PrevalenceSpec
const reading = spec.reading as PrevalenceReading

function withReading(changed: PrevalenceReading | undefined): InstrumentDefinition {
  const { happened, notHappened, families, witnessed, chain, publication } = spec
  const counted = { happened, notHappened, families, witnessed, chain, publication }
  return {
    ...instrument,
    scoring: { ...instrument.scoring, prevalence: changed ? { ...counted, reading: changed } : counted },
  }
}

test('how findings are read may change without another hash; what is counted may not', () => {
  const mended = { ...reading, gravity: [['by-authority'], ['coercion']] }
  expect(defineInstrument(withReading(mended)).hash).toBe(instrument.hash)
  const recounted = { ...instrument, scoring: { ...instrument.scoring, prevalence: { ...spec, notHappened: [] } } }
  expect(defineInstrument(recounted).hash).not.toBe(instrument.hash)
})

test.each<[string, PrevalenceReading | undefined]>([
  ['nothing says how its findings are read', undefined],
  ['"rumour": has a gravity and is no finding', { ...reading, gravity: [['rumour']] }],
  ['"coercion": its gravity stands twice', { ...reading, gravity: [['coercion'], ['coercion']] }],
  [
    'cha-who: nothing says of whom its shares are',
    { ...reading, bases: Object.fromEntries(Object.entries(reading.bases).filter(([id]) => id !== 'cha-who')) },
  ],
  [
    'the base of con-01 is of no chain question',
    { ...reading, bases: { ...reading.bases, 'con-01': { group: 'happened', says: 'todas' } } },
  ],
  [
    'cha-why: "nobody" is no group of people',
    { ...reading, bases: { ...reading.bases, 'cha-why': { group: 'nobody', says: 'nadie' } } },
  ],
  [
    'cha-report: "reported" is no group of people',
    { ...reading, bases: { ...reading.bases, 'cha-report': { group: 'reported', says: 'quienes denunciaron' } } },
  ],
  ['the dimension xyz of trust does not exist', { ...reading, trust: 'xyz' }],
  ['the action sh-a99 of reporting back does not exist', { ...reading, reportBack: 'sh-a99' }],
])('a broken reading is found: %s', (problem, broken) => {
  expect(instrumentProblems(withReading(broken)).join('\n')).toContain(problem)
})

const { groups, pooled } = spec.publication
const withPublication = (publication: PrevalenceSpec['publication']): InstrumentDefinition => ({
  ...instrument,
  scoring: { ...instrument.scoring, prevalence: { ...spec, publication } },
})

test('what is published of the counts may change without another hash', () => {
  expect(defineInstrument(withPublication({ groups, pooled: pooled.slice(0, 3) })).hash).toBe(instrument.hash)
})

test.each<[string, PrevalenceSpec['publication']]>([
  ['"coercion": is not in one group of families', { pooled, groups: groups.slice(0, 1) }],
  ['"sexist": is not in one group of families', { pooled, groups: [...groups.slice(0, 1), ...groups.slice(0, 1)] }],
  ['"rumour": is in a group and is no family', { pooled, groups: [{ id: 'a', title: 'A', families: ['rumour'] }] }],
  ['at most two groups of families', { pooled, groups: [...groups, { id: 'more', title: 'Más', families: [] }] }],
  ['"sexist-or-crude": its id stands twice', { pooled, groups: [...groups.slice(0, 1), ...groups.slice(0, 1)] }],
  ['at most five findings are pooled', { groups, pooled: [...pooled, { id: 'shame', says: 'x', of: 'any' }] }],
  ['"rumour": is pooled and is no class', { groups, pooled: [{ id: 'rumour', says: 'x', of: 'any' }] }],
  ['"untold": is pooled twice', { groups, pooled: [...pooled.slice(1, 2), ...pooled.slice(1, 2)] }],
  ['"reprisals": is a share of "reported", which does not stand before it', { groups, pooled: pooled.slice(3) }],
])('a broken publication is found: %s', (problem, broken) => {
  expect(instrumentProblems(withPublication(broken)).join('\n')).toContain(problem)
})

test('the readings that are in use are sound', () => {
  expect(instrumentProblems(instrument)).toEqual([])
})
