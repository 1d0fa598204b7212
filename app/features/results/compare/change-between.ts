import { isSameScope } from '#app/features/staff-figures/figure-rules.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import { changeOverTime } from '#surveys/disclosure/over-time.ts'
import { INSTRUMENTS, instrumentByHash } from '#surveys/instruments/index.ts'
import { comparability } from '#surveys/model/crosswalk.ts'

/** What a comparison reads of an application: its release, its day, and whom it asked. */
export type Applied = Pick<ReleaseRecord, 'release' | 'releasedOn' | 'scope'>

/** What changed between two applications of one entity and instrument, and what stands against comparing them. */
export function changeBetween(earlier: Applied, later: Applied) {
  const [before, after] = [earlier, later].map(({ release }) => instrumentByHash(release.instrument.hash))
  if (!before || !after) throw new Error('two releases have two instruments')
  const sameScope = isSameScope(earlier.scope, later.scope)
  return {
    since: earlier.releasedOn,
    versions: { earlier: before.version, later: after.version },
    /** Whom each asked, in words; null where it was the same. */
    scopes: sameScope ? null : { earlier: scopeWords(earlier.scope), later: scopeWords(later.scope) },
    change: changeOverTime(earlier.release, later.release, comparability(INSTRUMENTS, before, after), sameScope),
  }
}

export type ChangeBetween = ReturnType<typeof changeBetween>
