import { setImmediate } from 'node:timers/promises'
import {
  FROZEN_KINDS,
  listDeedsOf,
  listFrozenObjects,
  type FrozenKind,
  type FrozenObject,
} from '#db/queries/frozen-objects.server.ts'
import type { Database } from '#db/client.server.ts'
import { listRuleFaults } from '#db/rules/list-rule-faults.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import type { Anchor } from './audit-anchor.ts'
import type { AuditFault } from './audit-fault.ts'
import { compareWithAnchor, walkChain, type Chain } from './verify-chain.server.ts'

export type AuditVerdict = Pick<Chain, 'rows' | 'last' | 'lastDigest' | 'broken'> & {
  /** First place in the chain; rows before it were deleted when their time was over. */
  readonly first: number | null
  /** How many frozen objects of each kind there are. */
  readonly objects: Readonly<Record<FrozenKind, number>>
  /** Objects that the log cannot vouch for: their deed carries no digest of all of them, or was deleted for its age. */
  readonly unvouched: number
  readonly anchors: number
  /** The first hundred faults, and how many there are. */
  readonly faults: readonly AuditFault[]
  readonly faultCount: number
}

const MOST_TOLD = 100
/** Objects of one page: releases are the largest. */
const PAGE = 100

/** What a deed says of an object that it names by its digest or its round. */
function vouches({ told, entityId }: FrozenObject, deed: ReturnType<typeof listDeedsOf>[number]) {
  const { detail } = deed
  const isWhole = Object.keys(told).every((name) => detail[name] === told[name])
  const saysNothingElse = Object.keys(told).every((name) => detail[name] === undefined || detail[name] === told[name])
  return { isWhole: isWhole && deed.entityId === entityId, isPart: saysNothingElse && deed.entityId === entityId }
}

/** @returns whether the log vouches for the whole of an object. */
function checkObject(
  database: Database,
  object: FrozenObject,
  chain: Chain,
  report: (fault: AuditFault) => void,
): boolean {
  const { kind, stored, computed, agrees } = object
  const named = { kind, object: object.deed.objectId }
  if (stored !== computed || !agrees) report({ what: 'altered', ...named })
  const deeds = listDeedsOf(database, object.deed)
  const found = deeds.map((deed) => vouches(object, deed))
  if (found.some(({ isWhole }) => isWhole)) return true
  if (found.some(({ isPart }) => isPart)) return false
  // A deed as old as that may have been deleted for its age.
  if (chain.deletion !== null && object.frozenOn <= chain.deletion.before.slice(0, 10)) return false
  report({ what: deeds.length > 0 ? 'other-than-deed' : 'object-without-deed', ...named })
  return false
}

/**
 * Recomputes the whole history: the chain of the audit log from its first row or from an act of deletion by age; the
 * digest of every release, pool, group of results, certificate, signed budget and signed plan, against its row and against its deed; every figure of
 * staff and its decision against the deeds that tell of them; and the triggers that guard them. What it cannot notice without an anchor: that the end of the chain was cut off, or all of it made anew.
 */
export async function verifyAudit(
  database: Database,
  { anchors = [], now = systemClock() }: { readonly anchors?: readonly Anchor[]; readonly now?: Date } = {},
): Promise<AuditVerdict> {
  const faults: AuditFault[] = []
  let faultCount = 0
  const report = (fault: AuditFault) => {
    faultCount += 1
    if (faults.length < MOST_TOLD) faults.push(fault)
  }
  for (const { name, what } of listRuleFaults(database)) report({ what: 'rule', name, how: what })
  const chain = await walkChain(database, now, report)
  for (const anchor of anchors) compareWithAnchor(database, chain, anchor, report)
  const objects: Record<FrozenKind, number> = {
    ...{ release: 0, certificate: 0, pool: 0, 'experience-pool': 0, submission: 0, 'plan-version': 0 },
    ...{ 'score-group': 0, 'country-report': 0, 'open-data': 0, 'november-report': 0 },
  }
  let unvouched = 0
  for (const kind of FROZEN_KINDS) {
    for (let after = '', page: FrozenObject[] = []; ; ) {
      page = listFrozenObjects(database, kind, after, PAGE)
      for (const object of page) if (!checkObject(database, object, chain, report)) unvouched += 1
      objects[kind] += page.length
      after = page.at(-1)?.key ?? ''
      if (after === '') break
      await setImmediate()
    }
  }
  const { rows, first, last, lastDigest, broken } = chain
  return {
    rows,
    first: first?.sequence ?? null,
    last,
    lastDigest,
    broken,
    objects,
    unvouched,
    anchors: anchors.length,
    faults,
    faultCount,
  }
}
