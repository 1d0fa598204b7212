import { ADAPTATION_PROOF } from '#tests/support/adapted-documents.ts'
import { TOLD_HALF } from '#tests/support/told-complaints.ts'
import { REVIEWED_YEAR } from '#tests/support/small-reviews.ts'
import { REPORTED_YEAR } from '#tests/support/small-reports.ts'
import { FACT_ID } from '#tests/support/recorded-facts.ts'
import { PLAN_YEAR as YEAR, RESULT_YEAR } from '#tests/support/plan-year.ts'
import { everybody, type Ids, KEPT, type Row, SIGNED_HERE, SIGNED_YEAR } from './visitors.ts'

/** What an entity writes for a year: plan, budget, record, reports and sheets. */
export function yearlyRows({ actionId, carriedId }: Ids): readonly Row[] {
  return [
    // Only of a ministry: the other entity is one.
    { route: '/panel/adscritas', address: '/panel/adscritas', get: [302, 404, 404, 200, 404, 404, 404, 404] },
    {
      route: '/panel/plan/:year',
      address: `/panel/plan/${YEAR}?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
      post: { body: 'accion=aceptar-obligatorias', statuses: [302, 409, 404, 409, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/antes-y-despues',
      address: `/panel/plan/${YEAR}/antes-y-despues?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    },
    {
      route: '/panel/plan/:year/imprimir',
      address: `/panel/plan/${YEAR}/imprimir?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    },
    {
      route: '/panel/plan/:year/plan.xlsx',
      address: `/panel/plan/${YEAR}/plan.xlsx?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    },
    {
      route: '/panel/plan/:year/plan.csv',
      address: `/panel/plan/${YEAR}/plan.csv?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    },
    ...['pdf', 'docx'].map((ending) => ({
      route: `/panel/plan/:year/plan.${ending}`,
      address: `/panel/plan/${YEAR}/plan.${ending}?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    })),
    {
      // Of the other entity nothing was accepted: there is nothing to approve.
      route: '/panel/plan/:year/resolucion.docx',
      address: `/panel/plan/${YEAR}/resolucion.docx`,
      get: [302, 200, 404, 404, 404, 404, 404, 404],
    },
    {
      route: '/panel/plan/:year/traer',
      address: `/panel/plan/${YEAR}/traer`,
      get: [302, 200, 404, 200, 404, 404, 404, 404],
      post: { body: 'resultado=no-hay', statuses: [302, 303, 404, 303, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/firma',
      address: `/panel/plan/${YEAR}/firma?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
      // A word that is none: whoever may approve is told so before it is looked at what waits for her.
      post: { body: 'accion=nada', statuses: [302, 422, 422, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/versiones/:version',
      address: `/panel/plan/${SIGNED_YEAR}/versiones/2?entidad=uno`,
      get: SIGNED_HERE,
    },
    {
      route: '/panel/plan/:year/versiones/:version/comparar',
      address: `/panel/plan/${SIGNED_YEAR}/versiones/2/comparar?entidad=uno`,
      get: SIGNED_HERE,
    },
    {
      route: '/panel/plan/:year/versiones/:version/papel',
      address: `/panel/plan/${SIGNED_YEAR}/versiones/2/papel?entidad=uno`,
      get: SIGNED_HERE,
    },
    {
      route: '/panel/plan/:year/acciones/nueva',
      address: `/panel/plan/${YEAR}/acciones/nueva`,
      get: [302, 200, 404, 200, 404, 404, 404, 404],
      post: { body: 'titulo=', statuses: [302, 422, 404, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/acciones/:actionId',
      address: `/panel/plan/${YEAR}/acciones/${actionId}`,
      get: [302, 200, 404, 404, 404, 404, 404, 404],
      post: { body: 'accion=rechazar', statuses: [302, 422, 404, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/acciones/:actionId/guardar',
      address: `/panel/plan/${YEAR}/acciones/${actionId}/guardar`,
      get: everybody(400),
      data: everybody(200),
      post: { body: 'accion=borrador', statuses: [302, 422, 404, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/ejecucion',
      address: `/panel/plan/${YEAR}/ejecucion?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
      post: { body: 'accion=nada', statuses: [302, 422, 404, 422, 404, 404, 404, 404] },
    },
    {
      // Leads to the cut-off of the day.
      route: '/panel/plan/:year/informes',
      address: `/panel/plan/${YEAR}/informes?entidad=uno`,
      get: everybody(302).with(6, 404).with(7, 404),
    },
    ...['', '/informe.pdf', '/informe.docx'].map((file) => ({
      route: `/panel/plan/:year/informes/:cutOff${file}`,
      address: `/panel/plan/${YEAR}/informes/${YEAR}-06-30${file}?entidad=uno`,
      get: everybody(200).with(0, 302).with(6, 404).with(7, 404),
    })),
    {
      route: '/panel/plan/:year/mis-acciones',
      address: `/panel/plan/${YEAR}/mis-acciones`,
      get: everybody(404).with(0, 302).with(6, 200),
    },
    {
      route: '/panel/plan/:year/asignar',
      address: `/panel/plan/${YEAR}/asignar`,
      get: [302, 200, 404, 200, 404, 404, 404, 404],
      post: { body: 'cuenta=', statuses: [302, 422, 404, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/acciones/:actionId/avance',
      address: `/panel/plan/${YEAR}/acciones/${carriedId}/avance?entidad=uno`,
      get: [302, 200, 200, 404, 200, 200, 200, 404],
      post: { body: 'estado=', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/plan/:year/acciones/:actionId/medios',
      address: `/panel/plan/${YEAR}/acciones/${carriedId}/medios`,
      get: [302, 200, 404, 404, 404, 404, 200, 404],
      post: { body: 'muestra=', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/plan/:year/acciones/:actionId/devolver',
      // Of a plan that was not signed the Ministry reads and judges nothing.
      address: `/panel/plan/${YEAR}/acciones/${carriedId}/devolver?entidad=uno`,
      get: [302, 404, 200, 404, 404, 404, 404, 404],
      post: { body: 'razon=', statuses: [302, 404, 422, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/plan/:year/medios/:evidenceId',
      address: `/panel/plan/${YEAR}/medios/${'c'.repeat(32)}`,
      get: [302, 200, 200, 404, 200, 200, 200, 404],
    },
    { route: '/panel/plan', address: '/panel/plan', get: [302, 302, 302, 302, 404, 404, 302, 404] },
    { route: '/panel/presupuesto', address: '/panel/presupuesto', get: [302, 302, 302, 302, 404, 404, 302, 404] },
    {
      route: '/panel/registro-anual',
      address: '/panel/registro-anual',
      get: [302, 302, 302, 302, 404, 404, 302, 404],
    },
    {
      route: '/panel/registro-anual/:year',
      address: `/panel/registro-anual/${RESULT_YEAR}`,
      get: [302, 200, 200, 200, 404, 404, 200, 404],
      // The head alone sends a record, and never drafts that her page did not show.
      post: { body: 'accion=enviar&vistos=otros', statuses: [302, 404, 409, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/registro-anual/:year/nuevo/:kind',
      address: `/panel/registro-anual/${RESULT_YEAR}/nuevo/norma`,
      get: [302, 200, 404, 200, 404, 404, 200, 404],
      post: { body: 'ocurrio=', statuses: [302, 422, 404, 422, 404, 404, 422, 404] },
    },
    {
      route: '/panel/registro-anual/:year/datos/:factId',
      address: `/panel/registro-anual/${RESULT_YEAR}/datos/${FACT_ID}`,
      get: [302, 200, 200, 404, 404, 404, 200, 404],
      post: { body: 'accion=guardar&revision=1&ocurrio=', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/informe-noviembre',
      address: '/panel/informe-noviembre',
      get: [302, 302, 302, 302, 404, 404, 404, 404],
    },
    {
      route: '/panel/informe-noviembre/:year',
      address: `/panel/informe-noviembre/${REPORTED_YEAR}`,
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      // What was presented is not written on, and by the head nothing is.
      post: { body: 'accion=guardar&revision=1', statuses: [302, 409, 404, 409, 404, 404, 404, 404] },
    },
    ...['vista', 'informe.pdf', 'informe.docx', 'informe.xlsx'].map((part) => ({
      route: `/panel/informe-noviembre/:year/${part}`,
      address: `/panel/informe-noviembre/${REPORTED_YEAR}/${part}?entidad=uno&version=1`,
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    })),
    {
      // It was presented without a signed file.
      route: '/panel/informe-noviembre/:year/firmado',
      address: `/panel/informe-noviembre/${REPORTED_YEAR}/firmado?entidad=uno&version=1`,
      get: [302, 404, 404, 404, 404, 404, 404, 404],
    },
    { route: '/panel/ficha', address: '/panel/ficha', get: [302, 302, 302, 302, 404, 404, 302, 404] },
    {
      route: '/panel/ficha/:year',
      address: `/panel/ficha/${RESULT_YEAR}`,
      get: [302, 200, 200, 200, 404, 404, 200, 404],
      post: { body: 'accion=revisar&revision=0&fecha=', statuses: [302, 422, 404, 422, 404, 404, 422, 404] },
    },
    {
      route: '/panel/ficha/:year/planilla.xlsx',
      address: `/panel/ficha/${RESULT_YEAR}/planilla.xlsx`,
      get: [302, 200, 200, 200, 404, 404, 200, 404],
    },
    {
      route: '/panel/adecuacion',
      address: '/panel/adecuacion',
      get: [302, 200, 200, 200, 404, 404, 200, 404],
      post: { body: 'accion=terminar', statuses: [302, 404, 422, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/adecuacion/:documentId',
      address: '/panel/adecuacion/poi',
      get: [302, 200, 404, 200, 404, 404, 200, 404],
      post: { body: 'revision=0&estado=', statuses: [302, 422, 404, 422, 404, 404, 422, 404] },
    },
    {
      route: '/panel/adecuacion/medios/:proofId',
      address: `/panel/adecuacion/medios/${ADAPTATION_PROOF}`,
      get: [302, 200, 200, 404, 200, 200, 200, 404],
    },
    { route: '/panel/hoja-servir', address: '/panel/hoja-servir', get: KEPT },
    {
      route: '/panel/hoja-servir/:half',
      address: `/panel/hoja-servir/${TOLD_HALF}`,
      get: KEPT,
      post: { body: 'revision=1&estado=', statuses: KEPT },
    },
    {
      route: '/panel/hoja-servir/:half/hoja.xlsx',
      address: `/panel/hoja-servir/${TOLD_HALF}/hoja.xlsx`,
      get: KEPT,
    },
    {
      route: '/panel/presupuesto/:year',
      address: '/panel/presupuesto/2025',
      get: [302, 200, 200, 200, 404, 404, 200, 404],
      post: { body: 'accion=firmar', statuses: [302, 404, 404, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/presupuesto/:year/dimension/:dimension',
      address: '/panel/presupuesto/2025/dimension/man',
      get: [302, 200, 200, 404, 404, 404, 200, 404],
      post: { body: 'pregunta=man-01&nivel=9&revision=1', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/presupuesto/:year/preguntas/:item',
      address: '/panel/presupuesto/2025/preguntas/man-01',
      get: [302, 200, 200, 404, 404, 404, 200, 404],
      post: { body: 'accion=agregar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/presupuesto/:year/preguntas/:item/guardar',
      address: '/panel/presupuesto/2025/preguntas/man-01/guardar',
      get: everybody(400),
      data: everybody(200),
      post: { body: 'accion=agregar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/presupuesto/:year/planilla',
      address: '/panel/presupuesto/2025/planilla',
      get: [302, 200, 404, 404, 404, 404, 200, 404],
      post: { body: 'accion=revisar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/panel/presupuesto/:year/planilla.xlsx',
      address: '/panel/presupuesto/2025/planilla.xlsx',
      get: [302, 200, 200, 404, 404, 404, 200, 404],
    },
    {
      route: '/panel/presupuesto-mef',
      address: '/panel/presupuesto-mef',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: {
        body: 'accion=objetar&anio=2025&revision=1&razon=no',
        statuses: [302, 422, 422, 422, 404, 404, 404, 404],
      },
    },
    {
      route: '/panel/plan/:year/revision',
      address: `/panel/plan/${REVIEWED_YEAR}/revision`,
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'comentario=por-responder', statuses: [302, 422, 404, 404, 404, 404, 404, 404] },
    },
  ]
}
