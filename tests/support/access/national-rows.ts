import { REVIEWED_YEAR } from '#tests/support/small-reviews.ts'
import { REPORTED_YEAR } from '#tests/support/small-reports.ts'
import { FACT_ID } from '#tests/support/recorded-facts.ts'
import { RESULT_YEAR } from '#tests/support/plan-year.ts'
import { ADMINISTRATOR, type Ids, type Row } from './visitors.ts'

/** The Ministry's pages. */
export function nationalRows({ membershipId, nationalId }: Ids): readonly Row[] {
  return [
    {
      route: '/nacional/registros',
      address: `/nacional/registros?anio=${RESULT_YEAR}&estado=por-revisar&busca=a`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/registros/:whose/:year',
      address: `/nacional/registros/uno/${RESULT_YEAR}`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/registros/:whose/:year/nuevo/:kind',
      address: `/nacional/registros/mimp/${RESULT_YEAR}/nuevo/presentacion`,
      get: [302, 404, 404, 404, 200, 404, 404, 404],
      post: { body: 'ocurrio=', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/registros/:whose/:year/datos/:factId',
      address: `/nacional/registros/uno/${RESULT_YEAR}/datos/${FACT_ID}`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=observar&revision=1&texto=', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/mef',
      address: '/nacional/mef',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
      post: { body: 'accion=revisar&anio=este', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/mef/:year.xlsx',
      address: '/nacional/mef/2025.xlsx',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
    },
    {
      route: '/nacional/mef/objeciones/:answerId',
      address: '/nacional/mef/objeciones/objecion',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
      post: { body: 'respuesta=nada', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/personal',
      address: '/nacional/personal',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
    },
    {
      route: '/nacional/personal/:figureId',
      address: '/nacional/personal/cifra-espera',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
      post: { body: 'accion=confirmar', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/revisiones',
      address: '/nacional/revisiones?estado=todos&analista=yo&nivel=ministry&lectura=primero&pagina=2',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/revisiones/planes/:entityId/:year/:version',
      address: `/nacional/revisiones/planes/uno/${REVIEWED_YEAR}/1`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=comentar', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/informes-noviembre',
      address: `/nacional/informes-noviembre?anio=${REPORTED_YEAR}&estado=waiting&nivel=ministry&pagina=2`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'mesa=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    {
      route: '/nacional/informes-noviembre/:entityId/:year/:version',
      address: `/nacional/informes-noviembre/uno/${REPORTED_YEAR}/1`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=observado&comentario=', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/informes-noviembre/:entityId/:year/:version/oficio.docx',
      address: `/nacional/informes-noviembre/uno/${REPORTED_YEAR}/1/oficio.docx`,
      get: [302, 404, 404, 404, 200, 404, 404, 404],
    },
    {
      route: '/nacional/presupuestos',
      address: '/nacional/presupuestos',
      get: [302, 404, 404, 404, 302, 302, 404, 404],
    },
    {
      route: '/nacional/presupuestos/:assessmentId',
      address: '/nacional/presupuestos/presentado',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=terminar', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/presupuestos/:assessmentId/:dimension',
      address: '/nacional/presupuestos/presentado/man',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'pregunta=man-01&decision=devolver', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/directorio',
      address: '/nacional/directorio',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'accion=cargar-2019', statuses: [302, 404, 404, 404, 404, 409, 404, 404] },
    },
    {
      route: '/nacional/directorio/nueva',
      address: '/nacional/directorio/nueva',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'nombre=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    {
      route: '/nacional/directorio/:entityId',
      address: '/nacional/directorio/uno',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
    },
    {
      route: '/nacional/directorio/:entityId/logotipo',
      address: '/nacional/directorio/uno/logotipo',
      get: ADMINISTRATOR,
      post: { body: 'accion=poner', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/logotipo',
      address: '/nacional/logotipo',
      get: ADMINISTRATOR,
      post: { body: 'accion=poner', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/directorio/:entityId/:change',
      address: '/nacional/directorio/uno/fusion',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'destino=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    {
      route: '/nacional/datos',
      address: '/nacional/datos',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=nada', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
    {
      route: '/nacional/informe',
      address: '/nacional/informe?anio=2019',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=texto', statuses: [302, 404, 404, 404, 422, 422, 404, 404] },
    },
    {
      route: '/nacional/informe/cifras/:figure',
      address: `/nacional/informe/cifras/autodiagnosticos?anio=${RESULT_YEAR}`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/informe/cifras/:figure',
      address: '/nacional/informe/cifras/ejecucion?anio=2025',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/informe.docx',
      address: '/nacional/informe.docx?anio=2019',
      costly: true,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/conservacion',
      address: '/nacional/conservacion',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/ministerio',
      address: '/nacional/ministerio',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'accion=guardar&revision=0&correo=x', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    { route: '/nacional/estado', address: '/nacional/estado', get: [302, 404, 404, 404, 404, 200, 404, 404] },
    { route: '/nacional/registro', address: '/nacional/registro', get: [302, 404, 404, 404, 404, 200, 404, 404] },
    {
      route: '/nacional/importar',
      address: '/nacional/importar',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'tipo=entidades&accion=revisar', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    {
      route: '/nacional/importar/:template.xlsx',
      address: '/nacional/importar/entidades.xlsx?directorio=si',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
    },
    {
      route: '/nacional/preguntas',
      address: '/nacional/preguntas',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'x=1', statuses: [302, 404, 404, 404, 303, 404, 404, 404] },
    },
    {
      route: '/nacional/cuentas',
      address: '/nacional/cuentas',
      get: ADMINISTRATOR,
      post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/cuentas/invitar',
      address: '/nacional/cuentas/invitar',
      get: ADMINISTRATOR,
      post: { body: 'funcion=', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/cuentas/:membershipId',
      address: `/nacional/cuentas/${nationalId}`,
      get: ADMINISTRATOR,
      post: { body: 'accion=terminar', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/solicitudes',
      address: '/nacional/solicitudes',
      get: ADMINISTRATOR,
      post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/sin-coordinacion',
      address: '/nacional/sin-coordinacion',
      get: ADMINISTRATOR.with(4, 200),
      post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/sin-coordinacion.csv',
      address: '/nacional/sin-coordinacion.csv',
      get: ADMINISTRATOR.with(4, 200),
    },
    {
      route: '/nacional/entidades/:entityId/cuentas',
      address: '/nacional/entidades/uno/cuentas',
      get: ADMINISTRATOR,
      post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/entidades/:entityId/cuentas/invitar',
      address: '/nacional/entidades/uno/cuentas/invitar',
      get: ADMINISTRATOR,
      post: { body: 'funcion=', statuses: ADMINISTRATOR.with(5, 422) },
    },
    {
      route: '/nacional/entidades/:entityId/cuentas/:membershipId',
      address: `/nacional/entidades/uno/cuentas/${membershipId}`,
      get: ADMINISTRATOR,
      post: { body: 'accion=terminar', statuses: ADMINISTRATOR.with(5, 422) },
    },
    { route: '/nacional', address: '/nacional', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    ...['/nacional/comparar', '/nacional/comparar.xlsx', '/nacional/comparar.csv'].map((route) => ({
      route,
      address: `${route}?elegidos=uno`,
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    })),
    { route: '/nacional/adecuacion', address: '/nacional/adecuacion', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    {
      route: '/nacional/adecuacion.xlsx',
      address: '/nacional/adecuacion.xlsx',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/adecuacion.csv',
      address: '/nacional/adecuacion.csv',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/adecuacion/:entityId',
      address: '/nacional/adecuacion/uno',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    { route: '/nacional/hoja-servir', address: '/nacional/hoja-servir', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    {
      route: '/nacional/hoja-servir/:entityId',
      address: '/nacional/hoja-servir/uno',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
    },
    {
      route: '/nacional/por-herramienta',
      address: '/nacional/por-herramienta',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/tablero.xlsx',
      address: '/nacional/tablero.xlsx',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/tablero.csv',
      address: '/nacional/tablero.csv',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
    },
    {
      route: '/nacional/entidades/:entityId',
      address: '/nacional/entidades/uno',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'asiste=no', statuses: [302, 404, 404, 404, 303, 404, 404, 404] },
    },
    {
      route: '/nacional/entidades/:entityId/poblacion/:campaignId',
      address: '/nacional/entidades/cuatro/poblacion/revision',
      get: [302, 404, 404, 404, 200, 404, 404, 404],
      post: { body: 'accion=confirmar', statuses: [302, 404, 404, 404, 422, 404, 404, 404] },
    },
  ]
}
