import type { MethodRule } from './method-rule.ts'

/** What is compared: women and men, what happened, what people believe, then and now, declared and verified; and how well it is measured. */
export const COMPARISON_RULES = [
  { id: 'gap-welch', section: 'gaps', anchor: 'diferencia', title: 'Diferencia y su error' },
  { id: 'gap-holm', section: 'gaps', anchor: 'holm', title: 'Varias dimensiones a la vez' },
  { id: 'gap-called', section: 'gaps', anchor: 'brecha', title: 'Cuándo se dice «brecha»' },
  {
    id: 'gap-not-on-items',
    section: 'gaps',
    anchor: 'preguntas-sueltas',
    title: 'Nunca en preguntas sueltas',
    isPrinciple: true,
  },

  {
    id: 'prevalence-share',
    section: 'prevalence',
    anchor: 'porcentaje',
    title: 'Porcentaje de quienes participaron',
  },
  { id: 'prevalence-noise', section: 'prevalence', anchor: 'azar', title: 'Un poco de azar' },
  {
    id: 'prevalence-interval',
    section: 'prevalence',
    anchor: 'intervalo-con-azar',
    title: 'Intervalo con el azar dentro',
  },

  {
    id: 'perceived-norm',
    section: 'norms',
    anchor: 'opinion-y-norma',
    title: 'Opinión propia y opinión que se atribuye',
  },

  {
    id: 'change-comparable',
    section: 'time',
    anchor: 'comparable',
    title: 'Solo lo que pregunta lo mismo',
  },
  { id: 'change-interval', section: 'time', anchor: 'margen-cambio', title: 'Margen de un cambio' },
  {
    id: 'change-family',
    section: 'time',
    anchor: 'varias-dimensiones',
    title: 'Varias dimensiones a la vez',
  },
  {
    id: 'change-claimed',
    section: 'time',
    anchor: 'cambio-minimo',
    title: 'Cuándo se dice que subió o bajó',
  },
  {
    id: 'change-lowest',
    section: 'time',
    anchor: 'la-mas-baja',
    title: 'La dimensión que era la más baja',
  },

  {
    id: 'compare-what',
    section: 'compare',
    anchor: 'comparar-que',
    title: 'Qué se compara entre entidades, y qué nunca',
    isPrinciple: true,
  },
  {
    id: 'compare-pairs',
    section: 'compare',
    anchor: 'comparar-pares',
    title: 'Cuándo se dice que dos entidades difieren',
    isPrinciple: true,
  },
  {
    id: 'compare-sexes',
    section: 'compare',
    anchor: 'comparar-reponderado',
    title: 'Puntaje reponderado por sexo',
    isPrinciple: true,
  },
  {
    id: 'compare-silent',
    section: 'compare',
    anchor: 'comparar-quienes-callaron',
    title: 'Qué podrían cambiar quienes no respondieron',
    isPrinciple: true,
  },
  {
    id: 'compare-groups',
    section: 'compare',
    anchor: 'comparar-grupos',
    title: 'Grupos de entidades',
    isPrinciple: true,
  },
  {
    id: 'compare-bands',
    section: 'compare',
    anchor: 'comparar-bandas',
    title: 'Bandas en vez de puestos',
    isPrinciple: true,
  },
  {
    id: 'compare-standing',
    section: 'compare',
    anchor: 'donde-estamos-reglas',
    title: 'Dónde está una entidad entre las demás',
    isPrinciple: true,
  },

  {
    id: 'budget-points',
    section: 'budget',
    anchor: 'niveles-pregunta',
    title: 'Niveles de una pregunta',
  },
  {
    id: 'budget-not-applicable',
    section: 'budget',
    anchor: 'presupuesto-no-aplica',
    title: '«No aplica» en presupuesto',
  },
  { id: 'budget-verified', section: 'budget', anchor: 'verificado', title: 'Puntaje verificado' },
  {
    id: 'budget-unverified',
    section: 'budget',
    anchor: 'sin-verificar',
    title: 'Parte sin verificar',
  },
  { id: 'budget-cap', section: 'budget', anchor: 'tope', title: 'Tope de la dimensión más débil' },

  { id: 'alpha', section: 'reliability', anchor: 'alfa', title: 'Alfa de Cronbach' },
  {
    id: 'alpha-conditions',
    section: 'reliability',
    anchor: 'alfa-cuando',
    title: 'Sobre qué se calcula',
    isPrinciple: true,
  },
] as const satisfies readonly MethodRule[]
