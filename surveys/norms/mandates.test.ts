import { expect, test } from 'vitest'
import { handoverDay, mandateEnd } from './mandates.ts'

test.each([
  ['local-government', '2026-11-30', null, '2026-12-31'],
  ['local-government', '2026-12-01', '2026-12-31', '2026-12-31'],
  ['regional-government', '2026-12-31', '2026-12-31', '2026-12-31'],
  ['regional-government', '2027-01-01', null, null],
  ['local-government', '2025-12-15', null, '2026-12-31'],
  ['ministry', '2026-12-15', null, null],
  ['autonomous-body', '2026-12-15', null, null],
] as const)('%s on %s: prepared until %s, ends %s', (level, today, prepared, ends) => {
  expect(handoverDay(level, today)).toBe(prepared)
  expect(mandateEnd(level, today)).toBe(ends)
})
