/**
 * What a change writes without a note in the audit log, because a note would tell of a person who answers, or because
 * the row itself is the trace. Everything else that a query changes takes one (`queries.test.ts`).
 */
export const NEVER_NOTED_TABLES: Readonly<Record<string, string>> = {
  responses: 'answers',
  typedSheets: 'typed sheets that wait',
  frozenReleases: 'releases of a close that is not done; the close itself is noted',
  rowRewrites: 'how far the rows of a close are written anew',
  accessCodes: 'one-time codes',
  swapLinks: 'links that are exchanged for codes',
  invitedAddresses: 'whom reminders go to; the invitation itself is noted without them',
  mails: 'the queue of mails',
  notices: 'what the mails of a day tell; that they were written down is noted once a day',
  session: 'sessions',
  verification: 'links of better-auth that wait to be used',
  auditLog: 'the notes themselves',
}

/** Functions that change a row of another table without a note. */
export const NEVER_NOTED_FUNCTIONS: Readonly<Record<string, string>> = {
  updateParticipation: 'how many answered, for what is shown',
  updateSpentCounts: 'how many slips of a site were used, for what is shown',
  updateLinkMailAsGivenUp: 'an invitation that nobody took: its address is forgotten, its code free again',
  updateTyping: 'how far the typing of a batch is',
  updateItem: 'levels of an assessment: its history is their trace, in the same transaction',
  updateItems: 'the same for a sheet',
  updateReply: 'what a team replies to a review: the same history',
  reviewItem: 'what the Ministry decides about an item: the same history',
}
