/** "2026-T4" of an ISO date. */
export function quarterOf(isoDate: string): string {
  return `${isoDate.slice(0, 4)}-T${Math.ceil(Number(isoDate.slice(5, 7)) / 3)}`
}
