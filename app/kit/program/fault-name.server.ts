import { refusalOf } from '#db/rules/refusal.server.ts'

/**
 * Name of a fault for a log: the rule of the database that refused, where one did, or the kind of error. Never its
 * message, which could hold what a person typed.
 */
export function faultName(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(faultName))].join()
  return error instanceof Error ? (refusalOf(error) ?? error).name : 'unknown'
}
