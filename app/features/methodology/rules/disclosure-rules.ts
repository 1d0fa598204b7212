import type { MethodRule } from './method-rule.ts'

/** What is not shown, and why. */
export const DISCLOSURE_RULES = [
  { id: 'fewest-answers', section: 'disclosure', anchor: 'k', title: 'Diez respuestas como mínimo' },
  { id: 'small-entity', section: 'disclosure', anchor: 'pocas', title: 'Con menos de 20 respuestas' },
  { id: 'rounding', section: 'disclosure', anchor: 'redondeo', title: 'Redondeo' },
  { id: 'left-out-class', section: 'disclosure', anchor: 'fuera', title: 'Lo que quedó fuera' },
  { id: 'one-way-cuts', section: 'disclosure', anchor: 'grupos', title: 'Resultados por grupo' },
  {
    id: 'extreme-shares',
    section: 'disclosure',
    anchor: 'casi-unanime',
    title: 'Porcentajes casi unánimes',
  },
  {
    id: 'extreme-means',
    section: 'disclosure',
    anchor: 'promedios-extremos',
    title: 'Promedios cerca de 0 o de 100',
  },
  {
    id: 'open-participation',
    section: 'disclosure',
    anchor: 'abierta',
    title: 'Mientras está abierta',
  },
  {
    id: 'prevalence-thresholds',
    section: 'disclosure',
    anchor: 'hechos-ocultos',
    title: 'Lo que pasó a las personas',
    isPrinciple: true,
  },
  {
    id: 'pools',
    section: 'disclosure',
    anchor: 'varias-entidades',
    title: 'Cifras de varias entidades',
    isPrinciple: true,
  },
  {
    id: 'released-once',
    section: 'disclosure',
    anchor: 'una-vez',
    title: 'Se calcula una sola vez',
    isPrinciple: true,
  },
  {
    id: 'superseding',
    section: 'disclosure',
    anchor: 'reemplazo',
    title: 'Cuándo se podría reemplazar un resultado',
    isPrinciple: true,
  },
  {
    id: 'reason-in-words',
    section: 'disclosure',
    anchor: 'razon',
    title: 'La razón va en palabras',
    isPrinciple: true,
  },
] as const satisfies readonly MethodRule[]
