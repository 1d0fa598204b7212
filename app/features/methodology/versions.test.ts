import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { citationsNotInForce } from '#surveys/norms/norms.ts'
import { PARAMETERS } from './parameters.ts'
import { METHOD_NORMS, methodReferences } from './references.ts'
import { METHOD_RULES } from './rules/all-rules.ts'
import { METHOD_SECTIONS } from './rules/method-rule.ts'
import { METHOD_VERSIONS, methodDigest } from './versions.ts'

/** Digest of the rules and their numbers by the first number of the version. A published one never changes. */
const PINNED: Readonly<Record<string, string>> = {
  '4': '8adabb081acd07ab16a76bf015c3fb6e33344bf9a092aebc50f0e6afc08d0156',
  '3': '1567d8ec748ce0299c6ccb1386625a8b5a3f170b385c62399b6641067d8c3b6f',
  '2': 'a434244df91ed49a3cb536e3650bc28fde2118ff3c9df4907efa4793dbf4fdfb',
  '1': 'd4cf8c2b0b04a1d8d09261a9367176104aca2f8b0a71fd305426bfc1a9e5ef9a',
}

test('rules and numbers are those of the version; a change of them is a new version with its date', () => {
  expect(PINNED[METHOD_VERSIONS[0].version.split('.')[0] ?? '']).toBe(methodDigest())
})

test('versions are numbered, dated, newest first, and say what changed', () => {
  for (const { version, date, says } of METHOD_VERSIONS) {
    expect(version).toMatch(/^\d+\.\d+$/)
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(says.length).toBeGreaterThan(0)
  }
  const order = METHOD_VERSIONS.map(({ version, date }) => `${date} ${version}`)
  expect(order).toEqual([...order].sort((one, other) => other.localeCompare(one, 'en', { numeric: true })))
})

test('the page says one number for all staff instruments, and they all have it', () => {
  for (const { nature, k, scoring } of INSTRUMENTS) {
    expect(scoring.minimumAnsweredShare).toBe(PARAMETERS.minimumAnsweredShare)
    expect(scoring.levels).toEqual(nature === 'staff' ? PARAMETERS.levels : PARAMETERS.budgetLevels)
    if (nature === 'staff') expect(k).toBe(PARAMETERS.k)
  }
})

test('ids and addresses of rules and sections are there once', () => {
  for (const names of [
    METHOD_RULES.map(({ id }) => id),
    METHOD_RULES.map(({ anchor }) => anchor),
    METHOD_SECTIONS.map(({ anchor }) => anchor),
  ])
    expect(new Set(names).size).toBe(names.length)
})

test('norms were in force when the version was dated; PEFA of 2020 and SDG 5.c.1 are cited, each with its reading', () => {
  expect(citationsNotInForce(METHOD_NORMS, METHOD_VERSIONS[0].date)).toEqual([])
  const { methods, statistics } = methodReferences()
  expect(methods.map(({ id }) => id)).toEqual(expect.arrayContaining(['pefa-grpfm-2020', 'sdg-5-c-1']))
  for (const { reading, rules } of [...methods, ...statistics]) {
    expect(reading).toMatch(/^(leído|extracto|por verificar)$/)
    expect(rules.length).toBeGreaterThan(0)
  }
})
