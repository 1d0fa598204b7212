import { and, asc, eq, gt, isNull, max, or, sql } from 'drizzle-orm'
import { releaseDigest } from '#surveys/disclosure/digest.ts'
import { experiencePoolDigest } from '#surveys/disclosure/experience-pool.ts'
import { poolDigest } from '#surveys/disclosure/pool.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { Database } from '#db/client.server.ts'
import {
  assessmentItems,
  assessments,
  assessmentSubmissions,
  auditLog,
  campaigns,
  certificates,
  evidence,
  experiencePools,
  poolReleases,
  releases,
} from '#db/schema/index.ts'
import type { AuditRow } from './audit.server.ts'
import { preparedOnce } from '#db/unit-of-work.server.ts'
import type { FrozenKind, FrozenObject, FrozenPage } from '#db/frozen-object.ts'
import { contentDigest, submissionDigest, type Submission } from './budget-submission.server.ts'
import { listEditionDigests, listEditionsFrom } from './country-reports.server.ts'
import { listNovemberDigests, listNovemberReportsFrom } from './frozen-november.server.ts'
import { listPlanDigests, listPlanVersionsFrom } from './frozen-plans.server.ts'
import { listScoreGroupDigests, listScoreGroupsFrom } from './frozen-score-groups.server.ts'
import { listOpenDataActsFrom, listOpenDataDigests } from './open-data.server.ts'
import { hasItsFigures } from './released-figures.server.ts'

export type { FrozenKind, FrozenObject } from '#db/frozen-object.ts'

const listReleasesFrom: FrozenPage = (database, after, limit) =>
  database
    .select({ row: releases, opensOn: campaigns.opensOn, closesOn: campaigns.closesOn })
    .from(releases)
    .leftJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .where(gt(releases.campaignId, after))
    .orderBy(asc(releases.campaignId))
    .limit(limit)
    .all()
    .map(({ row, opensOn, closesOn }) => ({
      kind: 'release',
      key: row.campaignId,
      deed: { action: 'campaign.closed', objectKind: 'campaign', objectId: row.campaignId },
      frozenOn: row.releasedOn,
      stored: row.digest,
      computed: releaseDigest(row.content, {
        campaign: row.campaignId,
        entity: row.entityId,
        opensOn: opensOn ?? '',
        closesOn: closesOn ?? '',
      }),
      agrees: row.content.instrument.slug === row.instrumentSlug && hasItsFigures(database, row),
      entityId: row.entityId,
      told: { digest: row.digest, releasedOn: row.releasedOn },
    }))

const listCertificatesFrom: FrozenPage = (database, after, limit) =>
  database
    .select()
    .from(certificates)
    .where(gt(certificates.code, after))
    .orderBy(asc(certificates.code))
    .limit(limit)
    .all()
    .map(({ code, campaignId, entityId, issuedOn, content, digest }) => ({
      kind: 'certificate',
      key: code,
      deed: { action: 'certificate.issued', objectKind: 'campaign', objectId: campaignId },
      frozenOn: issuedOn,
      stored: digest,
      computed: sha256({ code, issuedOn, content }),
      agrees: true,
      entityId,
      told: { digest },
    }))

/** Name by which the audit log knows the pool of a quarter. */
function poolName({ instrumentSlug, quarter }: { instrumentSlug: string; quarter: string }): string {
  return `${instrumentSlug}-${quarter}`
}

/** There are a few a quarter: one page holds them. */
const listPoolsFrom: FrozenPage = (database, after) =>
  after
    ? []
    : database
        .select()
        .from(poolReleases)
        .all()
        .map((row) => ({
          kind: 'pool',
          key: poolName(row),
          deed: { action: 'pool.frozen', objectKind: 'pool', objectId: poolName(row) },
          frozenOn: row.computedOn,
          stored: row.digest,
          computed: poolDigest(row.content),
          agrees: true,
          entityId: null,
          told: { digest: row.digest, computedOn: row.computedOn },
        }))

/** Name by which the audit log knows what was said of what happened to people in a year. */
function experiencePoolName({ instrumentSlug, year }: { instrumentSlug: string; year: number }): string {
  return `${instrumentSlug}-${year}`
}

/** There are a few a year: one page holds them. */
const listExperiencePoolsFrom: FrozenPage = (database, after) =>
  after
    ? []
    : database
        .select()
        .from(experiencePools)
        .all()
        .map((row) => ({
          kind: 'experience-pool',
          key: experiencePoolName(row),
          deed: { action: 'experience-pool.frozen', objectKind: 'pool', objectId: experiencePoolName(row) },
          frozenOn: row.computedOn,
          stored: row.digest,
          computed: experiencePoolDigest(row.content),
          agrees: row.content.year === row.year && row.content.instrument.slug === row.instrumentSlug,
          entityId: null,
          told: { digest: row.digest, computedOn: row.computedOn },
        }))

/** Digest of the levels and documents that the newest signature stands for, while nobody may change them. */
function signedNow(database: Database, { assessmentId, round, signature }: Submission): string | null {
  const assessment = database.select().from(assessments).where(eq(assessments.id, assessmentId)).get()
  const newest = database
    .select({ round: max(assessmentSubmissions.round) })
    .from(assessmentSubmissions)
    .where(eq(assessmentSubmissions.assessmentId, assessmentId))
    .get()
  // Sent back, it is being changed; and an older round was changed after it: what was signed then lies nowhere else.
  const stands = assessment?.status === 'submitted' || assessment?.status === 'reviewed'
  if (!stands || newest?.round !== round) return signature.digest ?? null
  const items = database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, assessmentId)).all()
  const documents = database
    .select({ id: evidence.id, itemId: evidence.itemId })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedOn)))
    .all()
  return contentDigest(items, documents)
}

