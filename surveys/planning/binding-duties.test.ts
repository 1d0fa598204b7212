import { expect, test } from 'vitest'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { inForceOn } from '#surveys/norms/norms.ts'
import { dutiesOf } from './binding-duties.ts'

const TODAY = '2026-11-29'
const ofMunicipality = (staff: number | null) =>
  dutiesOf(LATEST_INSTRUMENTS, { level: 'local-government', staff }, TODAY)
const ids = (duties: ReturnType<typeof dutiesOf>, binds: boolean) =>
  duties.filter((duty) => duty.binds === binds).map(({ action }) => action.id)

test('holds each duty once, with nothing but duties as its reason, those that surely bind first', () => {
  const all = ofMunicipality(300)
  expect(ids(all, true).length).toBeGreaterThan(5)
  expect(new Set(all.map(({ action }) => action.id)).size).toBe(all.length)
  for (const { reasons } of all)
    expect(reasons.filter(({ kind }) => kind !== 'fitted').map(({ kind }) => kind)[0]).toBe('duty')
  expect(all.map(({ binds }) => binds)).toEqual(
    all.map(({ binds }) => binds).sort((one, other) => Number(other) - Number(one)),
  )
})

test('what asks for a number of people is no duty under it, and one in certain cases where the number is not known', () => {
  const [few, many, unknown] = [ofMunicipality(5), ofMunicipality(300), ofMunicipality(null)]
  const onlyMany = ids(many, true).filter((id) => !ids(few, true).includes(id))
  expect(onlyMany.length).toBeGreaterThan(0)
  for (const id of onlyMany) {
    expect(ids(few, false)).not.toContain(id)
    expect(ids(unknown, false)).toContain(id)
  }
})

test('rests on norms that are in force on the day', () => {
  for (const today of ['2024-06-01', TODAY])
    for (const { action } of dutiesOf(LATEST_INSTRUMENTS, { level: 'ministry', staff: 900 }, today))
      for (const norm of action.norms) expect(inForceOn(norm, today), `${action.id} ${norm} ${today}`).toBe(true)
})
