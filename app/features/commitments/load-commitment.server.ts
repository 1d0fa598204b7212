import { findCommitment, listPlansWithVersions, type Commitment } from '#db/queries/commitments.server.ts'
import { findRelease, type ReleaseRecord } from '#db/queries/releases.server.ts'
import type { Scope } from '#db/scope.ts'
import { scopeIn } from '#app/door/actor.ts'
import { logoOf } from '#app/features/logos/view-logo.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { planYearsFor } from '#surveys/planning/plan-year.ts'
import { commitmentView, type CommitmentFacts } from './commitment-view.ts'
import { commitmentText, commitmentWords, type CommitmentView } from './commitment-words.ts'

/** A result of which something is shown, with its page where one was promised. */
export type Loaded = {
  readonly record: ReleaseRecord
  readonly page: Commitment | null
  readonly facts: CommitmentFacts
}

/**
 * Everything that the page of a campaign is made of, without what was added to it.
 * @param today ISO date in Lima time.
 * @returns null outside the scope, before the close is done, and where too few answered to show anything.
 */
export async function findSheet(scope: Scope, campaignId: string, today: string): Promise<Loaded | null> {
  const { database } = runtime()
  const record = await findRelease(database, scope, campaignId)
  if (record?.release.participation.kind !== 'shown') return null
  const { release, releasedOn, entityId } = record
  const page = await findCommitment(database, scope, campaignId)
  const plans = await listPlansWithVersions(database, entityId, Math.min(...planYearsFor(releasedOn)))
  const facts: CommitmentFacts = {
    ...{ campaignId, releasedOn, plans, today },
    entity: record.entityName,
    logo: logoOf({ id: entityId, name: record.entityName }),
    opensOn: record.opensOn,
    until: record.closedOn ?? record.closesOn,
    // A sheet that no notice promised says no more than one that was promised on the day of its result.
    promisedOn: page?.promisedOn ?? releasedOn,
    result: {
      release,
      participation: record.release.participation,
      instrument: instrumentByHash(release.instrument.hash),
    },
    additions: [],
  }
  return { record, page, facts }
}

/** The same, for whoever asks for a page inside. @throws {AppError} `not-found` where there is none. */
export async function loadSheet(scope: Scope, campaignId: string, today: string): Promise<Loaded> {
  const loaded = await findSheet(scope, campaignId, today)
  if (loaded === null) throw new AppError('not-found')
  return loaded
}

/** What a published page says, whoever asks. @param today ISO date in Lima time. */
export async function publishedView(page: Commitment, today: string): Promise<CommitmentView> {
  const { facts } = await loadSheet(scopeIn({ id: page.entityId }), page.campaignId, today)
  return commitmentView({ ...facts, additions: page.additions ?? [] })
}

/** Mark of all that a page says, and of the parts that it has: whoever publishes it does so with what she saw. */
export function seenMark(view: CommitmentView, additions: readonly string[]): string {
  return sha256({ says: commitmentText(commitmentWords(view)), additions: [...additions] })
}
