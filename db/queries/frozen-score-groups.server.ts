import { asc, eq, gt } from 'drizzle-orm'
import { scoreGroupDigest, scoreGroupName } from '#surveys/disclosure/pool/score-group-digest.ts'
import type { Database } from '#db/client.server.ts'
import { scoreGroups } from '#db/schema/index.ts'
import type { FrozenPage } from '#db/frozen-object.ts'
import { listGroupMembers } from './score-groups.server.ts'

/** Groups of results as frozen objects: a group with a member more, less or other is another one. */
export const listScoreGroupsFrom: FrozenPage = (database, after, limit) =>
  database
    .select()
    .from(scoreGroups)
    .where(gt(scoreGroups.id, after))
    .orderBy(asc(scoreGroups.id))
    .limit(limit)
    .all()
    .map((row) => ({
      kind: 'score-group',
      key: row.id,
      deed: { action: 'score-group.frozen', objectKind: 'score-group', objectId: row.id },
      frozenOn: row.computedOn,
      stored: row.digest,
      computed: scoreGroupDigest(row.id, listGroupMembers(database, row.id)),
      agrees: row.id === scoreGroupName(row),
      entityId: null,
      told: { digest: row.digest, computedOn: row.computedOn },
    }))

/** Digest of the group that the audit log knows by this name. */
export function listScoreGroupDigests(database: Database, id: string): { digest: string }[] {
  return database.select({ digest: scoreGroups.digest }).from(scoreGroups).where(eq(scoreGroups.id, id)).all()
}
