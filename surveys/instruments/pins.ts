import type { Instrument } from '#surveys/model/instrument.ts'

/** Hash of every published version: what decides an answer and a score may never change again. Empty until one is published. */
export const PINNED_HASHES: Readonly<Record<string, string>> = {}

/** Published versions that are not pinned or differ from their pin, each named with what to do. */
export function pinProblems(instruments: readonly Instrument[], pins: Readonly<Record<string, string>>): string[] {
  return instruments
    .filter(({ publishedOn }) => publishedOn !== null)
    .flatMap(({ slug, version, hash }) => {
      const pinned = pins[`${slug}/v${version}`]
      if (pinned === undefined) return [`${slug}/v${version} is published and has no pinned hash`]
      return pinned === hash ? [] : [`${slug}/v${version} was changed after its publication: make a new version instead`]
    })
}
