import type { Role } from '#db/schema/roles.ts'
import { ACCOUNTS } from '#tests/support/small-country.ts'

/** Of the columns of the table; `own` and `other` coordinate, as everybody else of the entity of most addresses or of another. */
export const COLUMNS = [
  'nobody',
  'own',
  'head',
  'other',
  'analyst',
  'administrator',
  'contributor',
  'transcriber',
] as const
/** Who has the role of another visitor in another entity. */
const ELSEWHERE = {
  otherHead: 'head',
  otherContributor: 'contributor',
  otherTranscriber: 'transcriber',
  otherReader: 'reader',
  otherCustodian: 'custodian',
  otherOffice: 'human-resources',
} as const
type Elsewhere = keyof typeof ELSEWHERE
/** `office`: Recursos Humanos, which alone of an entity reads what it tells SERVIR. */
export type Visitor = (typeof COLUMNS)[number] | 'reader' | 'custodian' | 'office' | Elsewhere
export const VISITORS: readonly Visitor[] = [
  ...COLUMNS,
  'reader',
  'custodian',
  'office',
  'otherHead',
  'otherContributor',
  'otherTranscriber',
  'otherReader',
  'otherCustodian',
  'otherOffice',
]
export const EMAILS: readonly string[] = [
  ...Object.keys(ACCOUNTS),
  'titular@dos.test',
  'equipo@dos.test',
  'digitacion@dos.test',
  'lectura@dos.test',
  'custodia@dos.test',
  'rrhh@dos.test',
]

export type Row = {
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

export const everybody = (status: number) => COLUMNS.map(() => status)

/** Year of a plan of the entity that was signed twice; the other one has none. */
export const SIGNED_YEAR = 2024
export const SIGNED_HERE = [302, 200, 200, 404, 200, 200, 404, 404]

/** A page that only an administrator finds. */
export const ADMINISTRATOR = everybody(404).with(0, 302).with(5, 200)

/** What only a custodian finds; hers stands in CUSTODIAN. */
export const KEPT = everybody(404).with(0, 302)

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
export function complete(route: string, columns: readonly number[], method: 'get' | 'post'): readonly number[] {
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

/** Things of the small country that have a number by chance. */
export type Ids = {
  readonly actionId: string
  readonly carriedId: string
  readonly membershipId: string
  readonly nationalId: string
}
