import type { MethodRule } from './method-rule.ts'

/** What is compared: women and men, what happened, what people believe, then and now, declared and verified; and how well it is measured. */
export const COMPARISON_RULES = [
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
    title: 'Porcentaje de quienes participaron',
    kind: 'formula',
  },
  { id: 'prevalence-noise', section: 'prevalence', anchor: 'azar', title: 'Un poco de azar', kind: 'formula' },
  {
    id: 'prevalence-interval',
    section: 'prevalence',
    anchor: 'intervalo-con-azar',
    title: 'Intervalo con el azar dentro',
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
    id: 'compare-what',
    section: 'compare',
    anchor: 'comparar-que',
    title: 'Qué se compara entre entidades, y qué nunca',
    kind: 'principle',
  },
  {
    id: 'compare-pairs',
    section: 'compare',
    anchor: 'comparar-pares',
    title: 'Cuándo se dice que dos entidades difieren',
    kind: 'principle',
  },
  {
    id: 'compare-sexes',
    section: 'compare',
    anchor: 'comparar-reponderado',
    title: 'Puntaje reponderado por sexo',
    kind: 'principle',
  },
  {
    id: 'compare-silent',
    section: 'compare',
    anchor: 'comparar-quienes-callaron',
    title: 'Qué podrían cambiar quienes no respondieron',
    kind: 'principle',
  },
  {
    id: 'compare-groups',
    section: 'compare',
    anchor: 'comparar-grupos',
    title: 'Grupos de entidades',
    kind: 'principle',
  },
  {
    id: 'compare-bands',
    section: 'compare',
    anchor: 'comparar-bandas',
    title: 'Bandas en vez de puestos',
    kind: 'principle',
  },
  {
    id: 'compare-standing',
    section: 'compare',
    anchor: 'donde-estamos-reglas',
    title: 'Dónde está una entidad entre las demás',
    kind: 'principle',
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
] as const satisfies readonly MethodRule[]
