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
  { id: 'compare', anchor: 'comparar', title: 'Comparar entidades' },
  { id: 'budget', anchor: 'presupuesto', title: 'Presupuesto: declarado, verificado y tope' },
  { id: 'reliability', anchor: 'confiabilidad', title: 'Confiabilidad' },
  { id: 'disclosure', anchor: 'proteccion', title: 'Qué no se muestra, y por qué' },
] as const

export type MethodSectionId = (typeof METHOD_SECTIONS)[number]['id']

/** A rule behind the numbers. */
export type MethodRule = {
  readonly id: string
  readonly section: MethodSectionId
  readonly anchor: string
  readonly title: string
  /** It says what is done or never done. Every other rule is calculated, and an example calculated by the same code stands beside it. */
  readonly isPrinciple?: true
}
