import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const schema = z.object({
  /** ISO date of the run, and the digest of the sources that were attacked. */
  ranOn: z.iso.date(),
  sources: z.string().regex(/^[0-9a-f]{64}$/),
  attacks: z.array(
    z.object({
      id: z.string(),
      /** What was tried, one plain Spanish sentence. */
      title: z.string(),
      /** How many made-up entities, releases or requests it was tried on. */
      tries: z.number().int().nonnegative(),
      /** How often it learned more than the rules of disclosure allow (docs/anonymity.md). */
      found: z.number().int().nonnegative(),
    }),
  ),
})

export type AttackResults = z.infer<typeof schema>

const RESULTS = path.resolve('docs/attacks/results.json')

/** What the last full run of the attacks found, as `npm run attack` wrote it; null where none was written. */
export function attackResults(): AttackResults | null {
  return existsSync(RESULTS) ? schema.parse(JSON.parse(readFileSync(RESULTS, 'utf8'))) : null
}
