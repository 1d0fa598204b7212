/** Page of the report of a year, of one's own entity. */
export const ownReportAddress = (year: number) => `/panel/informe-noviembre/${year}`

/** Where the Ministry reads the reports of a year. */
export const REPORT_QUEUE = '/nacional/informes-noviembre'

/** A presented version, as the Ministry names it. */
export type VersionPlace = { readonly entityId: string; readonly year: number; readonly version: number }

/** The Ministry's page of a presented version. */
export function versionAddress({ entityId, year, version }: VersionPlace): string {
  return `${REPORT_QUEUE}/${encodeURIComponent(entityId)}/${year}/${version}`
}

/** Files of a report, by the last part of their address. */
export const REPORT_FILES = ['informe.pdf', 'informe.docx', 'informe.xlsx', 'firmado'] as const
export type ReportFile = (typeof REPORT_FILES)[number]

/** Which report a page or a file is of: the draft where it names no version; `entityId` where somebody of the Ministry asks. */
export type ReportAsked = {
  readonly year: number
  readonly version: number | null
  readonly entityId: string | null
}

/** Address of a file of a report, or of the page on which it is read. */
export function reportPart({ year, version, entityId }: ReportAsked, part: ReportFile | 'vista'): string {
  const fields = [
    ...(entityId === null ? [] : [`entidad=${encodeURIComponent(entityId)}`]),
    ...(version === null ? [] : [`version=${version}`]),
  ]
  const path = `/panel/informe-noviembre/${year}/${part}`
  return fields.length === 0 ? path : `${path}?${fields.join('&')}`
}

/** Names of the fields that are written for an objective; services are counted from 1. */
export const textField = (objective: string) => `texto-${objective}`
export const noServiceField = (objective: string) => `sin-servicio-${objective}`
export const serviceField = (objective: string, place: number) => `servicio-${objective}-${place}`
export const doneField = (objective: string, place: number) => `hecho-${objective}-${place}`

/** Services of an objective that a report may name. */
export const MOST_SERVICES = 12
