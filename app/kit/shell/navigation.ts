import type { Role } from '#db/schema/roles.ts'

/** Where a link leads, and its words. */
export type NamedLink = { readonly to: string; readonly label: string }

/** A place of the bar at the top. `covers`: what belongs to it besides the addresses under its own. */
export type Place = NamedLink & { readonly covers?: RegExp }

const BUDGET = { to: '/panel/presupuesto', label: 'Presupuesto' }
const ADAPTATION = { to: '/panel/adecuacion', label: 'Adecuación' }
const REVIEWS = {
  to: '/nacional/revisiones',
  label: 'Revisiones',
  covers: /^\/nacional\/(presupuestos|registros|informes-noviembre)\b/,
}
const RESULTS = /^\/panel\/aplicaciones\/[^/]+\/(resultados(\/[^/]+)?|informe|lo-que-dijimos)$/

const ENTITY: readonly Place[] = [
  { to: '/panel', label: 'Inicio' },
  { to: '/panel/aplicaciones', label: 'Aplicaciones' },
  { to: '/panel/resultados', label: 'Resultados', covers: RESULTS },
  { to: '/panel/plan', label: 'Plan', covers: /^\/panel\/deberes$/ },
  BUDGET,
  { to: '/panel/cuentas', label: 'Cuentas' },
]

/** Where each role goes, at most six places; the first is where she begins, and what waits for her is counted beside it. */
export const PLACES: Readonly<Record<Role, readonly Place[]>> = {
  coordinator: ENTITY,
  head: ENTITY,
  contributor: [
    BUDGET,
    { to: '/panel/plan', label: 'Mis acciones' },
    { to: '/panel/registro-anual', label: 'Registro anual' },
    { to: '/panel/ficha', label: 'Ficha de datos' },
    ADAPTATION,
  ],
  reader: [{ to: '/panel/compartidos', label: 'Resultados compartidos', covers: RESULTS }, ADAPTATION],
  custodian: [{ to: '/custodia', label: 'Códigos' }],
  transcriber: [{ to: '/panel/digitacion', label: 'Digitación' }],
  'human-resources': [{ to: '/panel/hoja-servir', label: 'Hoja de SERVIR' }],
  analyst: [
    { to: '/nacional', label: 'Inicio' },
    REVIEWS,
    { to: '/nacional/personal', label: 'Personal', covers: /^\/nacional\/mef\b/ },
    { to: '/nacional/preguntas', label: 'Preguntas' },
    { to: '/nacional/sin-coordinacion', label: 'Sin coordinación' },
    { to: '/nacional/conservacion', label: 'Plazos' },
  ],
  administrator: [
    { to: '/nacional', label: 'Inicio' },
    { to: '/nacional/directorio', label: 'Directorio', covers: /^\/nacional\/(importar|entidades)\b/ },
    { to: '/nacional/cuentas', label: 'Cuentas', covers: /^\/nacional\/(solicitudes|sin-coordinacion)$/ },
    REVIEWS,
    { to: '/nacional/preguntas', label: 'Preguntas' },
    { to: '/nacional/registro', label: 'Registro', covers: /^\/nacional\/(conservacion|estado)$/ },
  ],
}

/** What anybody may read before she has an account, or without ever having one. */
export const PUBLIC_PLACES: readonly Place[] = [
  { to: '/herramientas', label: 'Herramientas' },
  { to: '/metodologia', label: 'Metodología' },
  { to: '/anonimato', label: 'Anonimato' },
]

const isUnder = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`)

/** The one place of those that an address belongs to: what names it, or the longest that it lies under; null for none. */
export function placeOf(places: readonly Place[], path: string): Place | null {
  const named = places.find(({ covers }) => covers?.test(path))
  if (named) return named
  const over = places.filter(({ to }) => isUnder(path, to))
  return over.reduce<Place | null>((best, place) => (best && best.to.length > place.to.length ? best : place), null)
}
