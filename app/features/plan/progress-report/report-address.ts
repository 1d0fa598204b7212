import type { PlanPlace } from '../tabs.ts'

/** Address of the report of a cut-off (ISO date), or of one of its files. */
export function reportAddress({ year, entityId }: PlanPlace, cutOff: string, file: '' | 'pdf' | 'docx' = ''): string {
  const page = `/panel/plan/${year}/informes/${cutOff}${file === '' ? '' : `/informe.${file}`}`
  return entityId === null ? page : `${page}?entidad=${entityId}`
}
