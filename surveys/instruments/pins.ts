import type { Instrument } from '#surveys/model/instrument.ts'

/** Hash of every published version: what decides an answer and a score may never change again. */
export const PINNED_HASHES: Readonly<Record<string, string>> = {
  'organizational-culture/v1': '1031889c3cedc0046fef2245b086134194bf924367301b06ba7056744ccc7a43',
  'gender-stereotypes/v1': 'f156444c8d5b312f6b577bec8b5c347b62b716c433e334b9bb09e24437a38549',
  'gender-stereotypes/v2': '2faa6f410fb3257d4ab5fc48dc39ac3ad47d85bdd6ad9399dc19163e0becaefb',
  'sexual-harassment/v1': '9db0dc2579294c5154493dc417e4c58c5a72ce723ad2bb7b8739874a2d8d21f8',
  'public-budget/v1': 'f235cc8dd09b557f4febc62c255138e727e3e963898e3fde597f0838da9486b5',
}

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
