/**
 * Days are compared as text, which is right only for this form: any other would be answered wrongly in silence.
 * @throws {RangeError} unless the text is a calendar day as an ISO date (2026-11-23).
 */
export function assertIsoDate(text: string): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`"${text}" is not a calendar day written as an ISO date`)
  }
}
