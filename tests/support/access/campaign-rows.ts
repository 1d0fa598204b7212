import { TAB_WORDS } from '#app/features/results/tabs.ts'
import { everybody, type Ids, KEPT, type Row } from './visitors.ts'

/** An entity's panel, its applications and results, and custody. */
export function campaignRows({ membershipId }: Ids): readonly Row[] {
  return [
    {
      route: '/panel/cuentas',
      address: '/panel/cuentas',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'accion=retirar&invitacion=nada', statuses: everybody(404).with(0, 302) },
    },
    {
      route: '/panel/cuentas/invitar',
      address: '/panel/cuentas/invitar',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'funcion=', statuses: [302, 422, 422, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/cuentas/prestar',
      address: '/panel/cuentas/prestar',
      get: [302, 404, 200, 404, 404, 404, 404, 404],
      post: { body: 'funcion=', statuses: [302, 404, 422, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/cuentas/:membershipId',
      address: `/panel/cuentas/${membershipId}`,
      get: [302, 200, 200, 404, 404, 404, 404, 404],
      post: { body: 'accion=terminar', statuses: [302, 422, 422, 404, 404, 404, 404, 404] },
    },
    { route: '/panel/compartidos', address: '/panel/compartidos', get: [302, 404, 404, 404, 404, 404, 404, 404] },
    { route: '/panel', address: '/panel', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    {
      route: '/panel/aplicaciones/nueva',
      address: '/panel/aplicaciones/nueva',
      get: [302, 200, 404, 200, 404, 404, 404, 404],
      post: { body: 'k=1', statuses: [302, 422, 404, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/aplicaciones/:campaignId',
      address: '/panel/aplicaciones/papeletas',
      get: [302, 200, 200, 404, 404, 404, 404, 404],
      post: { body: 'accion=cerrar', statuses: [302, 422, 404, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/aplicaciones/:campaignId/dominios',
      address: '/panel/aplicaciones/papeletas/dominios',
      get: [302, 404, 200, 404, 404, 404, 404, 404],
      post: { body: 'dominio=x', statuses: [302, 404, 422, 404, 404, 404, 404, 404] },
    },
    { route: '/custodia', address: '/custodia', get: KEPT },
    { route: '/custodia/:campaignId', address: '/custodia/papeletas', get: KEPT },
    {
      route: '/custodia/:campaignId/papeletas',
      address: '/custodia/papeletas/papeletas',
      get: KEPT,
      post: { body: 'accion=imprimir&cantidad-1=x', statuses: KEPT },
    },
    {
      route: '/custodia/:campaignId/correos',
      address: '/custodia/papeletas/correos',
      get: KEPT,
      post: { body: 'accion=invitar&correos=x', statuses: KEPT },
    },
    {
      route: '/custodia/:campaignId/papel',
      address: '/custodia/papeletas/papel',
      get: KEPT,
      post: { body: 'cantidad=x', statuses: KEPT },
    },
    {
      route: '/custodia/:campaignId/papel/:batchId/formulario.pdf',
      address: '/custodia/papeletas/papel/lote/formulario.pdf',
      get: KEPT,
    },
    {
      route: '/custodia/:campaignId/acta',
      address: '/custodia/evaluada/acta',
      get: KEPT,
      post: { body: 'testigo=', statuses: KEPT },
    },
    {
      route: '/panel/aplicaciones/:campaignId/afiche',
      address: '/panel/aplicaciones/enlace/afiche',
      get: [302, 404, 404, 200, 404, 404, 404, 404],
    },
    { route: '/panel/digitacion', address: '/panel/digitacion', get: [302, 404, 404, 404, 404, 404, 404, 200] },
    {
      route: '/panel/digitacion/:batchId',
      address: '/panel/digitacion/lote',
      get: [302, 404, 404, 404, 404, 404, 404, 200],
      post: { body: 'accion=abrir', statuses: [302, 404, 404, 404, 404, 404, 404, 422] },
    },
    {
      route: '/panel/digitacion/:batchId/formulario',
      address: '/panel/digitacion/lote-abierto/formulario',
      get: [302, 404, 404, 404, 404, 404, 404, 200],
      post: { body: 'accion=seguir', statuses: [302, 404, 404, 404, 404, 404, 404, 422] },
    },
    {
      route: '/panel/aplicaciones/:campaignId/resultados',
      address: '/panel/aplicaciones/cerrada/resultados',
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    },
    ...TAB_WORDS.map((word) => ({
      route: '/panel/aplicaciones/:campaignId/resultados/:tab',
      address: `/panel/aplicaciones/cerrada/resultados/${word}`,
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    })),
    {
      route: '/panel/aplicaciones/:campaignId/resultados.xlsx',
      address: '/panel/aplicaciones/cerrada/resultados.xlsx',
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    },
    {
      route: '/panel/aplicaciones/:campaignId/resultados.csv',
      address: '/panel/aplicaciones/cerrada/resultados.csv',
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    },
    ...['resultados.pdf', 'resultados.docx', 'para-decidir.pdf'].map((file) => ({
      route: `/panel/aplicaciones/:campaignId/${file}`,
      address: `/panel/aplicaciones/cerrada/${file}`,
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    })),
    {
      route: '/panel/aplicaciones/:campaignId/lo-que-dijimos',
      address: '/panel/aplicaciones/cerrada/lo-que-dijimos',
      get: [302, 200, 200, 404, 404, 404, 404, 404],
      // The head alone; what she sends is what no preview showed.
      post: { body: 'visto=nada&codigo=123456', statuses: [302, 404, 409, 404, 404, 404, 404, 404] },
    },
    ...[
      ...['lo-que-dijimos.png', 'lo-que-dijimos.pptx', 'lo-que-dijimos.pdf'],
      ...['para-la-reunion.pdf', 'para-la-reunion.docx'],
    ].map((file) => ({
      route: `/panel/aplicaciones/:campaignId/${file}`,
      address: `/panel/aplicaciones/cerrada/${file}`,
      get: [302, 200, 200, 404, 404, 404, 404, 404],
    })),
    {
      route: '/panel/aplicaciones/:campaignId/informe',
      address: '/panel/aplicaciones/cerrada/informe',
      get: [302, 200, 200, 404, 200, 200, 404, 404],
    },
    {
      route: '/panel/aplicaciones/:campaignId/constancia',
      address: '/panel/aplicaciones/evaluada/constancia',
      get: [302, 200, 200, 404, 404, 404, 404, 404],
      post: { body: 'x=1', statuses: [302, 303, 404, 404, 404, 404, 404, 404] },
    },
    {
      route: '/panel/aplicaciones/:campaignId/constancia.pdf',
      address: '/panel/aplicaciones/cerrada/constancia.pdf',
      get: [302, 404, 404, 404, 404, 404, 404, 404],
    },
    {
      route: '/panel/entidad',
      address: '/panel/entidad',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: {
        body: `accion=privacidad&direccion=${'x'.repeat(201)}`,
        statuses: [302, 422, 422, 422, 404, 404, 404, 404],
      },
    },
    {
      route: '/panel/entidad/logotipo',
      address: '/panel/entidad/logotipo',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'accion=poner', statuses: [302, 422, 422, 422, 404, 404, 404, 404] },
    },
    {
      route: '/panel/entidad/personal',
      address: '/panel/entidad/personal',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'alcance=headquarters&mujeres=x', statuses: [302, 422, 422, 422, 404, 404, 404, 404] },
    },
    { route: '/panel/deberes', address: '/panel/deberes', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/documentos', address: '/panel/documentos', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    {
      route: '/panel/documentos/:paper.docx',
      address: '/panel/documentos/documento-de-seguridad.docx',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
    },
    { route: '/panel/traspaso', address: '/panel/traspaso', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/aplicaciones', address: '/panel/aplicaciones', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/resultados', address: '/panel/resultados', get: [302, 200, 200, 200, 404, 404, 404, 404] },
  ]
}
