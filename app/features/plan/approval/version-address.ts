import type { PlanPlace } from '../tabs.ts'

/** Address of a signed version of a plan, of its comparison with the one before, or of the act that was uploaded. */
export function versionAddress(
  { year, entityId }: PlanPlace,
  version: number,
  part: 'comparar' | 'papel' | null = null,
): string {
  const path = `/panel/plan/${year}/versiones/${version}${part === null ? '' : `/${part}`}`
  return entityId === null ? path : `${path}?entidad=${entityId}`
}
