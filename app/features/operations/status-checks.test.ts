import { expect, test } from 'vitest'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { JOB_WORDS } from './job-words.ts'
import { checksOf, failingFirst, type CheckedFacts } from './status-checks.ts'

const MIB = 1024 * 1024
const SOUND: CheckedFacts = {
  ...{
    today: '2026-11-30',
    origin: 'https://espejo.mimp.gob.pe',
    hasProxy: true,
    sendsMail: true,
    mailFault: null,
    mailsWaiting: 3,
    overruledSender: null,
  },
  ...{
    backups: 'fresh',
    lostFiles: { asked: 0, copied: 0 },
    hasMetrics: true,
    database: 16 * MIB,
    free: 1024 * MIB,
    looseFiles: 0,
  },
  ...{ node: 'v24.11.0', clockBehind: 0 },
}
const statesOf = (more: Partial<CheckedFacts> = {}) =>
  checksOf({ ...SOUND, ...more })
    .filter(({ state }) => state === 'warning')
    .map(({ id }) => id)

test('where all is as it should be nothing is to be looked at', () => {
  expect(statesOf()).toEqual([])
})

test.each<[string, Partial<CheckedFacts>, RegExp]>([
  ['origin', { origin: null }, /No está configurada/],
  ['origin', { origin: 'http://espejo.test' }, /sin cifrar/],
  ['origin', { hasProxy: false }, /sin proxy/],
  ['mail', { sendsMail: false }, /se muestran en pantalla/],
  [
    'mail',
    { mailFault: { fault: 'ETIMEDOUT', since: '2026-11-30T13:05:00.000Z' } },
    /no recibe desde el .*08:05.* \(ETIMEDOUT\)\. Esperan 3 correos/,
  ],
  ['documents', { lostFiles: { asked: 1, copied: 0 } }, /1 documento al pedirlos/],
  [
    'documents',
    { lostFiles: { asked: 2, copied: 1 } },
    /1 documento al hacer la última copia, y 2 documentos al pedirlos/,
  ],
  ['backups', { backups: 'off' }, /falta la carpeta/],
  ['backups', { backups: 'none' }, /ninguna sana/],
  ['backups', { backups: 'old' }, /36 horas/],
  ['space', { free: 60 * MIB }, /haga lugar para 64/],
  ['files', { looseFiles: 2 }, /2 archivos o carpetas/],
  ['node', { node: 'v20.20.0' }, /ya no recibe reparaciones de seguridad desde el 30 de abril de 2026/],
  ['clock', { clockBehind: 90 }, /90 minutos antes/],
])('%s is told where it is not', (id, more, words) => {
  expect(statesOf(more)).toEqual([id])
  expect(checksOf({ ...SOUND, ...more }).find((check) => check.id === id)?.says).toMatch(words)
})

test('what is to be looked at is shown first, and the rest as always', () => {
  const usual = checksOf(SOUND).map(({ id }) => id)
  const failing = checksOf({ ...SOUND, clockBehind: 90, backups: 'old', looseFiles: 1 }).map(({ id }) => id)
  expect(failing.slice(0, 3)).toEqual(['backups', 'files', 'clock'])
  expect(failing.slice(3)).toEqual(usual.filter((id) => !['backups', 'files', 'clock'].includes(id)))
})

test('a list with nothing that fails stays as it is', () => {
  expect(failingFirst([3, 1, 2], () => false)).toEqual([3, 1, 2])
  expect(failingFirst([1, 4, 3, 2], (number) => number % 2 === 0)).toEqual([4, 2, 1, 3])
})

test('what is not known is neither good nor to be looked at', () => {
  for (const more of [{ free: null }, { node: 'v99.0.0' }] as const) {
    expect(statesOf(more)).toEqual([])
    expect(checksOf({ ...SOUND, ...more }).filter(({ state }) => state === 'plain')).toHaveLength(2)
  }
})

test('every job has words, in the order in which they run', () => {
  expect(Object.keys(JOB_WORDS)).toEqual(JOBS.map(({ name }) => name))
})
