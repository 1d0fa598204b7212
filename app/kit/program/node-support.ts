import { formatDate } from '../format.ts'
import { addDays } from './clock.ts'

/**
 * Last day (ISO date) on which a release line of Node.js gets repairs of its security, by its first number, as the Node.js
 * project plans them (https://github.com/nodejs/Release). A new line is added with the release of Espejo that was tried on it.
 */
const SUPPORTED_UNTIL: Readonly<Record<number, string>> = {
  18: '2025-04-30',
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
}

/** The line on which a ministry should run Espejo. */
export const RECOMMENDED_NODE = 24

/** Days before its last day from which a line is called ending. */
const NOTICE_DAYS = 90

export type NodeSupport = {
  /** As Node says it: `v20.20.2`. */
  readonly version: string
  /** First number of the version; 0 where it has none. */
  readonly line: number
  /** `unknown`: a line of which this release of Espejo knows no date. */
  readonly state: 'supported' | 'ending' | 'ended' | 'unknown'
  /** ISO date of the last day with repairs; null where it is unknown. */
  readonly until: string | null
}

/**
 * How far the Node.js that runs is looked after.
 * @param version as in `process.version`. @param today ISO date.
 */
export function nodeSupport(version: string, today: string): NodeSupport {
  const line = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)
  const until = SUPPORTED_UNTIL[line] ?? null
  if (until === null) return { version, line, state: 'unknown', until }
  if (today > until) return { version, line, state: 'ended', until }
  return { version, line, state: addDays(today, NOTICE_DAYS) > until ? 'ending' : 'supported', until }
}

const ADVICE = `Se recomienda Node.js ${RECOMMENDED_NODE}: docs/operations.md dice cómo cambiarlo.`

/** What whoever looks after the server should know of it; null where there is nothing to do. */
export function nodeSupportWords({ version, line, state, until }: NodeSupport): string | null {
  switch (state) {
    case 'supported':
      return null
    case 'ending':
      return `Node.js ${line} (${version}) recibe reparaciones de seguridad solo hasta el ${formatDate(until ?? '')}. ${ADVICE}`
    case 'ended':
      return `Node.js ${line} (${version}) ya no recibe reparaciones de seguridad desde el ${formatDate(until ?? '')}. ${ADVICE}`
    case 'unknown':
      return `Espejo no se probó con ${version} de Node.js. ${ADVICE}`
  }
}
