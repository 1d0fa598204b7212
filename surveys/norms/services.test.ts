import { expect, test } from 'vitest'
import { assertIsoDate } from './iso-date.ts'
import { isVerified } from './norms.ts'
import { HELP_SERVICES, VIOLENCE_PROGRAMME } from './services.ts'

test('every check of a service is a calendar day, or is known to be missing', () => {
  const days = [...HELP_SERVICES, VIOLENCE_PROGRAMME].map(({ lastChecked }) => lastChecked)
  for (const day of days) if (day !== null) expect(() => assertIsoDate(day)).not.toThrow()
  expect(days.filter((day) => day !== null).length).toBeGreaterThan(0)
})

test('no service is promised round the clock but the help line', () => {
  const promised = HELP_SERVICES.filter(({ says }) => /24 horas/.test(says) && !/solo algunos/.test(says))
  expect(promised.map(({ id }) => id)).toEqual(['linea-100'])
})

test('services have ids and names of their own', () => {
  expect(new Set(HELP_SERVICES.map(({ id }) => id)).size).toBe(HELP_SERVICES.length)
  expect(new Set(HELP_SERVICES.map(({ name }) => name)).size).toBe(HELP_SERVICES.length)
})

test('every page of a service is an https address with the day on which it was checked', () => {
  const pages = HELP_SERVICES.flatMap(({ web }) => web ?? [])
  expect(pages.length).toBeGreaterThan(0)
  for (const { address, lastChecked } of pages) {
    expect(new URL(address).protocol).toBe('https:')
    expect(() => assertIsoDate(lastChecked)).not.toThrow()
  }
})

test('a number to dial, also one in a name or a sentence, has the day of its check', () => {
  const dialled = HELP_SERVICES.filter(({ phone, name, says }) => phone !== null || /\b\d{3,}/.test(`${name} ${says}`))
  expect(dialled.map(({ id }) => id)).toContain('pnp-105')
  expect(dialled.filter(({ lastChecked }) => lastChecked === null)).toEqual([])
})

test('there is an instance outside the entity, and what has no date stands on a norm that was read', () => {
  expect(HELP_SERVICES.filter(({ kind }) => kind === 'outside').map(({ id }) => id)).toContain('servir')
  const undated = HELP_SERVICES.filter(({ lastChecked }) => lastChecked === null)
  for (const { basis } of undated) expect(basis && isVerified(basis.norm)).toBe(true)
})
