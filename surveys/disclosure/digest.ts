import { sha256 } from '#surveys/model/canonical-json.ts'
import type { Release } from './release.ts'

/** What a release belongs to; part of its digest, so that it cannot be laid under another name. */
export type ReleaseContext = {
  readonly campaign: string
  readonly entity: string
  /** ISO dates. */
  readonly opensOn: string
  readonly closesOn: string
}

/** SHA-256 (hex) of a release and its context, over JSON with sorted keys. */
export function releaseDigest(release: Release, context: ReleaseContext): string {
  return sha256({ context, release })
}
