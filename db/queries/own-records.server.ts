import { and, asc, desc, eq, inArray, isNotNull, ne, notInArray, or, sql } from 'drizzle-orm'
import {
  accountConfirmations,
  accountRequests,
  assessmentHistory,
  assessmentItems,
  assessments,
  assessmentSubmissions,
  assistances,
  auditLog,
  campaigns,
  entities,
  invitations,
  invitedAddresses,
  mails,
  memberships,
  notices,
  novemberSteps,
  planActions,
  planComments,
  planEvents,
  planSteps,
  planFollowUps,
  session,
  user,
} from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** What is told of a person to herself. Every query names its columns: no token, hash, text of a mail or other person comes along. */

export async function listOwnSessions(database: Handle, userId: string) {
  const { createdAt, updatedAt, expiresAt, ipAddress, userAgent } = session
  return database
    .select({ createdAt, updatedAt, expiresAt, ipAddress, userAgent })
    .from(session)
    .where(eq(session.userId, userId))
    .orderBy(desc(updatedAt))
    .all()
}

export async function listOwnInvitations(database: Handle, email: string) {
  const { role, name, resolution, endsOn, invitedAt, expiresAt, acceptedAt, withdrawnAt } = invitations
  return database
    .select({
      name,
      role,
      entityName: entities.name,
      resolution,
      endsOn,
      invitedAt,
      expiresAt,
      acceptedAt,
      withdrawnAt,
    })
    .from(invitations)
    .leftJoin(entities, eq(entities.id, invitations.entityId))
    .where(eq(invitations.email, email))
    .orderBy(asc(invitedAt))
    .all()
}

export async function listOwnRequests(database: Handle, email: string) {
  const { name, position, role, resolution, requestedAt, status, decidedAt, reason } = accountRequests
  return database
    .select({ entityName: entities.name, name, position, role, resolution, requestedAt, status, decidedAt, reason })
    .from(accountRequests)
    .innerJoin(entities, eq(entities.id, accountRequests.entityId))
    .where(eq(accountRequests.email, email))
    .orderBy(asc(requestedAt))
    .all()
}

export async function listOwnMails(database: Handle, email: string) {
  const { kind, subject, queuedAt, nextTryAt, tries, sentAt } = mails
  return database
    .select({ kind, subject, queuedAt, nextTryAt, tries, sentAt })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(queuedAt))
    .all()
}

/** Open campaigns to which her address was invited as staff; it is deleted at their close. */
export async function listOwnStaffInvitations(database: Handle, email: string) {
  return database
    .select({ entityName: entities.name, closesOn: campaigns.closesOn })
    .from(invitedAddresses)
    .innerJoin(campaigns, eq(campaigns.id, invitedAddresses.campaignId))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .where(eq(invitedAddresses.address, email))
    .orderBy(asc(campaigns.closesOn))
    .all()
}

export async function listOwnConfirmations(database: Handle, userId: string) {
  return database
    .select({ entityName: entities.name, confirmedOn: accountConfirmations.confirmedOn })
    .from(accountConfirmations)
    .innerJoin(entities, eq(entities.id, accountConfirmations.entityId))
    .where(eq(accountConfirmations.confirmedBy, userId))
    .orderBy(asc(accountConfirmations.confirmedOn))
    .all()
}

export async function listOwnAssistances(database: Handle, userId: string) {
  return database
    .select({ entityName: entities.name, since: assistances.since, endedOn: assistances.endedOn })
    .from(assistances)
    .innerJoin(entities, eq(entities.id, assistances.entityId))
    .where(eq(assistances.userId, userId))
    .orderBy(asc(assistances.since))
    .all()
}

/** What she did, the newest last. */
export async function listOwnDeeds(database: Handle, userId: string) {
  const { at, role, action, objectKind, objectId } = auditLog
  return database
    .select({ at, role, entityName: entities.name, action, objectKind, objectId })
    .from(auditLog)
    .leftJoin(entities, eq(entities.id, auditLog.entityId))
    .where(eq(auditLog.actorId, userId))
    .orderBy(asc(auditLog.sequence))
    .all()
}

/** What others, or the program, did to her account and roles; not who. */
export async function listDeedsAboutHer(database: Handle, userId: string) {
  const hers = database.select({ id: memberships.id }).from(memberships).where(eq(memberships.userId, userId))
  const about = or(
    and(eq(auditLog.objectKind, 'membership'), inArray(auditLog.objectId, hers)),
    and(eq(auditLog.objectKind, 'account'), eq(auditLog.objectId, userId)),
  )
  const { at, action, objectKind } = auditLog
  return database
    .select({ at, action, objectKind })
    .from(auditLog)
    .where(and(about, or(sql`${auditLog.actorId} IS NULL`, ne(auditLog.actorId, userId))))
    .orderBy(asc(auditLog.sequence))
    .all()
}

/** Assessments that she signed, each time. */
export async function listOwnSignatures(database: Handle, userId: string) {
  const signed = sql`json_extract(${assessmentSubmissions.signature}, '$.userId') = ${userId}`
  return database
    .select({
      entityName: entities.name,
      year: assessments.year,
      round: assessmentSubmissions.round,
      signedOn: assessmentSubmissions.submittedOn,
      signature: assessmentSubmissions.signature,
    })
    .from(assessmentSubmissions)
    .innerJoin(assessments, eq(assessments.id, assessmentSubmissions.assessmentId))
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(signed)
    .orderBy(asc(assessmentSubmissions.submittedOn))
    .all()
}

