import type { MethodRule } from './method-rule.ts'

/** What is not shown, and why. */
export const DISCLOSURE_RULES = [
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
    id: 'prevalence-thresholds',
    section: 'disclosure',
    anchor: 'hechos-ocultos',
    title: 'Lo que pasó a las personas',
    kind: 'principle',
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
