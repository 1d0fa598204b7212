import { countOpenDataActs, insertOpenDataAct, listOpenDataActs } from '#db/queries/open-data.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import {
  actDigest,
  contentMark,
  headOf,
  openDataName,
  type EditionAct,
  type EditionContent,
} from '#surveys/open-data/edition.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { problemOfCode, signerOf } from '#app/features/plan/approval/sign-plan.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Doer } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { Database } from '#db/client.server.ts'
import type { OpenDataDeed } from './form.ts'
import { requireYear } from './load-facts.server.ts'
import { candidateEdition } from './make-edition.server.ts'
import { newestMark } from './view-preview.server.ts'
import {
  CHANGED_SINCE,
  NEEDS_REASON,
  NEEDS_REASON_TO_WITHDRAW,
  NOTHING_NEW,
  NOTHING_PUBLISHED,
  RISK_FAILED,
} from './words.ts'

export type OpenDataDone =
  | { readonly ok: true; readonly version: number; readonly kind: EditionAct['kind'] }
  /** `moved`: what would be published is no longer what the page showed. */
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

type Asked = { readonly year: number; readonly visitor: Visitor; readonly deed: OpenDataDeed }

const refused = (problems: FieldProblems, moved = false): OpenDataDone => ({ ok: false, problems, moved })

const SHORTEST_REASON = 10

/** What keeps the deed from being done, whoever signs; null where nothing does. */
function obstacle(year: number, deed: OpenDataDeed, content: EditionContent): OpenDataDone | null {
  const { database } = runtime()
  const [newest] = listOpenDataActs(database, year)
  const isLong = deed.reason.length >= SHORTEST_REASON
  if (deed.kind === 'withdraw') {
    if (newest?.kind !== 'published') return refused({ retirar: NOTHING_PUBLISHED }, true)
    if (deed.seen !== newest.digest) return refused({ retirar: CHANGED_SINCE }, true)
    return isLong ? null : refused({ motivo: NEEDS_REASON_TO_WITHDRAW })
  }
  if (deed.seen !== contentMark(content)) return refused({ publicar: CHANGED_SINCE }, true)
  if (!content.verdict.passed) return refused({ publicar: RISK_FAILED })
  if (newest?.kind === 'published' && newestMark(database, year) === contentMark(content))
    return refused({ publicar: NOTHING_NEW })
  return newest && !isLong ? refused({ motivo: NEEDS_REASON }) : null
}

/**
 * Publishes the open data of a year, or takes back what was published of it, signed by name and second step. What is
 * published is exactly what the page showed, and only where the risk test passes; a correction and a withdrawal say why.
 * @throws {AppError} `not-found` for a year of which there is nothing to publish.
 */
export async function publishOpenData(
  actor: Actor,
  { year, visitor, deed }: Asked,
  clock: Clock = systemClock,
): Promise<OpenDataDone> {
  const { database } = runtime()
  const now = clock()
  const today = limaDate(now)
  requireYear(database, actor.scope, year, today)
  const version = countOpenDataActs(database, year) + 1
  const content = await candidateEdition(database, { scope: actor.scope, year, today })
  const stands = obstacle(year, deed, content)
  if (stands) return stands
  const problem = await problemOfCode(actor, await signerOf(actor), visitor, deed.code)
  if (problem !== null) return refused({ codigo: problem })
  const signature = { userId: actor.userId, name: actor.name, position: deed.position }
  const kind = deed.kind === 'publish' ? 'published' : 'withdrawn'
  const act: EditionAct = { year, version, kind, on: today, signature, reason: version === 1 ? '' : deed.reason }
  actOnOpenData(database, actor, { act, content: kind === 'published' ? content : null, now })
  return { ok: true, version, kind }
}

type Acting = {
  readonly act: EditionAct
  /** What is published; null where it is taken back. */
  readonly content: EditionContent | null
  readonly now: Date
}

/** Adds an entry to the log of a year. @throws {RuleRefused} where another was added meanwhile. */
export function actOnOpenData(database: Database, doer: Doer, { act, content, now }: Acting): void {
  const head = content && headOf(content)
  const digest = actDigest(act, head)
  const deed = { action: `open-data.${act.kind}`, objectKind: 'open-data', objectId: openDataName(act) }
  const detail = { digest, version: act.version }
  inTransaction(
    database,
    (transaction) =>
      insertOpenDataAct(transaction, { ...act, head, digest }, content?.tables ?? [], (inside) =>
        recordDeed(inside, doer, { ...deed, entityId: null, detail }, now),
      ),
    'immediate',
  )
}
