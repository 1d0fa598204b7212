/** Sections of the methodology in reading order; the anchor is part of the address and never changes. */
export const METHOD_SECTIONS = [
  { id: 'person', anchor: 'persona', title: 'De las respuestas al puntaje de una persona' },
  { id: 'figure', anchor: 'margen', title: 'Puntaje de la entidad y margen de error' },
  { id: 'sample', anchor: 'muestra', title: 'Cuántas respuestas hacen falta' },
  { id: 'unknown', anchor: 'no-se', title: '«No sé» también es un dato' },
  { id: 'levels', anchor: 'niveles', title: 'Niveles' },
  { id: 'gaps', anchor: 'brechas', title: 'Brechas entre mujeres y hombres' },
  { id: 'prevalence', anchor: 'hechos', title: 'Lo que pasó a las personas' },
  { id: 'norms', anchor: 'normas-percibidas', title: 'Lo que se cree de los demás' },
  { id: 'time', anchor: 'tiempo', title: 'Cambio en el tiempo' },
  { id: 'budget', anchor: 'presupuesto', title: 'Presupuesto: declarado, verificado y tope' },
  { id: 'reliability', anchor: 'confiabilidad', title: 'Confiabilidad' },
  { id: 'disclosure', anchor: 'proteccion', title: 'Qué no se muestra, y por qué' },
] as const

export type MethodSectionId = (typeof METHOD_SECTIONS)[number]['id']

/**
 * A rule behind the numbers. `formula`: it is calculated, so that an example calculated by the same code stands beside it;
 * `principle`: it says what is done or never done.
 */
export type MethodRule = {
  readonly id: string
  readonly section: MethodSectionId
  readonly anchor: string
  readonly title: string
  readonly kind: 'formula' | 'principle'
}

