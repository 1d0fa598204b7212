import type { Database } from './client.server.ts'
import type { AuditRow } from './queries/audit.server.ts'

/** What is frozen with a digest that the audit log repeats. */
export type FrozenKind =
  | 'release'
  | 'pool'
  | 'experience-pool'
  | 'score-group'
  | 'certificate'
  | 'country-report'
  | 'open-data'
  | 'submission'
  | 'plan-version'
  | 'november-report'

/** A frozen object as it lies in the file, and the deed of the audit log that tells of it. */
export type FrozenObject = {
  readonly kind: FrozenKind
  /** Place in its table: where the next page begins. */
  readonly key: string
  readonly deed: Pick<AuditRow, 'action' | 'objectKind' | 'objectId'>
  /** ISO date on which it was frozen, as its row says. */
  readonly frozenOn: string
  /** Digest in its row; null in an old signature that has none. */
  readonly stored: string | null
  /** Digest of what lies there now; null where that can no longer be computed. */
  readonly computed: string | null
  /** Whether the columns beside the content say the same as the content. */
  readonly agrees: boolean
  readonly entityId: string | null
  /** What its deed says of it since deeds repeat a digest of everything; its round where there are several. */
  readonly told: Readonly<Record<string, string | number>>
}

/** Frozen objects of one kind behind a key, at most `limit`. */
export type FrozenPage = (database: Database, after: string, limit: number) => FrozenObject[]