const listSubmissionsFrom: FrozenPage = (database, after, limit) => {
  const [id = '', round = '0'] = after.split('\n')
  return database
    .select({ row: assessmentSubmissions, entityId: assessments.entityId })
    .from(assessmentSubmissions)
    .leftJoin(assessments, eq(assessments.id, assessmentSubmissions.assessmentId))
    .where(
      or(
        gt(assessmentSubmissions.assessmentId, id),
        and(eq(assessmentSubmissions.assessmentId, id), gt(assessmentSubmissions.round, Number(round))),
      ),
    )
    .orderBy(asc(assessmentSubmissions.assessmentId), asc(assessmentSubmissions.round))
    .limit(limit)
    .all()
    .map(({ row, entityId }) => ({
      kind: 'submission',
      key: `${row.assessmentId}\n${row.round}`,
      deed: { action: 'assessment.signed', objectKind: 'assessment', objectId: row.assessmentId },
      frozenOn: row.submittedOn,
      stored: row.signature.digest ?? null,
      computed: row.signature.digest === undefined ? null : signedNow(database, row),
      agrees: true,
      entityId,
      told: {
        ...(row.signature.digest === undefined ? {} : { digest: row.signature.digest }),
        round: row.round,
        submission: submissionDigest(row),
      },
    }))
}

const PAGES: Readonly<Record<FrozenKind, FrozenPage>> = {
  release: listReleasesFrom,
  certificate: listCertificatesFrom,
  pool: listPoolsFrom,
  'experience-pool': listExperiencePoolsFrom,
  'score-group': listScoreGroupsFrom,
  'country-report': listEditionsFrom,
  'open-data': listOpenDataActsFrom,
  submission: listSubmissionsFrom,
  'plan-version': listPlanVersionsFrom,
  'november-report': listNovemberReportsFrom,
}

export const FROZEN_KINDS = Object.keys(PAGES) as FrozenKind[]

/** Frozen objects of a kind behind a key, at most `limit` (pools come all at once). @param after empty for the first page. */
export function listFrozenObjects(database: Database, kind: FrozenKind, after: string, limit: number): FrozenObject[] {
  return PAGES[kind](database, after, limit)
}

/** The deeds of one kind that were noted about an object, oldest first. */
export function listDeedsOf(
  database: Database,
  { action, objectKind, objectId }: FrozenObject['deed'],
): Pick<AuditRow, 'sequence' | 'entityId' | 'detail'>[] {
  const mine = and(eq(auditLog.objectKind, objectKind), eq(auditLog.objectId, objectId), eq(auditLog.action, action))
  return database
    .select({ sequence: auditLog.sequence, entityId: auditLog.entityId, detail: auditLog.detail })
    .from(auditLog)
    .where(mine)
    .orderBy(asc(auditLog.sequence))
    .all()
}

/** A deed for each release and each certificate there ever was: to prepare the statement costs more than to run it. */
const digestStatements = preparedOnce((database) => ({
  ofReleases: database
    .select({ digest: releases.digest })
    .from(releases)
    .where(eq(releases.campaignId, sql.placeholder('campaignId')))
    .prepare(),
  ofCertificates: database
    .select({ digest: certificates.digest })
    .from(certificates)
    .where(eq(certificates.campaignId, sql.placeholder('campaignId')))
    .prepare(),
}))

/** Digests in the rows of what a deed is about: none where nothing is left of it. */
export function listDigestsOf(
  database: Database,
  { action, objectId }: Pick<AuditRow, 'action' | 'objectId'>,
): (string | undefined)[] {
  const of = {
    'campaign.closed': () => digestStatements(database).ofReleases.all({ campaignId: objectId }),
    'certificate.issued': () => digestStatements(database).ofCertificates.all({ campaignId: objectId }),
    'assessment.signed': () =>
      database
        .select({ signature: assessmentSubmissions.signature })
        .from(assessmentSubmissions)
        .where(eq(assessmentSubmissions.assessmentId, objectId))
        .all()
        .map(({ signature }) => ({ digest: signature.digest })),
    'country-report.published': () => listEditionDigests(database, objectId),
    'score-group.frozen': () => listScoreGroupDigests(database, objectId),
    'open-data.published': () => listOpenDataDigests(database, objectId),
    'open-data.withdrawn': () => listOpenDataDigests(database, objectId),
    'plan.signed': () => listPlanDigests(database, objectId),
    'november-report.presented': () => listNovemberDigests(database, objectId),
    'pool.frozen': () =>
      database
        .select({ digest: poolReleases.digest })
        .from(poolReleases)
        .where(sql`${poolReleases.instrumentSlug} || '-' || ${poolReleases.quarter} = ${objectId}`)
        .all(),
    'experience-pool.frozen': () =>
      database
        .select({ digest: experiencePools.digest })
        .from(experiencePools)
        .where(sql`${experiencePools.instrumentSlug} || '-' || ${experiencePools.year} = ${objectId}`)
        .all(),
  }[action]
  return (of?.() ?? []).map(({ digest }) => digest)
}

/** Whether a later deed says that what carried a digest went: its detail names the digest as `gone`. */
export function hasGone(
  database: Database,
  { sequence, objectKind, objectId, detail }: Pick<AuditRow, 'sequence' | 'objectKind' | 'objectId' | 'detail'>,
): boolean {
  const later = and(
    eq(auditLog.objectKind, objectKind),
    eq(auditLog.objectId, objectId),
    gt(auditLog.sequence, sequence),
  )
  return database
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(later)
    .all()
    .some((each) => each.detail['gone'] === detail['digest'])
}
