import { expect, test } from 'vitest'
import type { Figure } from '#surveys/disclosure/release.ts'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { claimSentence, type Claim } from './claims.ts'

/** All but what `difference-claims.test.ts` lists: a new case of the union without its row does not compile here. */
type Level = Exclude<
  Claim,
  { kind: 'gap' | 'gaps' | 'change' | 'changes' | 'norm' | 'norms' | 'gap-verdict' | 'called-change' | 'effect' }
>

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

/** Every sentence that may be said of a score, of a question or of who answered. */
const SENTENCES: readonly (readonly [Level, string])[] = [
  [
    { kind: 'headline', subject: 'El personal calificó a la entidad con', figure, k: 10, decimals: 1 },
    'El personal calificó a la entidad con 46.0 de 100 puntos (entre 42.0 y 50.0), nivel en proceso',
  ],
  [
    { kind: 'headline', subject: 'El personal calificó a la entidad con', figure: hidden, k: 10, decimals: 0 },
    'Menos de 10 respuestas. No se muestra para proteger el anonimato.',
  ],
  [
    {
      kind: 'summary',
      figure,
      k: 10,
      decimals: 0,
      widest: { title: 'Conciliación y corresponsabilidad', difference: -17 },
    },
    '46 de 100. En «Conciliación y corresponsabilidad», las mujeres dieron 17 puntos menos que los hombres.',
  ],
  [
    { kind: 'summary', figure, k: 10, decimals: 1, widest: { title: null, difference: 6 } },
    '46.0 de 100. En el resultado general, las mujeres dieron 6.0 puntos más que los hombres.',
  ],
  [{ kind: 'summary', figure, k: 10, decimals: 1, widest: null }, '46.0 de 100, nivel en proceso.'],
  [
    { kind: 'summary', figure: hidden, k: 12, decimals: 1, widest: null },
    'Menos de 12 respuestas. No se muestra para proteger el anonimato.',
  ],
  [{ kind: 'gap-count', called: 2, compared: 9 }, '2 de 9'],
  [{ kind: 'gap-count', called: 0, compared: 0 }, 'No se comparan mujeres y hombres'],
  [
    { kind: 'dimension-end', title: 'Selección', value: 41, decimals: 1, side: 'lowest', alone: true },
    'Selección: 41.0 de 100, la dimensión más baja',
  ],
  [
    { kind: 'dimension-end', title: 'Selección', value: 41, decimals: 0, side: 'lowest', alone: false },
    'Selección: 41 de 100, entre las más bajas',
  ],
  [
    { kind: 'dimension-end', title: 'Liderazgo', value: 71, decimals: 0, side: 'highest', alone: true },
    'Liderazgo: 71 de 100, la dimensión más alta',
  ],
  [
    { kind: 'dimension-end', title: 'Liderazgo', value: 71, decimals: 0, side: 'highest', alone: false },
    'Liderazgo: 71 de 100, entre las más altas',
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
  ...(
    [
      [24, 'Las respuestas equivalen a menos de un cuarto del personal.'],
      [25, 'Las respuestas equivalen a entre un cuarto y la mitad del personal.'],
      [49, 'Las respuestas equivalen a entre un cuarto y la mitad del personal.'],
      [50, 'Las respuestas equivalen a entre la mitad y tres cuartos del personal.'],
      [75, 'Las respuestas equivalen a tres cuartos o más del personal.'],
      [100, 'Las respuestas equivalen a tres cuartos o más del personal.'],
      [null, 'Se recibieron 10 respuestas o más.'],
    ] as const
  ).map(([percent, sentence]): [Level, string] => [{ kind: 'participation-band', percent, k: 10 }, sentence]),
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
  [{ kind: 'unknown-finding' }, 'Más del 30% responde que no sabe: conviene informar al personal sobre este tema.'],
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

test('the table has a row for each kind', () => {
  const kinds: Readonly<Record<Level['kind'], true>> = {
    headline: true,
    summary: true,
    'gap-count': true,
    'dimension-end': true,
    extremes: true,
    'formerly-lowest': true,
    participation: true,
    'participation-band': true,
    evenness: true,
    'item-end': true,
    'left-out': true,
    alpha: true,
    'unknown-finding': true,
    'unknown-rule': true,
  }
  expect([...new Set(SENTENCES.map(([{ kind }]) => kind))].sort()).toEqual(Object.keys(kinds).sort())
})
