import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normDifference } from '#surveys/disclosure/norm-difference.ts'
import { normVerdict } from '#surveys/disclosure/norm-verdict.ts'
import type { Gap, Release, ReleasedNorm } from '#surveys/disclosure/release.ts'
import { changeVerdict, gapVerdict } from '#surveys/disclosure/verdict.ts'
import { claimSentence, type Claim } from './claims.ts'

type Difference = Extract<
  Claim,
  { kind: 'gap' | 'gaps' | 'change' | 'changes' | 'norm' | 'norms' | 'gap-verdict' | 'called-change' }
>

const hidden = { kind: 'suppressed', reason: 'too-few-answers' } as const
const gap = (difference: number, low: number, high: number, called = false): Gap => ({
  kind: 'estimated',
  difference,
  low,
  high,
  called,
})
const change = (difference: number, low: number, high: number, claimed = false) =>
  ({ kind: 'estimated', difference, low, high, claimed }) as const
const norm = (difference: number, low: number, high: number) => ({
  own: 70,
  perceived: 70 - difference,
  difference,
  low,
  high,
})
const all = (called: string[], small: string[], stopped: string[], chance: string[]) => [
  ...called.map((title) => ({ title, verdict: 'called' as const })),
  ...small.map((title) => ({ title, verdict: 'small' as const })),
  ...stopped.map((title) => ({ title, verdict: 'stopped' as const })),
  ...chance.map((title) => ({ title, verdict: 'chance' as const })),
  { title: 'Oculta', verdict: null },
]
/** Every sentence that may be said of a difference, a change or a distance. */
const SENTENCES: readonly (readonly [Difference, string])[] = [
  [{ kind: 'gap-verdict', verdict: 'called' }, 'Brecha'],
  [{ kind: 'gap-verdict', verdict: 'small' }, 'Diferencia pequeña, menor de 5 puntos'],
  [{ kind: 'gap-verdict', verdict: 'stopped' }, 'No se afirma'],
  [{ kind: 'gap-verdict', verdict: 'chance' }, 'No se distingue del azar'],
  [{ kind: 'called-change', change: change(7, 2, 12, true), decimals: 1 }, 'subió 7.0 puntos'],
  [{ kind: 'called-change', change: change(-7, -12, -2, true), decimals: 0 }, 'bajó 7 puntos'],
  [{ kind: 'called-change', change: change(3, 1, 5), decimals: 1 }, ''],
  [{ kind: 'called-change', change: change(9, -1, 19), decimals: 1 }, ''],
  [{ kind: 'called-change', change: { kind: 'not-comparable' }, decimals: 1 }, ''],
  [{ kind: 'gap', gap: hidden, k: 12 }, 'Menos de 12 respuestas. No se muestra para proteger el anonimato.'],
  [
    { kind: 'gap', gap: gap(-7, -11, -3, true), k: 10 },
    'Brecha: las mujeres dieron 7 puntos menos que los hombres (entre −11 y −3).',
  ],
  [
    { kind: 'gap', gap: gap(3.2, 1.1, 5.3), k: 10 },
    'Diferencia pequeña: las mujeres dieron 3.2 puntos más que los hombres (entre +1.1 y +5.3). Por debajo de 5 no se llama brecha.',
  ],
  [
    { kind: 'gap', gap: gap(-7, -11.2, -2.8, true), k: 10, decimals: 1 },
    'Brecha: las mujeres dieron 7.0 puntos menos que los hombres (entre −11.2 y −2.8).',
  ],
  [
    { kind: 'gap', gap: gap(-6, -11, -1), k: 10 },
    'No se afirma: las mujeres dieron 6 puntos menos que los hombres (entre −11 y −1), pero al mirar varias dimensiones a la vez otra ya no se distinguía del azar, y desde ahí no se afirma ninguna (Holm).',
  ],
  [
    { kind: 'gap', gap: gap(-6, -13, 1), k: 10 },
    'No se distingue del azar (entre −13 y +1 puntos). No significa igualdad.',
  ],
  [
    { kind: 'gaps', compared: all(['A', 'B'], ['C'], ['D'], ['E']) },
    'Brecha entre mujeres y hombres: A; B. Diferencia pequeña, menor de 5 puntos: C. No se afirma, por mirar varias dimensiones a la vez: D. En lo demás, la diferencia no se distingue del azar: no significa igualdad.',
  ],
  [{ kind: 'gaps', compared: all([], ['C'], [], []) }, 'Diferencia pequeña, menor de 5 puntos: C.'],
  [
    { kind: 'gaps', compared: all([], [], [], ['A', 'B']) },
    'En ningún caso la diferencia entre mujeres y hombres se distingue del azar. No significa igualdad.',
  ],
  [{ kind: 'gaps', compared: all([], [], [], []) }, 'No hay nada que se pueda comparar.'],
  [{ kind: 'change', change: { kind: 'not-comparable' } }, 'No se compara: las dos versiones no preguntan lo mismo.'],
  [
    { kind: 'change', change: { kind: 'other-scope' } },
    'No se compara: las dos aplicaciones no alcanzaron al mismo personal.',
  ],
  [
    { kind: 'change', change: { kind: 'not-shown' } },
    'No se compara: uno de los puntajes no se muestra o es solo un límite.',
  ],
  [{ kind: 'change', change: change(8, 3, 13, true) }, 'Cambio: subió 8 puntos (entre +3 y +13).'],
  // Alone, without a column: one number that happens to be whole does not stand beside another with a decimal.
  [{ kind: 'change', change: change(8, 3.2, 12.8, true) }, 'Cambio: subió 8.0 puntos (entre +3.2 y +12.8).'],
  [
    { kind: 'gap', gap: gap(-7, -11.2, -2.8, true), k: 10 },
    'Brecha: las mujeres dieron 7.0 puntos menos que los hombres (entre −11.2 y −2.8).',
  ],
  [
    { kind: 'change', change: change(25, 23.4, 26.6, true), decimals: 1 },
    'Cambio: subió 25.0 puntos (entre +23.4 y +26.6).',
  ],
  [
    { kind: 'change', change: change(-2, -3, -1) },
    'Cambio pequeño: bajó 2 puntos (entre −3 y −1). Por debajo de 5 no se le da un sentido.',
  ],
  [
    { kind: 'change', change: change(9, -1, 19) },
    'No se distingue del azar (entre −1 y +19 puntos). No significa que siga igual.',
  ],
  [
    { kind: 'changes', compared: all(['A'], ['B'], [], ['C']) },
    'Cambio desde la aplicación anterior: A. Cambio pequeño, menor de 5 puntos: B. En lo demás, el cambio no se distingue del azar: no significa que siga igual.',
  ],
  [
    { kind: 'changes', compared: all(['A'], [], [], ['C']), since: 'la aplicación de 2023' },
    'Cambio desde la aplicación de 2023: A. En lo demás, el cambio no se distingue del azar: no significa que siga igual.',
  ],
  [
    { kind: 'changes', compared: all([], [], [], ['C']) },
    'En ningún caso el cambio desde la aplicación anterior se distingue del azar. No significa que todo siga igual.',
  ],
  [
    { kind: 'norm', found: norm(23, 8, 38) },
    'El personal opina más a favor de la igualdad de lo que cree de sus colegas: 23 puntos (entre +8 y +38).',
  ],
  [
    { kind: 'norm', found: norm(-23, -38, -8) },
    'El personal cree a sus colegas más a favor de la igualdad de lo que opina: 23 puntos (entre −38 y −8).',
  ],
  [{ kind: 'norm', found: norm(6, 1, 11) }, 'Distancia pequeña: 6 puntos (entre +1 y +11).'],
  [
    { kind: 'norm', found: norm(20, -2, 42) },
    'No se distingue del azar (entre −2 y +42 puntos). No significa que coincidan.',
  ],
  [{ kind: 'norms', found: [] }, 'Ninguna de estas preguntas se puede comparar.'],
  [
    { kind: 'norms', found: [norm(20, -2, 42), norm(6, 1, 11)] },
    'En ninguna pregunta se puede afirmar una distancia amplia entre lo que el personal opina y lo que cree de sus colegas.',
  ],
  [
    { kind: 'norms', found: [norm(23, 8, 38), norm(-23, -38, -8), norm(0, -9, 9)] },
    'En 1 de 3 preguntas el personal opina más a favor de la igualdad de lo que cree de sus colegas. En 1 de 3 preguntas el personal cree a sus colegas más a favor de la igualdad de lo que opina.',
  ],
]

