import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What the pages for staff look like and load. */
export type RespondentAssets = {
  /** Text of the one style, which stands in each page: a file of its own would be a round trip more before anything is seen. */
  readonly style: string
  /** Source by which the content security policy lets that style in, and no other: `'sha256-…'`. */
  readonly styleSource: string
  /** Root-relative address of the one script. */
  readonly script: string
}

const manifest = z.record(z.string(), z.object({ file: z.string() }))
const FILES = {
  style: 'app/respondent/style.css',
  script: 'app/respondent/script/main.ts',
} as const

let known: RespondentAssets | null = null

/** From the respondent build, read once. @throws where it was not built. */
export function respondentAssets(): RespondentAssets {
  if (known) return known
  const folder = path.resolve('build/respondent')
  const entries = manifest.parse(JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')))
  const built = (source: string) => {
    const entry = entries[source]
    if (!entry) throw new Error(`${source} is missing in the respondent build: run npm run build`)
    return entry.file
  }
  const style = readFileSync(path.join(folder, built(FILES.style)), 'utf8').trim()
  const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  known = { style, styleSource, script: `/respondent/${built(FILES.script)}` }
  return known
}