/** What she decided about actions of plans; of an action its title as it is now. */
export async function listOwnPlanEvents(database: Handle, userId: string) {
  const { at, event, detail } = planEvents
  return database
    .select({ at, entityName: entities.name, year: planActions.year, title: planActions.title, event, detail })
    .from(planEvents)
    .innerJoin(planActions, eq(planActions.id, planEvents.actionId))
    .innerJoin(entities, eq(entities.id, planActions.entityId))
    .where(eq(planEvents.userId, userId))
    .orderBy(asc(planEvents.id))
    .all()
}

/** Steps that she took with plans as a whole: handed in, returned, signed. */
export async function listOwnPlanSteps(database: Handle, userId: string) {
  const { at, year, step, detail } = planSteps
  return database
    .select({ at, entityName: entities.name, year, step, detail })
    .from(planSteps)
    .innerJoin(entities, eq(entities.id, planSteps.entityId))
    .where(eq(planSteps.userId, userId))
    .orderBy(asc(planSteps.id))
    .all()
}

/** What she did with November reports as a whole. */
export async function listOwnReportSteps(database: Handle, userId: string) {
  const { at, year, step, detail } = novemberSteps
  return database
    .select({ at, entityName: entities.name, year, step, detail })
    .from(novemberSteps)
    .innerJoin(entities, eq(entities.id, novemberSteps.entityId))
    .where(eq(novemberSteps.userId, userId))
    .orderBy(asc(novemberSteps.id))
    .all()
}

/** What she told of how far actions of plans were. */
export async function listOwnFollowUps(database: Handle, userId: string) {
  const { at, cutOff, progress, indicatorNow, comment } = planFollowUps
  return database
    .select({
      ...{ at, entityName: entities.name, year: planActions.year, title: planActions.title },
      ...{ cutOff, progress, indicatorNow, comment },
    })
    .from(planFollowUps)
    .innerJoin(planActions, eq(planActions.id, planFollowUps.actionId))
    .innerJoin(entities, eq(entities.id, planActions.entityId))
    .where(eq(planFollowUps.userId, userId))
    .orderBy(asc(planFollowUps.id))
    .all()
}

/** Actions of plans that her account follows up. */
export async function listOwnAssignments(database: Handle, userId: string) {
  return database
    .select({ entityName: entities.name, year: planActions.year, title: planActions.title })
    .from(planActions)
    .innerJoin(entities, eq(entities.id, planActions.entityId))
    .where(eq(planActions.assigneeId, userId))
    .orderBy(asc(planActions.year), asc(planActions.position))
    .all()
}

/** What she commented of signed plans for the Ministry. */
export async function listOwnPlanComments(database: Handle, userId: string) {
  const { at, year, version, text } = planComments
  return database
    .select({ at, entityName: entities.name, year, version, text })
    .from(planComments)
    .innerJoin(entities, eq(entities.id, planComments.entityId))
    .where(eq(planComments.userId, userId))
    .orderBy(asc(at))
    .all()
}

/** What she reviewed of the assessments of entities, as it stands. */
export async function listOwnReviews(database: Handle, userId: string) {
  const { itemId, review } = assessmentItems
  return database
    .select({ entityName: entities.name, year: assessments.year, itemId, review })
    .from(assessmentItems)
    .innerJoin(assessments, eq(assessments.id, assessmentItems.assessmentId))
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(eq(assessmentItems.reviewerId, userId))
    .orderBy(asc(entities.name), asc(assessments.year), asc(itemId))
    .all()
}

/**
 * Steps of assessments of her entities that carry her name: they are kept by name and not by account. Entities in which
 * somebody else has or had the same name are left out, for they could be hers or the other's.
 */
export async function listOwnHistory(database: Handle, userId: string, name: string) {
  const namesakes = database
    .select({ id: memberships.entityId })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(and(eq(user.name, name), ne(user.id, userId), isNotNull(memberships.entityId)))
  const hers = database.select({ id: memberships.entityId }).from(memberships).where(eq(memberships.userId, userId))
  const { at, itemId, event } = assessmentHistory
  return database
    .select({ at, entityName: entities.name, year: assessments.year, itemId, event })
    .from(assessmentHistory)
    .innerJoin(assessments, eq(assessments.id, assessmentHistory.assessmentId))
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(
      and(
        eq(assessmentHistory.who, name),
        inArray(assessments.entityId, hers),
        notInArray(assessments.entityId, namesakes),
      ),
    )
    .orderBy(asc(at))
    .all()
}

/** What she was told of, or will be: kind, where, when it was written down and on which day a mail told it. */
export async function listOwnNotices(database: Handle, userId: string) {
  const { kind, facts, at, toldOn } = notices
  return database
    .select({ kind, entityName: entities.name, facts, at, toldOn })
    .from(notices)
    .leftJoin(entities, eq(entities.id, notices.entityId))
    .where(eq(notices.userId, userId))
    .orderBy(asc(at), asc(notices.key))
    .all()
}
