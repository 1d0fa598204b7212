import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatLongDate } from '#app/kit/format.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { campaignRows } from '#tests/support/access/campaign-rows.ts'
import { allOf, checkRows } from '#tests/support/access/check-rows.ts'
import { nationalRows } from '#tests/support/access/national-rows.ts'
import { openAccess } from '#tests/support/access/open-access.ts'
import { publicRows } from '#tests/support/access/public-rows.ts'
import { EMAILS, VISITORS, type Visitor } from '#tests/support/access/visitors.ts'
import { yearlyRows } from '#tests/support/access/yearly-rows.ts'
import { expectProtected, statusOfData } from '#tests/support/answers.ts'
import { codeWords, readableText } from '#tests/support/code-words.ts'
import { digestOf, LOGO, LOGO_PNG, pngOf, seedLogo } from '#tests/support/logos.ts'
import { runBuiltServer } from '#tests/support/running-server.ts'
import { withoutChance } from '#tests/support/web.ts'

const access = await openAccess()
const { database, origin, cookies, ids, ask, statuses, readingOnly } = access

beforeAll(access.signIn, 60_000)
afterAll(access.close)
type Row = {
  readonly route: string
  readonly address: string
  /** Status for each of COLUMNS; 302 is the way to the sign-in page. */
  readonly get: readonly number[]
  /** Of the data request, where its page has no loader and the framework answers with the frame alone. */
  readonly data?: readonly number[]
  /** Of HEAD, where a library answers it for itself. */
  readonly head?: readonly number[]
  /** Public and slow to make: three visitors stand for all. */
  readonly costly?: boolean
  /** Status of a form with `body` from the page itself; left out where the address takes none (405). */
  readonly post?: {
    readonly body: string
    readonly statuses: readonly number[] /** Of the data request of everybody, where after the page's own form a loader leads on. */
    readonly data?: number
  }
}

const everybody = (status: number) => COLUMNS.map(() => status)

/** Year of a plan of the entity that was signed twice; the other one has none. */
const SIGNED_YEAR = 2024
const SIGNED_HERE = [302, 200, 200, 404, 200, 200, 404, 404]

/** A page that only an administrator finds. */
const ADMINISTRATOR = everybody(404).with(0, 302).with(5, 200)

/** What only a custodian finds; hers stands in CUSTODIAN. */
const KEPT = everybody(404).with(0, 302)

/** What the reader gets where it is not what everybody gets; whatever does not stand here is not found by her. */
const READER: Readonly<Record<string, { readonly get: number; readonly post?: number }>> = {
  '/ingresar': { get: 302, post: 302 },
  '/cuenta': { get: 200, post: 422 },
  '/cuenta/funciones': { get: 200, post: 404 },
  '/cuenta/segundo-paso': { get: 200, post: 422 },
  '/cuenta/avisos': { get: 200, post: 422 },
  '/cuenta/datos': { get: 200 },
  '/cuenta/datos.json': { get: 200 },
  '/cuenta/datos/borrar': { get: 200, post: 422 },
  '/panel/compartidos': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados/:tab': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.xlsx': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.csv': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.pdf': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.docx': { get: 200 },
  '/panel/aplicaciones/:campaignId/para-decidir.pdf': { get: 200 },
  '/panel/aplicaciones/:campaignId/informe': { get: 200 },
  '/logos/:digest.png': { get: 200 },
  '/panel/adecuacion': { get: 200 },
  '/panel/plan/:year': { get: 200 },
  '/panel/plan/:year/antes-y-despues': { get: 200 },
  '/panel/plan/:year/ejecucion': { get: 200 },
  '/panel/plan/:year/informes': { get: 302 },
  '/panel/plan/:year/informes/:cutOff': { get: 200 },
  '/panel/plan/:year/informes/:cutOff/informe.pdf': { get: 200 },
  '/panel/plan/:year/informes/:cutOff/informe.docx': { get: 200 },
  '/panel/plan/:year/acciones/:actionId/avance': { get: 200 },
  '/panel/plan/:year/imprimir': { get: 200 },
  '/panel/plan/:year/plan.xlsx': { get: 200 },
  '/panel/plan/:year/plan.csv': { get: 200 },
  '/panel/plan/:year/plan.pdf': { get: 200 },
  '/panel/plan/:year/plan.docx': { get: 200 },
}