/** Every rule, in reading order. Its words stand on the page, one block a rule (a test holds it). */
export const METHOD_RULES = [
  { id: 'answer-text', section: 'person', anchor: 'respuesta', title: 'Una respuesta es su texto', kind: 'formula' },
  { id: 'item-points', section: 'person', anchor: 'puntos', title: 'Puntos de una respuesta', kind: 'formula' },
  { id: 'item-left-out', section: 'person', anchor: 'no-entra', title: 'Lo que no entra', kind: 'formula' },
  {
    id: 'knowledge-unknown',
    section: 'person',
    anchor: 'conocimiento',
    title: '«No sé» en una pregunta de conocimiento',
    kind: 'formula',
  },
  { id: 'not-applicable', section: 'person', anchor: 'no-aplica', title: '«No aplica»', kind: 'formula' },
  { id: 'dimension-score', section: 'person', anchor: 'dimension', title: 'Puntaje de una dimensión', kind: 'formula' },
  { id: 'minimum-answered', section: 'person', anchor: 'minimo', title: 'Mínimo para tener puntaje', kind: 'formula' },
  { id: 'weights', section: 'person', anchor: 'pesos', title: 'Pesos', kind: 'formula' },
  { id: 'overall-score', section: 'person', anchor: 'general', title: 'Puntaje general', kind: 'formula' },
  {
    id: 'participation',
    section: 'person',
    anchor: 'participacion',
    title: 'Quién cuenta como participante',
    kind: 'formula',
  },

  { id: 'figure-mean', section: 'figure', anchor: 'promedio', title: 'Promedio', kind: 'formula' },
  { id: 'margin', section: 'figure', anchor: 'error', title: 'Margen de error', kind: 'formula' },
  {
    id: 'population-correction',
    section: 'figure',
    anchor: 'poblacion',
    title: 'Corrección por población finita',
    kind: 'formula',
  },
  {
    id: 'more-answers-than-people',
    section: 'figure',
    anchor: 'mas-respuestas',
    title: 'Más respuestas que personas',
    kind: 'formula',
  },
  {
    id: 'interval-clipped',
    section: 'figure',
    anchor: 'extremos',
    title: 'El intervalo no sale de 0 a 100',
    kind: 'formula',
  },
  { id: 'no-variation', section: 'figure', anchor: 'sin-variacion', title: 'Sin variación', kind: 'formula' },
  { id: 'margin-limits', section: 'figure', anchor: 'no-cubre', title: 'Lo que el margen no cubre', kind: 'formula' },

  {
    id: 'required-sample',
    section: 'sample',
    anchor: 'tamano',
    title: 'Respuestas para un margen de 5 puntos',
    kind: 'formula',
  },
  {
    id: 'representative-number',
    section: 'sample',
    anchor: 'representativo',
    title: 'Resultado representativo en número',
    kind: 'formula',
  },
  {
    id: 'representative-sexes',
    section: 'sample',
    anchor: 'tasas',
    title: 'Participación de mujeres y de hombres',
    kind: 'formula',
  },

  {
    id: 'unknown-finding',
    section: 'unknown',
    anchor: 'hallazgo',
    title: 'Cuándo «no sé» es un hallazgo',
    kind: 'formula',
  },

  {
    id: 'levels-staff',
    section: 'levels',
    anchor: 'niveles-personal',
    title: 'Herramientas que responde el personal',
    kind: 'formula',
  },
  { id: 'levels-budget', section: 'levels', anchor: 'niveles-presupuesto', title: 'Presupuesto', kind: 'formula' },
  {
    id: 'level-spans-cut',
    section: 'levels',
    anchor: 'cruza',
    title: 'Un intervalo que cruza un límite',
    kind: 'formula',
  },
  {
    id: 'level-not-certificate',
    section: 'levels',
    anchor: 'certificado',
    title: 'Un nivel no es un certificado',
    kind: 'principle',
  },
  {
    id: 'no-ranking',
    section: 'levels',
    anchor: 'sin-orden',
    title: 'Las actitudes no ordenan entidades',
    kind: 'principle',
  },
  {
    id: 'no-index',
    section: 'levels',
    anchor: 'sin-indice',
    title: 'No hay un índice que sume herramientas',
    kind: 'principle',
  },

  { id: 'gap-welch', section: 'gaps', anchor: 'diferencia', title: 'Diferencia y su error', kind: 'formula' },
  { id: 'gap-holm', section: 'gaps', anchor: 'holm', title: 'Varias dimensiones a la vez', kind: 'formula' },
  { id: 'gap-called', section: 'gaps', anchor: 'brecha', title: 'Cuándo se dice «brecha»', kind: 'formula' },
  {
    id: 'gap-not-on-items',
    section: 'gaps',
    anchor: 'preguntas-sueltas',
    title: 'Nunca en preguntas sueltas',
    kind: 'principle',
  },

  {
    id: 'prevalence-share',
    section: 'prevalence',
    anchor: 'porcentaje',
    title: 'Porcentaje de quienes respondieron',
    kind: 'formula',
  },
  { id: 'wilson', section: 'prevalence', anchor: 'wilson', title: 'Intervalo de Wilson', kind: 'formula' },
  {
    id: 'wilson-population',
    section: 'prevalence',
    anchor: 'wilson-poblacion',
    title: 'Con una población conocida',
    kind: 'formula',
  },
  {
    id: 'wilson-everybody',
    section: 'prevalence',
    anchor: 'respondio-todo',
    title: 'Si respondió todo el personal',
    kind: 'formula',
  },

  {
    id: 'perceived-norm',
    section: 'norms',
    anchor: 'opinion-y-norma',
    title: 'Opinión propia y opinión que se atribuye',
    kind: 'formula',
  },

  {
    id: 'change-comparable',
    section: 'time',
    anchor: 'comparable',
    title: 'Solo lo que pregunta lo mismo',
    kind: 'formula',
  },
  { id: 'change-interval', section: 'time', anchor: 'margen-cambio', title: 'Margen de un cambio', kind: 'formula' },
  {
    id: 'change-family',
    section: 'time',
    anchor: 'varias-dimensiones',
    title: 'Varias dimensiones a la vez',
    kind: 'formula',
  },
  {
    id: 'change-claimed',
    section: 'time',
    anchor: 'cambio-minimo',
    title: 'Cuándo se dice que subió o bajó',
    kind: 'formula',
  },
  {
    id: 'change-lowest',
    section: 'time',
    anchor: 'la-mas-baja',
    title: 'La dimensión que era la más baja',
    kind: 'formula',
  },

  {
    id: 'budget-points',
    section: 'budget',
    anchor: 'niveles-pregunta',
    title: 'Niveles de una pregunta',
    kind: 'formula',
  },
  {
    id: 'budget-not-applicable',
    section: 'budget',
    anchor: 'presupuesto-no-aplica',
    title: '«No aplica» en presupuesto',
    kind: 'formula',
  },
  { id: 'budget-verified', section: 'budget', anchor: 'verificado', title: 'Puntaje verificado', kind: 'formula' },
  {
    id: 'budget-unverified',
    section: 'budget',
    anchor: 'sin-verificar',
    title: 'Parte sin verificar',
    kind: 'formula',
  },
  { id: 'budget-cap', section: 'budget', anchor: 'tope', title: 'Tope de la dimensión más débil', kind: 'formula' },

  { id: 'alpha', section: 'reliability', anchor: 'alfa', title: 'Alfa de Cronbach', kind: 'formula' },
  {
    id: 'alpha-conditions',
    section: 'reliability',
    anchor: 'alfa-cuando',
    title: 'Sobre qué se calcula',
    kind: 'principle',
  },

  { id: 'fewest-answers', section: 'disclosure', anchor: 'k', title: 'Diez respuestas como mínimo', kind: 'formula' },
  { id: 'small-entity', section: 'disclosure', anchor: 'pocas', title: 'Con menos de 20 respuestas', kind: 'formula' },
  { id: 'rounding', section: 'disclosure', anchor: 'redondeo', title: 'Redondeo', kind: 'formula' },
  { id: 'left-out-class', section: 'disclosure', anchor: 'fuera', title: 'Lo que quedó fuera', kind: 'formula' },
  { id: 'one-way-cuts', section: 'disclosure', anchor: 'grupos', title: 'Resultados por grupo', kind: 'formula' },
  {
    id: 'extreme-shares',
    section: 'disclosure',
    anchor: 'casi-unanime',
    title: 'Porcentajes casi unánimes',
    kind: 'formula',
  },
  {
    id: 'extreme-means',
    section: 'disclosure',
    anchor: 'promedios-extremos',
    title: 'Promedios cerca de 0 o de 100',
    kind: 'formula',
  },
  {
    id: 'open-participation',
    section: 'disclosure',
    anchor: 'abierta',
    title: 'Mientras está abierta',
    kind: 'formula',
  },
  {
    id: 'prevalence-masked',
    section: 'disclosure',
    anchor: 'hechos-ocultos',
    title: 'Lo que pasó a las personas',
    kind: 'formula',
  },
  {
    id: 'pools',
    section: 'disclosure',
    anchor: 'varias-entidades',
    title: 'Cifras de varias entidades',
    kind: 'principle',
  },
  {
    id: 'released-once',
    section: 'disclosure',
    anchor: 'una-vez',
    title: 'Se calcula una sola vez',
    kind: 'principle',
  },
  {
    id: 'superseding',
    section: 'disclosure',
    anchor: 'reemplazo',
    title: 'Cuándo se podría reemplazar un resultado',
    kind: 'principle',
  },
  {
    id: 'reason-in-words',
    section: 'disclosure',
    anchor: 'razon',
    title: 'La razón va en palabras',
    kind: 'principle',
  },
] as const satisfies readonly MethodRule[]

export type MethodRuleId = (typeof METHOD_RULES)[number]['id']
