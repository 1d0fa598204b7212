import { expect, test } from 'vitest'
import type { Effect } from '#surveys/planning/effect.ts'
import { claimSentence } from './claims.ts'

const effect = (difference: number, low: number, high: number, claimed = false): Effect => ({
  ...{ kind: 'estimated', difference, low, high, claimed },
  ...{ own: difference + 2, others: 2 },
})

test.each<[Effect, string]>([
  [
    effect(7, 3, 11, true),
    'La dimensión cambió +9 puntos y las demás, en promedio, +2: 7 puntos más que el resto (entre +3 y +11). No se puede atribuir solo a esta acción.',
  ],
  [
    effect(-7.5, -11, -4, true),
    'La dimensión cambió −5.5 puntos y las demás, en promedio, +2.0: 7.5 puntos menos que el resto (entre −11.0 y −4.0). No se puede atribuir solo a esta acción.',
  ],
  [
    effect(3, 1, 5),
    'La dimensión cambió +5 puntos y las demás, en promedio, +2: 3 puntos más que el resto (entre +1 y +5). Por debajo de 5 no se le da un sentido.',
  ],
  [
    effect(7, 1, 13),
    'La dimensión cambió +9 puntos y las demás, en promedio, +2: 7 puntos más que el resto (entre +1 y +13). No se afirma: al mirar varias acciones a la vez otra ya no se distinguía del azar (Holm).',
  ],
  [
    effect(7, -1, 15),
    'La dimensión cambió +9 puntos y las demás, en promedio, +2: la diferencia no se distingue del azar (entre −1 y +15 puntos). No significa que la acción no sirvió.',
  ],
  [{ kind: 'none', why: 'not-comparable' }, 'No se compara: las dos versiones no preguntan lo mismo.'],
  [{ kind: 'none', why: 'not-shown' }, 'No se compara: uno de los puntajes no se muestra o es solo un límite.'],
  [
    { kind: 'none', why: 'few-answered' },
    'No se compara: en una de las dos aplicaciones las respuestas no representan al personal.',
  ],
  [{ kind: 'none', why: 'few-others' }, 'No se compara: hay muy pocas dimensiones más con las que contrastar.'],
])('what a finished action is said to have moved: %o', (found, sentence) => {
  expect(claimSentence({ kind: 'effect', effect: found })).toBe(sentence)
})
