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

test('every page of a service is an https address, and says when it was checked or that it was not', () => {
  const pages = HELP_SERVICES.flatMap(({ web }) => web ?? [])
  for (const { address, lastChecked } of pages) {
    expect(new URL(address).protocol).toBe('https:')
    if (lastChecked !== null) expect(() => assertIsoDate(lastChecked)).not.toThrow()
  }
})

test('there is an instance outside the entity, and what has no date stands on a norm or is marked', () => {
  const outside = HELP_SERVICES.filter(({ kind }) => kind === 'outside')
  expect(outside.map(({ id }) => id)).toContain('servir')
  for (const { basis } of outside) expect(basis && isVerified(basis.norm)).toBe(true)
})
