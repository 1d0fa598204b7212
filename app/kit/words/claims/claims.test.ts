import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normDifference, normVerdict } from '#surveys/disclosure/norm-difference.ts'
import type { Figure, Gap, Release, ReleasedNorm } from '#surveys/disclosure/release.ts'
import { changeVerdict, gapVerdict } from '#surveys/disclosure/verdict.ts'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { claimSentence, type Claim } from './claims.ts'

const figure: Figure = {
  kind: 'scored',
  value: 46,
  bound: 'exact',
  margin: 4,
  low: 42,
  high: 50,
  count: { kind: 'exact', n: 80 },
  level: 'in-process',
  spansCut: false,
}
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
const end = {
  kind: 'item-end',
  text: 'La igualdad se queda en papeles',
  scale: 'agreement',
  keyed: 'reverse',
  side: 'favourable',
  shares: [{ kind: 'percent', percent: 78 }],
  mean: 80,
  about: true,
  decimals: 0,
} as const

/** Every sentence that may be said of a figure. */
const SENTENCES: readonly (readonly [Claim, string])[] = [
  [
    { kind: 'headline', subject: 'El personal calificó a la entidad con', figure, k: 10, decimals: 1 },
    'El personal calificó a la entidad con 46.0 de 100 puntos (entre 42.0 y 50.0), nivel en proceso',
  ],
  [
    { kind: 'headline', subject: 'El personal calificó a la entidad con', figure: hidden, k: 10, decimals: 0 },
    'Menos de 10 respuestas. No se muestra para proteger el anonimato.',
  ],
  [
    { kind: 'extremes', highest: null, lowest: null, scored: 1, decimals: 0 },
    'No hay dos dimensiones con puntaje que comparar.',
  ],
  [
    { kind: 'extremes', highest: null, lowest: null, scored: 7, decimals: 0 },
    'Ninguna dimensión se distingue de las demás: sus intervalos se cruzan.',
  ],
  [
    {
      kind: 'extremes',
      highest: { alone: true, dimensions: [{ title: 'Liderazgo', value: 71 }] },
      lowest: {
        alone: false,
        dimensions: [
          { title: 'Selección', value: 41 },
          { title: 'Capacitación', value: 43.2 },
        ],
      },
      scored: 7,
      decimals: 1,
    },
    'La dimensión más alta: Liderazgo (71.0). Entre las más bajas: Selección (41.0); Capacitación (43.2).',
  ],
  [
    {
      kind: 'extremes',
      highest: { alone: false, dimensions: [{ title: 'Liderazgo', value: 71 }] },
      lowest: { alone: true, dimensions: [{ title: 'Selección', value: 41 }] },
      scored: 3,
      decimals: 0,
    },
    'Entre las más altas: Liderazgo (71). La dimensión más baja: Selección (41).',
  ],
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
    { kind: 'changes', compared: all([], [], [], ['C']) },
    'En ningún caso el cambio desde la aplicación anterior se distingue del azar. No significa que todo siga igual.',
  ],
  [
    { kind: 'formerly-lowest', title: 'Selección', change: 6, others: 1.5, decimals: 1 },
    'De las dimensiones que se comparan, la de menor puntaje de antes, «Selección», cambió +6.0 puntos; las otras, +1.5 en promedio. Lo más bajo de un año tiende a subir al siguiente aunque no se haga nada: compare los dos números antes de atribuirlo a una medida.',
  ],
  [
    { kind: 'participation', n: 214, people: 480, percent: 45 },
    'Se recibieron 214 respuestas (45% de una población de 480 personas).',
  ],
  [
    { kind: 'participation', n: 214, people: 200, percent: null },
    'Se recibieron 214 respuestas, en una población de 200 personas.',
  ],
  [{ kind: 'participation', n: 12, people: null, percent: null }, 'Se recibieron 12 respuestas.'],
  [
    { kind: 'evenness', found: { kind: 'representative' }, k: 10 },
    'Participación suficiente y pareja. Hay suficientes respuestas, y mujeres y hombres respondieron en proporciones parecidas. Responde quien quiere: quienes no respondieron pueden pensar distinto.',
  ],
  [
    { kind: 'evenness', found: { kind: 'not-representative', reasons: ['low-response', 'sexes-differ'] }, k: 10 },
    'Participación insuficiente y dispareja. Describe a quienes respondieron, no a toda la entidad. Responde quien quiere: quienes no respondieron pueden pensar distinto. Hay menos respuestas de las necesarias. Mujeres y hombres respondieron en proporciones que difieren en más de 15 puntos.',
  ],
  [
    { kind: 'evenness', found: { kind: 'not-representative', reasons: ['low-response'] }, k: 10 },
    'Participación insuficiente. Describe a quienes respondieron, no a toda la entidad. Responde quien quiere: quienes no respondieron pueden pensar distinto. Hay menos respuestas de las necesarias.',
  ],
  [
    { kind: 'evenness', found: { kind: 'not-representative', reasons: ['sexes-differ'] }, k: 10 },
    'Participación dispareja. Describe a quienes respondieron, no a toda la entidad. Responde quien quiere: quienes no respondieron pueden pensar distinto. Mujeres y hombres respondieron en proporciones que difieren en más de 15 puntos.',
  ],
  [
    { kind: 'evenness', found: { kind: 'not-representative', reasons: ['population-unknown'] }, k: 10 },
    'No se puede decir si la participación es suficiente y pareja. Describe a quienes respondieron, no a toda la entidad. Responde quien quiere: quienes no respondieron pueden pensar distinto. No se conoce la población de la entidad.',
  ],
  [
    { kind: 'evenness', found: { kind: 'not-representative', reasons: ['sexes-not-known'] }, k: 10 },
    'No se puede decir si la participación es suficiente y pareja. Describe a quienes respondieron, no a toda la entidad. Responde quien quiere: quienes no respondieron pueden pensar distinto. No se puede comparar cuánto respondieron mujeres y hombres.',
  ],
  [{ kind: 'evenness', found: hidden, k: 10 }, 'Menos de 10 respuestas. No se muestra para proteger el anonimato.'],
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
  [end, '78% está en desacuerdo con: «La igualdad se queda en papeles» (cerca de 80 de 100)'],
  [{ ...end, side: 'unfavourable' }, '78% está de acuerdo con: «La igualdad se queda en papeles» (cerca de 80 de 100)'],
  [
    { ...end, keyed: 'favourable', about: false, decimals: 1, shares: [{ kind: 'at-least', percent: 90 }] },
    'entre 90% y 100% está de acuerdo con: «La igualdad se queda en papeles» (80.0 de 100)',
  ],
  [
    { ...end, keyed: 'favourable', side: 'unfavourable', about: false },
    '78% está en desacuerdo con: «La igualdad se queda en papeles» (80 de 100)',
  ],
  [
    { ...end, scale: 'knowledge', keyed: 'favourable' },
    '78% acertó: «La igualdad se queda en papeles» (cerca de 80 de 100)',
  ],
  [
    { ...end, scale: 'knowledge', keyed: 'favourable', side: 'unfavourable' },
    '78% no acertó: «La igualdad se queda en papeles» (cerca de 80 de 100)',
  ],
  [
    { ...end, scale: 'other' },
    '78% dio una respuesta favorable a: «La igualdad se queda en papeles» (cerca de 80 de 100)',
  ],
  [
    { ...end, scale: 'other', side: 'unfavourable' },
    '78% dio una respuesta desfavorable a: «La igualdad se queda en papeles» (cerca de 80 de 100)',
  ],
  [
    { kind: 'left-out', leftOut: { kind: 'shown', unknown: 12, rest: 20 }, scale: 'agreement', k: 10 },
    'No sabe: 12%. Sin respuesta o no aplica: 20%.',
  ],
  [
    { kind: 'left-out', leftOut: { kind: 'shown', unknown: null, rest: 20 }, scale: 'agreement', k: 10 },
    'No sabe, sin respuesta o no aplica: 20%.',
  ],
  [
    { kind: 'left-out', leftOut: { kind: 'shown', unknown: null, rest: 20 }, scale: 'knowledge', k: 10 },
    'Sin respuesta o no aplica: 20%.',
  ],
  [{ kind: 'left-out', leftOut: { kind: 'shown', unknown: 0, rest: 0 }, scale: 'agreement', k: 10 }, ''],
  [
    { kind: 'left-out', leftOut: hidden, scale: 'knowledge', k: 10 },
    'Sin respuesta o no aplica: menos de 10 respuestas. no se muestra para proteger el anonimato.',
  ],
  [
    { kind: 'alpha', found: { id: 'a', items: 5, casesFrom: 410, usedPercent: 82, alpha: 0.71 } },
    'Alfa de Cronbach: 0.71, de 5 preguntas de opinión, con el 82% de las respuestas, las completas en esta dimensión (410 o más).',
  ],
  [
    { kind: 'alpha', found: { id: 'a', items: 5, casesFrom: 40, usedPercent: 1, alpha: null } },
    'Alfa de Cronbach: no se calcula; se tendría solo el 1% de las respuestas, las completas en esta dimensión.',
  ],
  [{ kind: 'alpha', found: null }, 'Alfa de Cronbach: no se calcula, con menos de dos preguntas de opinión.'],
  [{ kind: 'unknown-finding' }, 'Más del 30 % responde que no sabe: conviene informar al personal sobre este tema.'],
  [{ kind: 'unknown-rule', opinions: 0, knowledge: 0 }, '«Prefiero no responder» y lo que queda en blanco no entran.'],
  [
    { kind: 'unknown-rule', opinions: 40, knowledge: 0 },
    '«Prefiero no responder» y lo que queda en blanco no entran. Donde se pide una opinión, «no sé» no entra.',
  ],
  [
    { kind: 'unknown-rule', opinions: 30, knowledge: 9 },
    '«Prefiero no responder» y lo que queda en blanco no entran. Donde se pide una opinión, «no sé» no entra; en las 9 preguntas que prueban un conocimiento, «no sé» entra con 0 puntos.',
  ],
]

test('a figure alone is as exact as its interval, and the coarser of them', () => {
  expect(figureSentence({ ...figure, low: 42.3 }, 10)).toBe('46.0 de 100 puntos (entre 42.3 y 50.0), nivel en proceso')
  expect(figureSentence(figure, 10)).toBe('46 de 100 puntos (entre 42 y 50), nivel en proceso')
})

test.each(SENTENCES)('%o', (claim, sentence) => {
  expect(claimSentence(claim)).toBe(sentence)
})

/** Each kind once: a new case of the union without its row does not compile. */
const KINDS: Readonly<Record<Claim['kind'], true>> = {
  headline: true,
  extremes: true,
  gap: true,
  gaps: true,
  change: true,
  changes: true,
  'formerly-lowest': true,
  participation: true,
  evenness: true,
  norm: true,
  norms: true,
  'item-end': true,
  'left-out': true,
  alpha: true,
  'unknown-finding': true,
  'unknown-rule': true,
}

test('the table has a row for each kind of claim', () => {
  expect([...new Set(SENTENCES.map(([{ kind }]) => kind))].sort()).toEqual(Object.keys(KINDS).sort())
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
