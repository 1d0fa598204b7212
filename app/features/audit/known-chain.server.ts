import type { Database } from '#db/client.server.ts'
import { findAuditRow, findLastAuditPlace } from '#db/queries/audit.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { walkChain, type Chain } from './verify-chain.server.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'walk-chain': { readonly facts: { readonly now: Date }; readonly made: Chain }
  }
}

/** Rows of the log that are walked, with what they vouch for, in less than 50 ms. */
const FEW_DEEDS = 200
/** How long what was walked once counts as walked: until then only what was noted since is. */
const WHOLE_AGAIN_MS = 60 * 60_000

/** The chain as it was walked, and when all of it was (ISO instant). */
export type KnownChain = { readonly chain: Chain; readonly walkedAt: string }

const nothing = () => undefined
const known = new WeakMap<Database, KnownChain>()
const walking = new WeakMap<Database, Promise<KnownChain>>()

/** All of it: a long history in another thread, and for all who ask meanwhile once. */
async function walkWhole(database: Database, now: Date): Promise<KnownChain> {
  const isShort = database.$client.memory || findLastAuditPlace(database) < FEW_DEEDS
  const chain = isShort ? await walkChain(database, now, nothing) : await besideLoop(database, 'walk-chain', { now })
  const walked = { chain, walkedAt: now.toISOString() }
  known.set(database, walked)
  return walked
}

function wholeOnce(database: Database, now: Date): Promise<KnownChain> {
  const already = walking.get(database)
  if (already) return already
  const walk = walkWhole(database, now).finally(() => walking.delete(database))
  walking.set(database, walk)
  return walk
}

/** Whether a chain still ends, or goes on, as it was walked, and what is new of it is little. */
function goesOn(database: Database, { chain, walkedAt }: KnownChain, now: Date): boolean {
  const age = now.getTime() - Date.parse(walkedAt)
  if (chain.last === null || age < 0 || age >= WHOLE_AGAIN_MS) return false
  const isNear = findLastAuditPlace(database) - chain.last < FEW_DEEDS
  return isNear && findAuditRow(database, chain.last)?.digest === chain.lastDigest
}

/**
 * Whether the chain of deeds holds. What was walked within the hour is remembered, and what was noted since is walked on
 * from there; each day, and for `npm run audit:verify`, all of it is walked, with what it vouches for. Where its beginning
 * was deleted for its age it is walked anew.
 */
export async function knownChain(database: Database, now: Date): Promise<KnownChain> {
  const before = known.get(database)
  if (!before || !goesOn(database, before, now)) return wholeOnce(database, now)
  const chain = await walkChain(database, now, nothing, before.chain)
  if (chain.deletion?.lastSequence !== before.chain.deletion?.lastSequence) return wholeOnce(database, now)
  const walked = { ...before, chain }
  known.set(database, walked)
  return walked
}
