import { expect, test } from 'vitest'
import { assertIsoDate } from './iso-date.ts'
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
