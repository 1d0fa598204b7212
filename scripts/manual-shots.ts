/** Pictures of the manuals: who is signed in, which page is opened, and which part of it is taken. */

/** An address, or a link to follow: the first of the page whose address fits. */
export type Way = string | RegExp

export type Shot = {
  /** Of its file and in the manual. */
  readonly name: string
  /** Before the @ of an account of the demonstration. */
  readonly who: string
  readonly ways: readonly Way[]
  /** Where the picture begins; the bar at the top where it is left out. */
  readonly from?: string
  /** What is unfolded first, by the words of its line. */
  readonly unfold?: string
  /** In px. */
  readonly height?: number
}

const YANAMARCA = 'ejemplo-municipalidad-provincial-de-yanamarca'
const RESULTS = (id: string) => `/panel/aplicaciones/${YANAMARCA}-${id}/resultados`
/** The plan of the next year holds what is still to be decided. */
const NEXT_PLAN = '/panel/plan/2027'

export const SHOTS: readonly Shot[] = [
  { name: 'coordinacion-inicio', who: 'coordinacion', ways: ['/panel'] },
  {
    name: 'coordinacion-aplicacion',
    who: 'coordinacion',
    ways: [`/panel/aplicaciones/${YANAMARCA}-actual`],
    from: 'h1',
    height: 440,
  },
  { name: 'coordinacion-resultados', who: 'coordinacion', ways: [RESULTS('2025')], from: 'h1', height: 440 },
  { name: 'coordinacion-plan', who: 'coordinacion', ways: [NEXT_PLAN], from: 'h1', height: 440 },
  { name: 'titular-inicio', who: 'titular', ways: ['/panel'] },
  { name: 'titular-cuentas', who: 'titular', ways: ['/panel/cuentas'], from: 'h1', height: 440 },
  { name: 'titular-resultados', who: 'titular', ways: [RESULTS('2025')], from: '.trabajo' },
  { name: 'titular-firma', who: 'titular', ways: ['/panel/plan/2026/firma'], from: 'h1', height: 440 },
  { name: 'equipo-presupuesto', who: 'inversiones', ways: ['/panel/presupuesto'], from: 'h2:has-text("Dimensiones")' },
  {
    name: 'equipo-pregunta',
    who: 'inversiones',
    ways: ['/panel/presupuesto', /\/preguntas\//],
    from: 'h1',
    height: 440,
  },
  {
    name: 'equipo-avance',
    who: 'inversiones',
    ways: ['/panel/plan', /\/acciones\/[^/]+\/avance$/],
    from: 'h2:has-text("Informar el avance")',
    height: 440,
  },
  { name: 'lectura-resumen', who: 'titular', ways: [RESULTS('gender-stereotypes-2025')], from: 'h1', height: 440 },
  { name: 'lectura-dimensiones', who: 'titular', ways: [`${RESULTS('2025')}/dimensiones`], from: 'h1', height: 440 },
  { name: 'custodia-inicio', who: 'custodia', ways: ['/custodia'] },
  { name: 'custodia-aplicacion', who: 'custodia', ways: [`/custodia/${YANAMARCA}-actual`], from: 'h1', height: 440 },
  { name: 'custodia-papel', who: 'custodia', ways: [`/custodia/${YANAMARCA}-actual/papel`], from: 'h1' },
  { name: 'digitacion-lotes', who: 'digitacion', ways: ['/panel/digitacion'] },
  {
    name: 'digitacion-lote',
    who: 'digitacion',
    ways: ['/panel/digitacion', /\/panel\/digitacion\/./],
    from: 'h1',
    height: 440,
  },
  {
    name: 'recursos-humanos-semestres',
    who: 'recursoshumanos',
    ways: ['/panel/hoja-servir'],
    from: 'table',
    height: 260,
  },
  {
    name: 'recursos-humanos-hoja',
    who: 'recursoshumanos',
    ways: ['/panel/hoja-servir', /\/hoja-servir\/\d{4}-\d$/],
    from: 'main form',
    height: 440,
  },
  { name: 'ministerio-inicio', who: 'analista', ways: ['/nacional'] },
  { name: 'ministerio-revisiones', who: 'analista', ways: ['/nacional/revisiones'], from: 'main table' },
  { name: 'ministerio-noviembre', who: 'analista', ways: ['/nacional/informes-noviembre'], from: 'table' },
  { name: 'ministerio-informe', who: 'analista', ways: ['/nacional/informe'], from: 'h1' },
  { name: 'administracion-inicio', who: 'administracion', ways: ['/nacional'] },
  { name: 'administracion-pedidos', who: 'administracion', ways: ['/nacional/solicitudes'], from: 'h1', height: 440 },
  {
    name: 'administracion-directorio',
    who: 'administracion',
    ways: ['/nacional/directorio?buscar=ejemplo'],
    from: 'main table',
  },
  { name: 'administracion-estado', who: 'administracion', ways: ['/nacional/estado'], from: 'h1' },
]