test.each(SENTENCES)('%o', (claim, sentence) => {
  expect(claimSentence(claim)).toBe(sentence)
})

test('the table has a row for each kind', () => {
  const kinds: Readonly<Record<Difference['kind'], true>> = {
    gap: true,
    gaps: true,
    change: true,
    changes: true,
    norm: true,
    norms: true,
    'gap-verdict': true,
    'called-change': true,
  }
  expect([...new Set(SENTENCES.map(([{ kind }]) => kind))].sort()).toEqual(Object.keys(kinds).sort())
})

describe('no sentence says more than its interval', () => {
  const interval = fc
    .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 300 }), fc.boolean())
    .map(([tenths, half, called]) => ({
      difference: tenths / 10,
      low: (tenths - half) / 10,
      high: (tenths + half) / 10,
      called,
      claimed: called,
    }))

  test('of women and men, and of two years: what includes zero is chance, whatever was called', () => {
    fc.assert(
      fc.property(interval, (each) => {
        const includesZero = each.low <= 0 && each.high >= 0
        const said = claimSentence({ kind: 'gap', gap: { kind: 'estimated', ...each }, k: 10 })
        const ofYears = claimSentence({ kind: 'change', change: { kind: 'estimated', ...each } })
        expect(gapVerdict({ kind: 'estimated', ...each }) === 'chance').toBe(includesZero)
        expect(changeVerdict({ kind: 'estimated', ...each }) === 'chance').toBe(includesZero)
        for (const sentence of [said, ofYears]) {
          expect(sentence.startsWith('No se distingue del azar')).toBe(includesZero)
          expect(/^(Brecha|Cambio):/.test(sentence) && !each.called).toBe(false)
        }
      }),
    )
  })

  test('of what people think and what they think of others, from any released shares', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(percent, percent, fc.integer({ min: 20, max: 2000 }), (own, perceived, n) => {
        const shown = { kind: 'shown', count: { kind: 'exact', n } } as unknown as ReleasedNorm['distribution']
        const released: ReleasedNorm = {
          id: 'nor-01',
          about: 'cui-01',
          distribution: shown,
          gap: { own, perceived, difference: own - perceived },
        }
        const release = {
          population: null,
          items: [{ id: 'cui-01', distribution: shown }],
          perceivedNorms: [released],
        } as unknown as Release
        const found = normDifference(release, released)
        if (!found) throw new Error('Both shares are shown')
        // Never narrower than if the two shares went together as badly as independent answers of that many people.
        const independent = (own * (100 - own) + perceived * (100 - perceived)) / n
        expect(
          found.high - found.low === 200 ||
            found.difference - found.low >= Math.min(100 + found.difference, 1.96 * Math.sqrt(independent)),
        ).toBe(true)
        if (found.low <= 0 && found.high >= 0) expect(normVerdict(found)).toBe('chance')
        expect(['more-equal', 'less-equal'].includes(normVerdict(found)) && Math.abs(own - perceived) < 15).toBe(false)
      }),
    )
  })
})
