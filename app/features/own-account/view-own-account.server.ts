import { listSessions } from '#db/queries/account-sessions.server.ts'
import { findProviderLink } from '#db/queries/provider-links.server.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { providerOf } from '#app/door/provider/provider.server.ts'
import { limaDate, limaTime, systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { deviceName } from './device-name.ts'

/** The account with its sessions, as its own page shows it. */
export async function getOwnAccount(account: Account) {
  const by = providerOf()
  const sessions = await listSessions(runtime().database, account.userId, systemClock())
  return {
    name: account.name,
    email: account.email,
    secondFactor: account.secondFactor,
    provider: by && {
      name: by.name,
      isLinked: findProviderLink(runtime().database, account.userId, by.issuer) !== null,
    },
    severalRoles: account.memberships.filter(({ standing }) => standing === 'in-force').length > 1,
    role: account.active && { role: account.active.role, entityName: account.active.entity?.name ?? null },
    sessions: sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
      id,
      own: id === account.sessionId,
      device: deviceName(userAgent ?? ''),
      since: { day: limaDate(createdAt), time: limaTime(createdAt) },
      used: { day: limaDate(updatedAt), time: limaTime(updatedAt) },
    })),
  }
}

export type OwnAccount = Awaited<ReturnType<typeof getOwnAccount>>
