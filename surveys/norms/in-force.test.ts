import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NORMS } from './data.ts'
import { NORM_IDS, type NormId } from './norm.ts'
import {
  citation,
  citationsNotInForce,
  inForceFrom,
  inForceOn,
  isNormId,
  isVerified,
  marksOf,
  namedNorms,
  norm,
  notedArticles,
} from './norms.ts'

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a norm is in force from the day after its publication', () => {
  const BOUNDARIES: readonly (readonly [NormId, string, boolean])[] = [
    ['ley-32535', '2025-12-24', false],
    ['ley-32535', '2025-12-25', true],
    ['ley-28983', '2025-12-24', true],
    ['ley-28983', '2025-12-25', false],
    ['ley-28983', '2007-03-16', false],
    ['ley-28983', '2007-03-17', true],
    ['ds-002-2018-tr', '2018-03-08', false],
    ['ds-002-2018-tr', '2018-03-09', true],
    ['rs-024-2019-ef', '2019-12-31', true],
    ['dleg-1440', '2018-12-31', false],
    ['dleg-1440', '2019-01-01', true],
    // One decree on lactation rooms took the place of the other.
    ['ds-001-2016-mimp', '2021-07-26', true],
    ['ds-001-2016-mimp', '2021-07-27', false],
    ['ds-023-2021-mimp', '2021-07-27', true],
    ['ley-32102', '2024-07-22', false],
    ['ley-32102', '2024-07-23', true],
  ]
  test.each(BOUNDARIES)('%s on %s: %s', (id, day, expected) => {
    expect(inForceOn(id, day)).toBe(expected)
  })

  test('a publication late in a month counts into the next', () => {
    expect(inForceFrom('ds-013-2023-mimp')).toBe('2023-12-31')
    expect(inForceFrom('ds-003-2025-mimp')).toBe('2025-04-26')
  })

  test('a year alone counts from its 31 December, so the norm is in force from 1 January of the next', () => {
    expect(inForceOn('rpe-150-2017-servir', '2017-12-31')).toBe(false)
    expect(inForceOn('rpe-150-2017-servir', '2018-01-01')).toBe(true)
  })

  test('what is being replaced stays in force until it has an end', () => {
    expect(norm('ds-008-2019-mimp').status).toBe('being-replaced')
    expect(inForceOn('ds-008-2019-mimp', '2026-11-23')).toBe(true)
  })

  test('the two equality laws never hold on the same day, nor leave a day without one', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        fc.pre(day >= '2007-03-17')
        expect(inForceOn('ley-28983', day)).not.toBe(inForceOn('ley-32535', day))
      }),
    )
  })

  test('a norm that has no end stays in force once it is', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...NORM_IDS), (one, other, id) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        fc.pre(norm(id).ended === null && inForceOn(id, earlier))
        expect(inForceOn(id, later)).toBe(true)
      }),
    )
  })

  test.each(['2026', '2026-1-1', '23/11/2026', '2026-02-30', '2026-11-23T10:00:00Z', ''])(
    '"%s" is refused: it is no ISO date',
    (text) => {
      expect(() => inForceOn('ley-32535', text)).toThrow(RangeError)
    },
  )
})

describe('a norm that says itself from when it holds', () => {
  test('holds 120 days after its publication, not the day after it', () => {
    expect(inForceFrom('ds-016-2024-jus')).toBe('2025-03-30')
    expect(inForceOn('ds-016-2024-jus', '2024-12-01')).toBe(false)
    expect(inForceOn('ds-016-2024-jus', '2025-03-29')).toBe(false)
    expect(inForceOn('ds-016-2024-jus', '2025-03-30')).toBe(true)
    const days = (Date.parse('2025-03-30') - Date.parse(norm('ds-016-2024-jus').published)) / 86_400_000
    expect(days).toBe(120)
  })

  test('a treaty holds from its own day, a year after Peru ratified it', () => {
    expect(inForceOn('oit-c190', '2023-06-07')).toBe(false)
    expect(inForceOn('oit-c190', '2023-06-08')).toBe(true)
  })

  test('never holds before it was published', () => {
    const own = NORM_IDS.filter((id) => norm(id).inForceFrom !== undefined)
    expect(own.length).toBeGreaterThan(1)
    for (const id of own) expect(inForceFrom(id) > norm(id).published, id).toBe(true)
  })

  test('a place that waits for a fact nobody knows yet may not be cited, its neighbours may', () => {
    expect(notedArticles('ley-32535', 'artículo 11, literal b')).toBe(false)
    expect(notedArticles('ley-32535', 'artículo 11, literal c')).toBe(true)
    expect(notedArticles('ley-32535', 'artículo 11, literal a')).toBe(true)
    expect(notedArticles('ley-32535', 'sexta disposición complementaria final')).toBe(true)
    expect(norm('ley-32535').places?.map(({ place }) => place)).toEqual([
      'artículo 11, literal b',
      'artículo 11, literal c',
      'sexta disposición complementaria final',
      'séptima disposición complementaria final',
    ])
  })
})

