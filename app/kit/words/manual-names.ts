import type { Role } from '#db/schema/roles.ts'

/** The manual of each role: the last part of its address, and what it is called. */
export const MANUALS = {
  coordinator: { slug: 'coordinacion', title: 'Manual de la coordinación' },
  head: { slug: 'titular', title: 'Manual de la persona titular' },
  contributor: { slug: 'equipo', title: 'Manual del equipo de la entidad' },
  reader: { slug: 'lectura', title: 'Manual de quien lee resultados' },
  custodian: { slug: 'custodia', title: 'Manual de la custodia de códigos' },
  transcriber: { slug: 'digitacion', title: 'Manual de la digitación' },
  'human-resources': { slug: 'recursos-humanos', title: 'Manual de Recursos Humanos' },
  analyst: { slug: 'ministerio', title: 'Manual de análisis del MIMP' },
  administrator: { slug: 'administracion', title: 'Manual de la administración del MIMP' },
} as const satisfies Record<Role, { readonly slug: string; readonly title: string }>

export function manualAddress(role: Role): string {
  return `/manual/${MANUALS[role].slug}`
}
