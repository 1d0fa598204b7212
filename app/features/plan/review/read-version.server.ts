import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listActionWeights, listReleasedDimensions, listUnreadVersions } from '#db/queries/plan-review-facts.server.ts'
import { updateReviewsAsRead, type VersionReading } from '#db/queries/plan-reviews.server.ts'
import type { PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { qualityNotes } from '#surveys/planning/quality-notes.ts'
import { notedPlan } from './noted-plan.ts'
import { planDeed } from './plan-deed.ts'
import { readFirst } from './read-first.ts'

/** Versions that one run of the job reads: what one keeps out of the way of who waits for the database. */
const VERSIONS_AT_ONCE = 25

/**
 * What the rules find in a version, and whether it is read before others. It is kept with the review in the transaction
 * of the signature: what is signed does not change, and no list has to open it again to say so.
 */
export function readVersion(handle: Handle, version: PlanVersion): VersionReading {
  const { staff } = findEntityKind(handle, version.entityId, version.signedOn)
  const weights = new Map(listActionWeights(handle, version).map((weight) => [weight.id, weight]))
  const notes = qualityNotes(notedPlan(version, weights, listReleasedDimensions(handle, version), staff))
  return { notes, readFirst: readFirst(notes.length, version.digest) }
}

/** Reads what was signed before readings were kept, some at a time. Running it again reads nothing twice. */
export async function readUnreadVersions(database: Database, now: Date): Promise<void> {
  await updateReviewsAsRead(
    database,
    listUnreadVersions(database, VERSIONS_AT_ONCE),
    readVersion,
    (version) => (transaction) => recordDeed(transaction, PROGRAM, planDeed('plan.version-read', version), now),
  )
}