describe('what a citation must say besides its name', () => {
  test.each([
    ['ley-32535', '2026-11-23', []],
    ['ley-29409', '2026-11-23', ['por verificar']],
    ['ley-28983', '2025-12-24', []],
    ['ley-28983', '2025-12-25', ['derogada desde el 25/12/2025 por Ley 32535']],
    ['ds-001-2016-mimp', '2026-11-23', ['por verificar', 'derogada desde el 27/07/2021 por D.S. 023-2021-MIMP']],
    ['ds-016-2024-jus', '2025-01-10', ['por verificar', 'aún no vigente']],
    // Of these only the year is known: within it, that they do not hold yet would be as much a guess as that they do.
    ['rpe-000064-2026-servir', '2025-11-23', ['por verificar', 'aún no vigente']],
    ['rpe-000064-2026-servir', '2026-11-23', ['por verificar', 'vigencia por verificar']],
    ['rpe-153-2023-servir', '2024-01-01', ['por verificar']],
  ] as const)('%s on %s: %j', (id, day, marks) => {
    expect(marksOf(id, day)).toEqual(marks)
  })

  test('the two decrees against which Congress voted stand, and say so', () => {
    for (const id of ['ds-010-2022-mimp', 'ds-013-2023-mimp'] as const) {
      expect(inForceOn(id, '2026-11-23')).toBe(true)
      expect(marksOf(id, '2026-11-23').at(-1)).toMatch(/29 de abril de 2025.+no se halló una ley/)
    }
  })

  test('a text names the norms whose citation stands in it', () => {
    expect(namedNorms('El D.S. 014-2019-MIMP y la Ley 32535 lo piden')).toEqual(['ley-32535', 'ds-014-2019-mimp'])
    expect(namedNorms('Nada')).toEqual([])
  })
})

test('citations that may not stand in a document of a day are named in their order', () => {
  const cited: NormId[] = ['ley-32535', 'ds-005-2017-mimp', 'ley-28983']
  expect(citationsNotInForce(cited, '2019-12-31')).toEqual(['ley-32535'])
  expect(citationsNotInForce(cited, '2026-11-23')).toEqual(['ley-28983'])
  expect(citationsNotInForce([], '2026-11-23')).toEqual([])
})

test('an excerpt, a mere existence and own knowledge do not verify a norm', () => {
  expect(isVerified('ley-32535')).toBe(true)
  expect((['ley-29409', 'rpe-144-2019-servir', 'ley-29783'] as const).filter(isVerified)).toEqual([])
})

test('the citation is the short Spanish label', () => {
  expect(citation('ley-32535')).toBe('Ley 32535')
  expect(citation('ds-014-2019-mimp')).toBe('D.S. 014-2019-MIMP')
  expect(citation('rpe-150-2017-servir')).toBe('R.P.E. 150-2017-SERVIR-PE')
})

test('only the ids of the list are norms, whatever an object inherits', () => {
  expect(NORM_IDS.every(isNormId)).toBe(true)
  expect(['toString', '__proto__', 'ley-1', ''].some(isNormId)).toBe(false)
})

describe('every norm', () => {
  const norms = NORM_IDS.map(norm)

  test('stands once, in the list and in the data', () => {
    expect(new Set(NORM_IDS).size).toBe(NORM_IDS.length)
    expect(Object.keys(NORMS).toSorted()).toEqual([...NORM_IDS].toSorted())
  })

  test('has a label of its own that carries the number and year of its id', () => {
    expect(new Set(norms.map(({ label }) => label)).size).toBe(norms.length)
    const strays = norms.filter(({ id, label }) => id.match(/\d+/g)?.some((number) => !label.includes(number)) ?? true)
    expect(strays).toEqual([])
  })

  test('is published in the year that its number tells, where it tells one', () => {
    const strays = norms.filter(({ id, published }) => {
      const year = /-(\d{4})-(mimp|tr|pcm|ef|jus|servir)$/.exec(id)?.[1]
      return year !== undefined && !published.startsWith(year)
    })
    expect(strays).toEqual([])
  })

  test('is repealed exactly when it has an end, and names what ends it', () => {
    for (const { status, ended, endedBy } of norms) {
      expect(status === 'repealed').toBe(ended !== null)
      expect(status === 'in-force').toBe(endedBy === null)
    }
  })

  test('ends on the day on which the norm that repealed it enters into force', () => {
    const repealed = norms.flatMap(({ ended, endedBy }) =>
      ended !== null && endedBy !== null ? [{ ended, endedBy }] : [],
    )
    expect(repealed.length).toBeGreaterThan(0)
    for (const { ended, endedBy } of repealed) expect(ended).toBe(inForceFrom(endedBy))
  })

  test('says what it says in one sentence of its own', () => {
    expect(new Set(norms.map(({ says }) => says)).size).toBe(norms.length)
    const strays = norms.filter(({ says }) => !/^[A-ZÁÉÍÓÚ][^\n]+[^.]\.$/.test(says) || /\.\s+[A-ZÁÉÍÓÚ]/.test(says))
    expect(strays).toEqual([])
  })
})
