import { sha256 } from '#surveys/model/canonical-json.ts'
import { PARAMETERS } from './parameters.ts'
import { METHOD_RULES } from './rules/all-rules.ts'

/** A dated version of the method. The first number counts changes of a rule or of a number in it, the second those of its words. */
export type MethodVersion = {
  readonly version: string
  /** ISO date from which it holds. */
  readonly date: string
  /** What changed, each a plain Spanish sentence. */
  readonly says: readonly string[]
}

/** Newest first. */
export const METHOD_VERSIONS: readonly [MethodVersion, ...MethodVersion[]] = [
  {
    version: '4.0',
    date: '2026-11-30',
    says: [
      'Se escribe la regla para decir a una entidad dónde está entre las demás de su grupo, sin contarse ella. Ninguna otra regla cambió.',
    ],
  },
  {
    version: '3.0',
    date: '2026-11-29',
    says: [
      'Se escriben las reglas para comparar entidades y grupos: comparaciones fijadas de antemano, puntaje reponderado por sexo, peor caso de quienes no respondieron, grupos y bandas. Ninguna otra regla cambió.',
    ],
  },
  {
    version: '2.1',
    date: '2026-11-29',
    says: [
      'La página empieza por lo que se pregunta antes de citar un resultado. Las reglas de cálculo van al final, cada una con su ejemplo. Ninguna regla ni número cambió.',
    ],
  },
  {
    version: '2.0',
    date: '2026-11-28',
    says: [
      'Lo que pasó a las personas se publica con un poco de azar, con un intervalo que lo cuenta, en lugar de ocultar los números pequeños.',
      'Sus porcentajes son de quienes participaron. Lo que pasó después se dice solo de todas las entidades juntas.',
      'Un grupo se muestra solo si hay 10 personas o más en la población, y nunca con más respuestas que personas.',
      'Si de 1 a 9 personas quedan fuera de los grupos se muestra solo la diferencia, con un intervalo que no depende de cuánto varían las respuestas.',
      'Una brecha se afirma con los números ya redondeados: nunca está junto a un intervalo que incluye el cero.',
      'Con el enlace único, las preguntas y los grupos piden 100 respuestas.',
      'En las cifras de varias entidades, cada pregunta se juzga por separado.',
      'Toda diferencia tiene tres estados: se afirma, es pequeña, o no se distingue del azar, que no significa igualdad. La dimensión más alta y la más baja se nombran solo si su intervalo no se cruza con el de las demás.',
      'La distancia entre lo que se opina y lo que se cree de los colegas se afirma solo si su intervalo no incluye el cero.',
      'En lugar de «representativo» se dice «participación suficiente y pareja»: responde quien quiere.',
      'El alfa se calcula por dimensión, con las respuestas completas de esa dimensión, y se dice qué parte son.',
    ],
  },
  {
    version: '1.1',
    date: '2026-11-24',
    says: [
      'Cada regla tiene su propio lugar, con una dirección que se puede citar, y su ejemplo.',
      'Se escriben reglas que ya se aplicaban: el cambio mínimo de 5 puntos, sin variación, quién cuenta como participante, la parte sin verificar del presupuesto, el redondeo y los límites de lo casi unánime.',
      'Se añaden referencias, normas y esta lista de cambios.',
      'El margen que se muestra deja abierto el puntaje de cada persona en 60 puntos: uno más pequeño lo diría.',
    ],
  },
  { version: '1.0', date: '2026-11-24', says: ['Primera publicación, con las cuatro herramientas.'] },
]

/** SHA-256 (hex) over the rules and every number in them. A test pins it: with another digest there must be another version. */
export function methodDigest(): string {
  const rules = METHOD_RULES.map((rule) => {
    const { id, section } = rule
    return { id, section, kind: 'isPrinciple' in rule ? 'principle' : 'formula' }
  })
  return sha256({ rules, parameters: PARAMETERS })
}
