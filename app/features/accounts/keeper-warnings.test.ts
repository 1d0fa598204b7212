import { expect, test } from 'vitest'
import { isSameName, keeperWarnings, type Candidate } from './keeper-warnings.ts'

const coordinator = { name: 'Rosa María Quispe Flores', email: 'rosa.quispe@muni.gob.pe', role: 'coordinator' } as const
const CANDIDATE: Candidate = {
  name: 'Julia Huamán Soto',
  email: 'julia.huaman@muni.gob.pe',
  emailVerified: true,
  isLent: false,
}
const kinds = (change: Partial<Candidate>, before: Parameters<typeof keeperWarnings>[3] = []) =>
  keeperWarnings({ ...CANDIDATE, ...change }, [coordinator], ['rosa.quispe@muni.gob.pe'], before).map(
    ({ kind }) => kind,
  )

test.each([
  ['nothing', {}, []],
  ['the same mailbox with a part', { email: 'rosa.quispe+custodia@muni.gob.pe' }, ['same-mailbox']],
  ['the same mailbox in large letters', { email: 'Rosa.Quispe@MUNI.gob.pe' }, ['same-mailbox']],
  ['the same letters parted otherwise', { email: 'rosaquispe@muni.gob.pe' }, ['same-mailbox']],
  ['the same beginning elsewhere', { email: 'rosa.quispe@gmail.com' }, ['same-local-part', 'open-to-all']],
  ['the same name', { name: 'Rosa María Quispe Flores' }, ['same-name']],
  ['a part of the name, without accents', { name: 'ROSA MARIA QUISPE' }, ['same-name']],
  ['another domain', { email: 'julia@otra.gob.pe' }, ['domain-differs']],
  ['another domain of somebody who is lent', { email: 'julia@region.gob.pe', isLent: true }, []],
  ['a personal address of somebody who is lent', { email: 'julia@gmail.com', isLent: true }, ['open-to-all']],
  ['an address that no mail reached', { emailVerified: false }, ['unverified']],
] as const)('%s', (_title, change, expected) => {
  expect(kinds(change)).toEqual(expected)
})

test('that she read results before is said', () => {
  expect(kinds({}, [{ role: 'coordinator', until: '2026-10-01' }])).toEqual(['read-before'])
})

test.each([
  ['Rosa Quispe', 'Quispe Flores, Rosa María', true],
  ['Rosa', 'Rosa Quispe', false],
  ['Rosa Quispe', 'Rosa Flores', false],
  ['', '', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(isSameName(one, other)).toBe(expected)
})