/** The same of the custodian. */
const CUSTODIAN: typeof READER = {
  '/ingresar': { get: 302, post: 302 },
  '/cuenta': { get: 200, post: 422 },
  '/cuenta/funciones': { get: 200, post: 404 },
  '/cuenta/segundo-paso': { get: 200, post: 422 },
  '/cuenta/avisos': { get: 200, post: 422 },
  '/cuenta/datos': { get: 200 },
  '/cuenta/datos.json': { get: 200 },
  '/cuenta/datos/borrar': { get: 200, post: 422 },
  '/custodia': { get: 200 },
  '/logos/:digest.png': { get: 200 },
  '/custodia/:campaignId': { get: 200 },
  '/custodia/:campaignId/papeletas': { get: 200, post: 422 },
  '/custodia/:campaignId/correos': { get: 200, post: 422 },
  '/custodia/:campaignId/papel': { get: 200, post: 422 },
  '/custodia/:campaignId/papel/:batchId/formulario.pdf': { get: 200 },
  '/custodia/:campaignId/acta': { get: 200, post: 422 },
}

/** The same of Recursos Humanos. */
const OFFICE: typeof READER = {
  '/ingresar': { get: 302, post: 302 },
  '/cuenta': { get: 200, post: 422 },
  '/cuenta/funciones': { get: 200, post: 404 },
  '/cuenta/segundo-paso': { get: 200, post: 422 },
  '/cuenta/avisos': { get: 200, post: 422 },
  '/cuenta/datos': { get: 200 },
  '/cuenta/datos.json': { get: 200 },
  '/cuenta/datos/borrar': { get: 200, post: 422 },
  '/logos/:digest.png': { get: 200 },
  '/panel/hoja-servir': { get: 200 },
  '/panel/hoja-servir/:half': { get: 200, post: 422 },
  '/panel/hoja-servir/:half/hoja.xlsx': { get: 200 },
}

/** With a reader of the other entity nothing was shared. */
const NOTHING_SHARED = { get: { otherReader: 404 } }

/** What who has a role in another entity gets, where it does not follow from the rest of its row. */
const STATED: Readonly<
  Record<
    string,
    { readonly get?: Partial<Record<Elsewhere, number>>; readonly post?: Partial<Record<Elsewhere, number>> }
  >
> = {
  '/panel/adscritas': { get: { otherHead: 200 } },
  // The other entity told nothing of the half year, so that there is no file.
  '/panel/hoja-servir/:half/hoja.xlsx': { get: { otherOffice: 404 } },
  '/panel/plan/:year': NOTHING_SHARED,
  '/panel/plan/:year/antes-y-despues': NOTHING_SHARED,
  '/panel/plan/:year/ejecucion': NOTHING_SHARED,
  '/panel/plan/:year/informes/:cutOff': NOTHING_SHARED,
  '/panel/plan/:year/informes/:cutOff/informe.pdf': NOTHING_SHARED,
  '/panel/plan/:year/informes/:cutOff/informe.docx': NOTHING_SHARED,
  '/panel/plan/:year/imprimir': NOTHING_SHARED,
  '/panel/plan/:year/plan.xlsx': NOTHING_SHARED,
  '/panel/plan/:year/plan.csv': NOTHING_SHARED,
  '/panel/plan/:year/plan.pdf': NOTHING_SHARED,
  '/panel/plan/:year/plan.docx': NOTHING_SHARED,
}

/** Addresses of one thing of one entity: nobody of another finds it. */
const ONE_THING = /:(campaignId|batchId|actionId|membershipId|evidenceId|digest)\b/

