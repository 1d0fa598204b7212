import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { attackResults } from './attack-results.server.ts'
import { chosenOrFirst, rowDemonstration, trialQuestions } from './row-demonstration.server.ts'

const BUILD_MARK = path.resolve('build/.espejo-build')

/** SHA-256 (hex) over the sources of the program that answers, or null while developing. */
export function programDigest(): string | null {
  return existsSync(BUILD_MARK) ? readFileSync(BUILD_MARK, 'utf8').trim() : null
}

/** All that the page on anonymity shows; what was chosen in the trial comes from its address and is stored nowhere. */
export async function viewAnonymity(search: URLSearchParams) {
  const chosen = chosenOrFirst(Object.fromEntries(search))
  return {
    questions: trialQuestions(),
    chosen,
    tried: [...search.keys()].length > 0,
    demonstration: await rowDemonstration(chosen),
    attacks: attackResults(),
    programDigest: programDigest(),
  }
}

export type AnonymityView = Awaited<ReturnType<typeof viewAnonymity>>
