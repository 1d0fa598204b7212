import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Root-relative addresses of what the pages for staff load. */
export type RespondentAssets = {
  readonly style: string
  readonly script: string
}

const manifest = z.record(z.string(), z.object({ file: z.string() }))
const FILES = {
  style: 'app/respondent/style.css',
  script: 'app/respondent/script/main.ts',
} as const

let known: RespondentAssets | null = null

/** Addresses from the manifest of the respondent build, read once. @throws where it was not built. */
export function respondentAssets(): RespondentAssets {
  if (known) return known
  const file = path.resolve('build/respondent/.vite/manifest.json')
  const entries = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const address = (source: string) => {
    const entry = entries[source]
    if (!entry) throw new Error(`${source} is missing in the respondent build: run npm run build`)
    return `/respondent/${entry.file}`
  }
  known = { style: address(FILES.style), script: address(FILES.script) }
  return known
}
