import { findCommitmentAt } from '#db/queries/commitments.server.ts'
import { findEntityName } from '#db/queries/directory.server.ts'
import { commitmentPath, readPublicId } from '#app/kit/codes/public-id.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { commitmentWords, type CommitmentWords } from './commitment-words.ts'
import { publishedView } from './load-commitment.server.ts'
import { pageState } from './page-state.ts'

/** What a public address shows to whoever has it. `none`: one and the same for every address without a page. */
export type PublicPage =
  | {
      readonly kind: 'published'
      readonly words: CommitmentWords
      /** Path of the page, as it is copied from paper. */
      readonly path: string
    }
  | {
      readonly kind: 'waiting' | 'late'
      readonly entity: string
      readonly questionnaire: string
      /** ISO date. */
      readonly by: string
    }
  | { readonly kind: 'none' }

/**
 * The page of an address. One look tells whether there is one, so that no address answers later than another without.
 * @param typed as it stands in the address.
 */
export async function viewPublicPage(typed: string, clock: Clock = systemClock): Promise<PublicPage> {
  const { database } = runtime()
  const today = limaDate(clock())
  // What cannot be an id is looked up all the same.
  const page = await findCommitmentAt(database, readPublicId(typed) ?? '')
  const state = pageState(page, today)
  if (page === null || state.kind === 'none') return { kind: 'none' }
  if (state.kind === 'published')
    return {
      kind: 'published',
      words: commitmentWords(await publishedView(page, today)),
      path: commitmentPath(page.publicId),
    }
  const entity = findEntityName(database, page.entityId)?.name ?? ''
  return { ...state, entity, questionnaire: instrumentByHash(page.instrumentHash).publicTitle }
}
