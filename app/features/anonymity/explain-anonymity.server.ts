import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { attackResults } from './attack-results.server.ts'
import { rowDemonstration } from './row-beside.server.ts'
import { chosenOrFirst, trialQuestions } from './show-row.server.ts'

const BUILD_MARK = path.resolve('build/.espejo-build')

/** SHA-256 (hex) over the sources of the program that answers, or null while developing. */
export function programDigest(): string | null {
  return existsSync(BUILD_MARK) ? readFileSync(BUILD_MARK, 'utf8').trim() : null
}

/**
 * What becomes of a made-up answer. It is sent as a form, never in an address: addresses stay in histories and in the
 * logs of whoever stands between, and some will try what they mean.
 */
export async function tryRow(typed: Readonly<Record<string, string | undefined>>) {
  const chosen = chosenOrFirst(typed)
  return { chosen, demonstration: await rowDemonstration(chosen), tried: true }
}

/** All that the page on anonymity shows before anything is tried. */
export async function viewAnonymity() {
  return {
    questions: trialQuestions(),
    ...(await tryRow({})),
    tried: false,
    attacks: attackResults(),
    programDigest: programDigest(),
  }
}

export type AnonymityView = Awaited<ReturnType<typeof viewAnonymity>>
