import { expect, test } from 'vitest'
import { forgetAccount, deleteWaysIn, updateForgottenNames } from '#db/queries/account-data.server.ts'
import { insertAccountRequest, updateRequestDecision } from '#db/queries/account-requests.server.ts'
import {
  endMembership,
  insertConfirmation,
  insertMembership,
  updateMembershipEnd,
} from '#db/queries/accounts.server.ts'
import { NO_NOTE, type Note } from '#db/queries/audit.server.ts'
import { acceptInvitation, insertInvitation, updateInvitationAsWithdrawn } from '#db/queries/invitations.server.ts'
import { insertSecondFactor } from '#db/queries/second-factors.server.ts'
import { updateSharedReleases } from '#db/queries/shared-releases.server.ts'
import { user } from '#db/schema/index.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
const AT = '2026-11-24T15:00:00.000Z'
const NOW = new Date(AT)
insertEntity(database, 'uno')
await openCampaign(database, 'c1', 'uno', {})
for (const [id, deletedAt] of [
  ['ana', null],
  ['bea', new Date('2020-01-01T15:00:00Z')],
] as const)
  database
    .insert(user)
    .values({ id, name: id, email: `${id}@uno.test`, createdAt: NOW, updatedAt: NOW, deletedAt })
    .run()

const request = {
  id: 'r1',
  entityId: 'uno',
  name: 'Rosa',
  email: 'rosa@uno.test',
  position: 'Gerenta',
  role: 'head' as const,
  resolution: 'RA 1',
  resolutionDate: '2026-01-01',
  requestedAt: AT,
}
const invitation = {
  id: 'i1',
  tokenHash: 'a'.repeat(64),
  email: 'rosa@uno.test',
  name: 'Rosa',
  role: 'coordinator' as const,
  entityId: 'uno',
  invitedBy: 'ana',
  invitedAt: AT,
  expiresAt: '2026-12-01T15:00:00.000Z',
}
const reader = { id: 'm1', userId: 'ana', role: 'reader' as const, entityId: 'uno', startsOn: '2026-01-01' }
const membership = { ...reader, endsOn: '2026-12-31' }
const person = { id: 'ana', name: 'ana', email: 'ana@uno.test' }
const newUser = { id: 'eva', name: 'Eva', email: 'eva@uno.test', emailVerified: false, passwordHash: 'x' }
const given = { id: 'm2', userId: 'eva', role: 'coordinator' as const, entityId: 'uno', startsOn: '2026-11-24' }
const decision = { status: 'granted', decidedBy: 'ana', decidedAt: AT } as const
inTransaction(database, (transaction) => {
  insertMembership(transaction, membership, NO_NOTE)
  insertAccountRequest(transaction, request, NO_NOTE)
  insertInvitation(transaction, invitation, NO_NOTE)
})

type Change = (transaction: Transaction, note: Note) => unknown

const CHANGES: Readonly<Record<string, Change>> = {
  insertMembership: (transaction, note) => insertMembership(transaction, { ...membership, id: 'm3' }, note),
  endMembership: (transaction, note) => endMembership(transaction, membership, 'ana', AT, note),
  updateMembershipEnd: (transaction, note) => updateMembershipEnd(transaction, membership, '2026-12-20', note),
  insertConfirmation: (transaction, note) =>
    insertConfirmation(transaction, { entityId: 'uno', confirmedOn: '2026-11-24', confirmedBy: 'ana' }, note),
  insertAccountRequest: (transaction, note) =>
    insertAccountRequest(transaction, { ...request, id: 'r2', email: 'otra@uno.test' }, note),
  updateRequestDecision: (transaction, note) => updateRequestDecision(transaction, request, decision, note),
  insertInvitation: (transaction, note) =>
    insertInvitation(transaction, { ...invitation, id: 'i2', tokenHash: 'b'.repeat(64) }, note),
  updateInvitationAsWithdrawn: (transaction, note) => updateInvitationAsWithdrawn(transaction, invitation, AT, note),
  acceptInvitation: (transaction, note) =>
    acceptInvitation(transaction, invitation, { membership: given, newUser }, NOW, note),
  insertSecondFactor: (transaction, note) =>
    insertSecondFactor(transaction, { id: 's1', userId: 'ana', secret: 'x', backupCodes: 'x' }, note),
  updateSharedReleases: (transaction, note) => updateSharedReleases(transaction, membership, ['c1'], note),
  deleteWaysIn: (transaction, note) => deleteWaysIn(transaction, person, NOW, note),
  forgetAccount: (transaction, note) => forgetAccount(transaction, person, '2026-11-24', NOW, note),
  updateForgottenNames: (transaction, note) => updateForgottenNames(transaction, NOW, note),
}

const contents = () => database.$client.serialize().toString('base64')

test.each(Object.entries(CHANGES))('%s is noted once, and where it cannot be noted it does not happen', (_, change) => {
  let notes = 0
  const undone = new Error('undone')
  const attempt = (note: Note, after: () => void) =>
    inTransaction(database, (transaction) => {
      change(transaction, note)
      after()
    })
  expect(() =>
    attempt(
      () => void (notes += 1),
      () => {
        throw undone
      },
    ),
  ).toThrow(undone)
  expect(notes).toBe(1)
  const before = contents()
  expect(() =>
    attempt(
      () => {
        throw undone
      },
      () => undefined,
    ),
  ).toThrow(undone)
  expect(contents()).toBe(before)
})

test('what changes nothing is not noted', () => {
  const never: Note = () => {
    throw new Error('noted')
  }
  const nothing: readonly Change[] = [
    (transaction, note) => endMembership(transaction, { id: 'nada' }, 'ana', AT, note),
    (transaction, note) => updateMembershipEnd(transaction, { id: 'nada' }, '2026-12-20', note),
    (transaction, note) => insertAccountRequest(transaction, { ...request, id: 'r2' }, note),
    (transaction, note) => updateRequestDecision(transaction, { id: 'nada' }, decision, note),
    (transaction, note) => updateInvitationAsWithdrawn(transaction, { id: 'nada' }, AT, note),
    (transaction, note) =>
      acceptInvitation(transaction, invitation, { membership: given, newUser }, new Date('2027-01-01'), note),
    (transaction, note) => updateForgottenNames(transaction, new Date('2019-01-01'), note),
  ]
  for (const change of nothing) inTransaction(database, (transaction) => void change(transaction, never))
  expect(database.select().from(user).all()).toHaveLength(2)
})