/** The statuses of a row for every visitor: the columns, then reader, custodian and office, then the roles in another entity. */
function complete(route: string, columns: readonly number[], method: 'get' | 'post'): readonly number[] {
  const same = columns.every((status) => status === columns[0]) ? columns[0] : undefined
  const reader = READER[route]?.[method] ?? same ?? 404
  const custodian = CUSTODIAN[route]?.[method] ?? same ?? 404
  const office = OFFICE[route]?.[method] ?? same ?? 404
  const others: Partial<Record<Role, number>> = { reader, custodian, 'human-resources': office }
  const hidden = ONE_THING.test(route) || columns[COLUMNS.indexOf('own')] !== columns[COLUMNS.indexOf('other')]
  const elsewhere = (Object.keys(ELSEWHERE) as Elsewhere[]).map((visitor) => {
    const role = ELSEWHERE[visitor]
    const here = others[role] ?? columns[(COLUMNS as readonly string[]).indexOf(role)]
    return STATED[route]?.[method]?.[visitor] ?? same ?? (hidden ? 404 : here) ?? 404
  })
  return [...columns, reader, custodian, office, ...elsewhere]
}

function matrix(actionId: string, carriedId: string, membershipId: string, nationalId: string): readonly Row[] {
  return [
    { route: '/', address: '/', get: everybody(200) },
    { route: '/r', address: '/r', get: everybody(200), post: { body: 'codigo=', statuses: everybody(422) } },
    { route: '/r/salir', address: '/r/salir', get: everybody(303) },
    { route: '/r/olvido', address: '/r/olvido', get: everybody(200) },
    {
      route: '/r/:code',
      address: '/r/TESTLINK',
      get: everybody(200),
      post: { body: 'formulario=x', statuses: everybody(400) },
    },
    {
      route: '/r/canje/:token',
      address: '/r/canje/nada',
      get: everybody(404),
      post: { body: '', statuses: everybody(404) },
    },
    { route: '/ayuda', address: '/ayuda', get: everybody(200) },
    {
      route: '/ingresar',
      address: '/ingresar',
      get: [200, 302, 302, 302, 302, 302, 302, 302],
      post: { body: 'correo=x{n}&clave=y', statuses: [422, 302, 302, 302, 302, 302, 302, 302], data: 422 },
    },
    { route: '/salir', address: '/salir', get: everybody(302), post: { body: '', statuses: everybody(302) } },
    {
      route: '/ingresar/codigo',
      address: '/ingresar/codigo',
      get: everybody(302),
      post: { body: 'codigo=123456', statuses: everybody(302), data: 422 },
    },
    {
      route: '/invitacion/:token',
      address: '/invitacion/nada',
      get: everybody(404),
      post: { body: 'nombre=x', statuses: everybody(404) },
    },
    {
      route: '/solicitar-cuenta',
      address: '/solicitar-cuenta',
      get: everybody(200),
      post: { body: 'entidad=', statuses: everybody(422) },
    },
    {
      route: '/restablecer',
      address: '/restablecer',
      get: everybody(200),
      post: { body: 'correo=x', statuses: everybody(422) },
    },
    {
      route: '/restablecer/:token',
      address: '/restablecer/nada',
      get: everybody(404),
      post: { body: 'clave=x', statuses: everybody(404) },
    },
    {
      route: '/cuenta',
      address: '/cuenta',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    {
      route: '/cuenta/funciones',
      address: '/cuenta/funciones',
      get: everybody(200).with(0, 302),
      post: { body: 'funcion=nada', statuses: everybody(404).with(0, 302) },
    },
    {
      route: '/cuenta/segundo-paso',
      address: '/cuenta/segundo-paso',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    {
      route: '/cuenta/avisos',
      address: '/cuenta/avisos',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    { route: '/calendario/:secret.ics', address: '/calendario/nada.ics', get: everybody(404) },
    { route: '/cuenta/datos', address: '/cuenta/datos', get: everybody(200).with(0, 302) },
    { route: '/cuenta/datos.json', address: '/cuenta/datos.json', get: everybody(200).with(0, 302) },
    {
      route: '/cuenta/datos/borrar',
      address: '/cuenta/datos/borrar',
      get: everybody(200).with(0, 302),
      post: { body: 'clave=no&seguro=si', statuses: everybody(422).with(0, 302).with(5, 409) },
    },
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
    { route: '/correo', address: '/correo', get: everybody(404) },
    {
      route: '/api/auth/*',
      address: '/api/auth/ok',
      get: everybody(200),
      head: everybody(404),
      post: { body: 'x=1', statuses: everybody(404) },
    },
    { route: '/salud', address: '/salud', get: everybody(200) },
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
    { route: '/herramientas', address: '/herramientas', get: everybody(200) },
    { route: '/herramientas/:slug', address: '/herramientas/sexual-harassment', get: everybody(200) },
    { route: '/herramientas/:slug/probar', address: '/herramientas/sexual-harassment/probar', get: everybody(200) },
    {
      route: '/herramientas/:slug/copia.pdf',
      address: '/herramientas/sexual-harassment/copia.pdf',
      costly: true,
      get: everybody(200),
    },
    { route: '/metodologia', address: '/metodologia?personas=300', get: everybody(200) },
    { route: '/reglas-de-calidad', address: '/reglas-de-calidad', get: everybody(200) },
    { route: '/privacidad', address: '/privacidad?entidad=uno', get: everybody(200) },
    {
      route: '/anonimato',
      address: '/anonimato',
      get: everybody(200),
      post: { body: 'lid-01=2', statuses: everybody(200) },
    },
    { route: '/informes', address: '/informes', get: everybody(200) },
    { route: '/informes/:year', address: '/informes/2018', get: everybody(404) },
    ...['pdf', 'docx', 'xlsx'].map((ending) => ({
      route: `/informes/:year/informe.${ending}`,
      address: `/informes/2018/informe.${ending}`,
      get: everybody(404),
    })),
    { route: '/constancias', address: '/constancias', get: everybody(200) },
    { route: '/compromisos/:code', address: '/compromisos/nada', get: everybody(404) },
    { route: '/constancias/:code', address: '/constancias/NADA', get: everybody(404) },
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
    // Only of a ministry: the other entity is one.
    { route: '/panel/adscritas', address: '/panel/adscritas', get: [302, 404, 404, 200, 404, 404, 404, 404] },
    { route: '/panel/documentos', address: '/panel/documentos', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    {
      route: '/panel/documentos/:paper.docx',
      address: '/panel/documentos/documento-de-seguridad.docx',
      get: [302, 200, 200, 200, 404, 404, 404, 404],
    },
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
    { route: '/panel/traspaso', address: '/panel/traspaso', get: [302, 200, 200, 200, 404, 404, 404, 404] },
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
    { route: '/panel/aplicaciones', address: '/panel/aplicaciones', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/resultados', address: '/panel/resultados', get: [302, 200, 200, 200, 404, 404, 404, 404] },
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
      route: '/panel/registro-anual/:year/planilla',
      address: `/panel/registro-anual/${RESULT_YEAR}/planilla`,
      get: [302, 200, 404, 200, 404, 404, 200, 404],
      post: { body: 'accion=revisar', statuses: [302, 422, 404, 422, 404, 404, 422, 404] },
    },
    {
      route: '/panel/registro-anual/:year/planilla.xlsx',
      address: `/panel/registro-anual/${RESULT_YEAR}/planilla.xlsx`,
      get: [302, 200, 404, 200, 404, 404, 200, 404],
    },
    {
      route: '/panel/registro-anual/:year/datos/:factId',
      address: `/panel/registro-anual/${RESULT_YEAR}/datos/${FACT_ID}`,
      get: [302, 200, 200, 404, 404, 404, 200, 404],
      post: { body: 'accion=guardar&revision=1&ocurrio=', statuses: [302, 422, 404, 404, 404, 404, 422, 404] },
    },
    {
      route: '/registros/medios/:evidenceId',
      address: `/registros/medios/${FACT_PROOF_ID}`,
      get: [302, 200, 200, 404, 200, 200, 200, 404],
    },
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
      route: '/evidencias/:evidenceId',
      address: `/evidencias/${'a'.repeat(32)}`,
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
      route: '/panel/plan/:year/revision',
      address: `/panel/plan/${REVIEWED_YEAR}/revision`,
      get: [302, 200, 200, 200, 404, 404, 404, 404],
      post: { body: 'comentario=por-responder', statuses: [302, 422, 404, 404, 404, 404, 404, 404] },
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
    // Of entity one, which has a public page: everybody. Of one without, below.
    { route: '/logos/:digest.png', address: `/logos/${LOGO}.png`, get: everybody(200) },
    {
      route: '/nacional/directorio/:entityId/:change',
      address: '/nacional/directorio/uno/fusion',
      get: [302, 404, 404, 404, 404, 200, 404, 404],
      post: { body: 'destino=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] },
    },
    {
      route: '/nacional/informe',
      address: '/nacional/informe?anio=2019',
      get: [302, 404, 404, 404, 200, 200, 404, 404],
      post: { body: 'accion=texto', statuses: [302, 404, 404, 404, 422, 422, 404, 404] },
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

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
for (const [email, role] of [
  ['titular@dos.test', 'head'],
  ['equipo@dos.test', 'contributor'],
  ['digitacion@dos.test', 'transcriber'],
  ['lectura@dos.test', 'reader'],
  ['custodia@dos.test', 'custodian'],
  ['rrhh@dos.test', 'human-resources'],
] as const)
  await addAccount(database, environment, email, role, 'dos')
await seedDue(database)
seedLogo(database, 'uno')
seedMef(database, 'uno', 2025, 'objecion')
// The other entity is a ministry, to which this one is attached.
database.update(entities).set({ governmentLevel: 'ministry', region: null }).where(eq(entities.id, 'dos')).run()
database.update(entities).set({ parentId: 'dos' }).where(eq(entities.id, 'uno')).run()
await seedSignedPlan(database, environment, 'uno', SIGNED_YEAR)
await seedRecordedFact(database, environment, Number(RESULT_YEAR))
const { server, origin } = await runBuiltServer(true, ['127.0.0.1', '::1'])
/** Sees what others write, and nothing else changes it: `data_version` grows with each commit of another connection. */
const watcher = new Sqlite(file, { readonly: true })
const cookies = new Map<Visitor, string>()
const actionId = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).get()?.id ?? ''
const carriedId = await seedCarriedOut(database, environment, actionId)
await seedAdaptations(database, environment)
seedToldHalf(database, environment, 'uno')
const membershipId =
  database
    .select()
    .from(memberships)
    .where(and(eq(memberships.entityId, 'uno'), eq(memberships.role, 'contributor')))
    .get()?.id ?? ''
const nationalId = database.select().from(memberships).where(eq(memberships.role, 'analyst')).get()?.id ?? ''

beforeAll(async () => {
  cookies.set('nobody', '')
  for (const [index, visitor] of VISITORS.slice(1).entries())
    cookies.set(visitor, await signInTo(origin, EMAILS[index] ?? ''))
}, 60_000)
afterAll(() => {
  server.close()
  watcher.close()
})

const OTHER_LOGO = new Uint8Array(pngOf(240, 80, '#5a3d7a'))
const HIDDEN_LOGO = new Uint8Array(pngOf(240, 80, '#7a4a0c'))

test('the matrix names every route of the app', () => {
  const routes = readFileSync('app/routes.ts', 'utf8')
  const listed = [...routes.matchAll(/route\('([^']+)'/g)].map(([, path]) => `/${path}`)
  // A route with a checked word has a row for each word.
  expect(
    [
      ...new Set(
        [...publicRows(), ...campaignRows(ids), ...yearlyRows(ids), ...nationalRows(ids)].map(({ route }) => route),
      ),
    ].sort(),
  ).toEqual(['/', ...listed].sort())
})

test.each<[text: string, found: string[]]>([
  ['En el archivo, <code>entity_id</code>', []],
  ['Columna entity_id, de entidad', ['entity_id']],
  ['<th>governmentLevel</th>', ['governmentLevel']],
  ['Forma: single-link. Estado: draft', ['single-link', 'draft']],
  ['<td data-titulo="women">3</td>', ['women']],
  ['Puntaje: NaN, undefined, [object Object]', ['NaN', 'undefined', '[object Object]']],
  ['Gobierno local, error regional; persona@open.pe, https://open.pe/draft y el informe', []],
  ['<details>resumen <script>const entity_id = 1</script></details>', []],
])('words of code in %j', (text, found) => {
  expect(codeWords(readableText(text)).sort()).toEqual(found.sort())
})

checkRows(access, publicRows())

test('pages of what is due say what the schedule will find, and leave it to the schedule', async () => {
  const said: readonly (readonly [Visitor, string, string])[] = [
    ['own', '/panel/aplicaciones/por-abrir', 'Plazo y cierre'],
    ['analyst', '/nacional/entidades/por-cerrar', 'Cerrando'],
    ['analyst', '/nacional/entidades/por-prolongar', formatLongDate(addDays(limaDate(new Date()), 9))],
    ['analyst', '/nacional/sin-coordinacion', '(abierta)'],
  ]
  for (const [visitor, address, words] of said)
    expect(await readingOnly(async () => (await ask(visitor, address)).text()), address).toContain(words)
})

test('another entity gets the same page for a thing that is not hers as for one that does not exist', async () => {
  const foreign = await (await ask('other', '/panel/aplicaciones/cerrada/resultados')).text()
  const nothing = await (await ask('other', '/panel/aplicaciones/no-hay/resultados')).text()
  const plain = (html: string) =>
    withoutChance(html)
      .replace(/no-hay|cerrada/g, '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
  expect(plain(foreign)).toBe(plain(nothing))
})

test('a logo stays a year in the browser, runs nothing, and is not told apart from none by whoever may not see it', async () => {
  seedLogo(database, '', OTHER_LOGO)
  const found = await ask('own', `/logos/${LOGO}.png`)
  expect(Buffer.from(await found.arrayBuffer()).equals(Buffer.from(LOGO_PNG))).toBe(true)
  expect(Object.fromEntries(found.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    etag: `"${LOGO}"`,
  })
  expect(found.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
  const ministry = await ask('nobody', `/logos/${digestOf(OTHER_LOGO)}.png`)
  expect([ministry.status, ministry.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const plain = (html: string) => withoutChance(html).replace(/[0-9a-f]{64}/g, '')
  // Of an entity without a public page.
  seedLogo(database, 'tres', HIDDEN_LOGO)
  expect((await ask('analyst', `/logos/${digestOf(HIDDEN_LOGO)}.png`)).status).toBe(200)
  for (const visitor of ['nobody', 'own'] as const) {
    const [hidden, none] = [
      await ask(visitor, `/logos/${digestOf(HIDDEN_LOGO)}.png`),
      await ask(visitor, `/logos/${'0'.repeat(64)}.png`),
    ]
    expect([hidden.status, none.status]).toEqual([404, 404])
    expect(plain(await hidden.text())).toBe(plain(await none.text()))
  }
})

test('the bar shows the logo of her entity with its name, and a questionnaire none', async () => {
  const bar = async (visitor: Visitor, address: string) =>
    /<img class="logotipo de-barra"[^>]*>/.exec(await (await ask(visitor, address)).text())?.[0] ?? null
  for (const [visitor, address] of [
    ['own', '/panel'],
    ['custodian', '/custodia'],
    ['reader', '/panel/compartidos'],
  ] as const)
    expect(await bar(visitor, address), visitor).toMatch(
      new RegExp(`src="/logos/${LOGO}\\.png" width="240" height="80" alt="Entidad uno"`),
    )
  for (const [visitor, address] of [
    ['analyst', '/nacional'],
    ['nobody', '/'],
  ] as const)
    expect(await bar(visitor, address), visitor).toContain(`${digestOf(OTHER_LOGO)}.png`)
  expect(await bar('other', '/panel')).toBeNull()
  expect(await (await ask('own', '/r/TESTLINK')).text()).not.toContain('/logos/')
})

test('what better-auth offers besides signing in and out is closed to everybody', async () => {
  for (const path of [
    'sign-up/email',
    'update-user',
    'update-session',
    'change-password',
    'change-email',
    'delete-user',
    'list-sessions',
    'request-password-reset',
    'reset-password',
    'two-factor/enable',
    'two-factor/disable',
  ]) {
    for (const visitor of ['nobody', 'own', 'administrator'] as const) {
      const answer = await fetch(`${origin}/api/auth/${path}`, {
        method: 'POST',
        headers: { origin, cookie: cookies.get(visitor) ?? '', 'content-type': 'application/json' },
        body: '{}',
      })
      expect(answer.status, path).toBe(404)
    }
  }
})

test('a form of another site is refused; the sending of answers also comes without its own origin', async () => {
  const foreign = await fetch(`${origin}/panel/aplicaciones/papeletas`, {
    method: 'POST',
    redirect: 'manual',
    body: 'accion=anular',
    headers: {
      cookie: cookies.get('own') ?? '',
      origin: 'https://otro.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  expect(foreign.status).toBe(403)
  for (const from of ['null', undefined]) {
    const sent = await fetch(`${origin}/r/TESTLINK`, {
      method: 'POST',
      body: 'formulario=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(from ? { origin: from } : {}) },
    })
    expect(sent.status).toBe(400)
  }
})

test('sign-up is closed, and the session cookie is http-only and says session', async () => {
  const closed = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'x@y.test', password: 'una-clave-larga', name: 'x' }),
  })
  expect(closed.status).toBeGreaterThanOrEqual(400)
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAILS[0], password: 'una-clave-larga-2026' }),
  })
  expect(signedIn.headers.getSetCookie().join()).toMatch(/session[^;]*=.*HttpOnly.*SameSite=Lax/i)
})

test('the pages that say that something went wrong carry those headers too', async () => {
  const wrong: readonly (readonly [number, Visitor, string, { readonly method?: string; readonly body?: string }?])[] =
    [
      [404, 'nobody', '/no-existe'],
      [404, 'own', '/panel/aplicaciones/no-existe'],
      [404, 'nobody', '/r/NADA-NADA'],
      [404, 'other', '/panel/aplicaciones/cerrada/resultados.xlsx'],
      [400, 'nobody', '/?_data=root'],
      [400, 'nobody', '/%E0%A4%A'],
      [405, 'nobody', '/', { method: 'DELETE', body: '' }],
      [413, 'own', '/panel/aplicaciones/nueva', { method: 'POST', body: 'x'.repeat(100_000) }],
      [422, 'own', '/panel/aplicaciones/nueva', { method: 'POST', body: 'k=1' }],
      [422, 'nobody', '/r', { method: 'POST', body: 'codigo=' }],
      [422, 'nobody', '/r/TESTLINK', { method: 'POST', body: `formulario=${'a'.repeat(32)}` }],
    ]
  for (const [status, visitor, address, more] of wrong) {
    const answer = await ask(visitor, address, more)
    expect(answer.status, address).toBe(status)
    await expectProtected(answer, `${status} ${address}`)
  }
  const foreign = await fetch(`${origin}/salir`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://otro.example' },
  })
  expect(foreign.status).toBe(403)
  await expectProtected(foreign, '403 /salir')
  const away = await ask('nobody', '/panel')
  expect(away.status).toBe(302)
  await expectProtected(away, '302 /panel')
})

test('over https every answer also says that only https will do', async () => {
  const { server: secure, origin: address } = await runBuiltServer(true, [], 'https://espejo.example')
  try {
    for (const path of ['/', '/r', '/r/TESTLINK', '/ingresar', '/no-existe', '/panel', '/favicon.svg']) {
      const answer = await fetch(address + path, { redirect: 'manual' })
      expect(answer.headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains')
    }
  } finally {
    secure.close()
  }
  expect((await ask('nobody', '/')).headers.get('strict-transport-security')).toBeNull()
})

test('whoever signs out is nobody from then on, by a form and by a data request', async () => {
  expect(
    await statuses(VISITORS, async (visitor) => (await ask(visitor, '/salir', { method: 'POST', body: '' })).status),
  ).toEqual(allOf(VISITORS, 302))
  const again = await statuses(VISITORS, async (visitor) => {
    const answer = await ask(visitor, '/salir.data', { method: 'POST', body: '' })
    return statusOfData(answer.status, await answer.text())
  })
  expect(again).toEqual(allOf(VISITORS, 302))
  expect(await statuses(VISITORS, async (visitor) => (await ask(visitor, '/cuenta')).status)).toEqual(
    allOf(VISITORS, 302),
  )
})
