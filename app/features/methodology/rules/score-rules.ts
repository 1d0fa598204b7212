import type { MethodRule } from './method-rule.ts'

/** From answers to scores: of a person, of an entity, and in levels. */
export const SCORE_RULES = [
  { id: 'answer-text', section: 'person', anchor: 'respuesta', title: 'Una respuesta es su texto' },
  { id: 'item-points', section: 'person', anchor: 'puntos', title: 'Puntos de una respuesta' },
  { id: 'item-left-out', section: 'person', anchor: 'no-entra', title: 'Lo que no entra' },
  {
    id: 'knowledge-unknown',
    section: 'person',
    anchor: 'conocimiento',
    title: '«No sé» en una pregunta de conocimiento',
  },
  { id: 'not-applicable', section: 'person', anchor: 'no-aplica', title: '«No aplica»' },
  { id: 'dimension-score', section: 'person', anchor: 'dimension', title: 'Puntaje de una dimensión' },
  { id: 'minimum-answered', section: 'person', anchor: 'minimo', title: 'Mínimo para tener puntaje' },
  { id: 'weights', section: 'person', anchor: 'pesos', title: 'Pesos' },
  { id: 'overall-score', section: 'person', anchor: 'general', title: 'Puntaje general' },
  {
    id: 'participation',
    section: 'person',
    anchor: 'participacion',
    title: 'Quién cuenta como participante',
  },

  { id: 'figure-mean', section: 'figure', anchor: 'promedio', title: 'Promedio' },
  { id: 'margin', section: 'figure', anchor: 'error', title: 'Margen de error' },
  {
    id: 'population-correction',
    section: 'figure',
    anchor: 'poblacion',
    title: 'Corrección por población finita',
  },
  {
    id: 'more-answers-than-people',
    section: 'figure',
    anchor: 'mas-respuestas',
    title: 'Más respuestas que personas',
  },
  {
    id: 'interval-clipped',
    section: 'figure',
    anchor: 'extremos',
    title: 'El intervalo no sale de 0 a 100',
  },
  { id: 'no-variation', section: 'figure', anchor: 'sin-variacion', title: 'Sin variación' },
  { id: 'margin-limits', section: 'figure', anchor: 'no-cubre', title: 'Lo que el margen no cubre' },

  {
    id: 'required-sample',
    section: 'sample',
    anchor: 'tamano',
    title: 'Respuestas para un margen de 5 puntos',
  },
  {
    id: 'representative-number',
    section: 'sample',
    anchor: 'representativo',
    title: 'Participación suficiente',
  },
  {
    id: 'representative-sexes',
    section: 'sample',
    anchor: 'tasas',
    title: 'Participación pareja de mujeres y hombres',
  },

  {
    id: 'unknown-finding',
    section: 'unknown',
    anchor: 'hallazgo',
    title: 'Cuándo «no sé» es un hallazgo',
  },

  {
    id: 'levels-staff',
    section: 'levels',
    anchor: 'niveles-personal',
    title: 'Herramientas que responde el personal',
  },
  { id: 'levels-budget', section: 'levels', anchor: 'niveles-presupuesto', title: 'Presupuesto' },
  {
    id: 'level-spans-cut',
    section: 'levels',
    anchor: 'cruza',
    title: 'Un intervalo que cruza un límite',
  },
  {
    id: 'level-not-certificate',
    section: 'levels',
    anchor: 'certificado',
    title: 'Un nivel no es un certificado',
    isPrinciple: true,
  },
  {
    id: 'no-ranking',
    section: 'levels',
    anchor: 'sin-orden',
    title: 'Actitudes y hostigamiento no ordenan entidades',
    isPrinciple: true,
  },
  {
    id: 'no-index',
    section: 'levels',
    anchor: 'sin-indice',
    title: 'No hay un índice que sume herramientas',
    isPrinciple: true,
  },
] as const satisfies readonly MethodRule[]
