import type { Instrument } from '#surveys/model/instrument.ts'

/** Hash of every published version: what decides an answer and a score may never change again. */
export const PINNED_HASHES: Readonly<Record<string, string>> = {
  'organizational-culture/v1': '1031889c3cedc0046fef2245b086134194bf924367301b06ba7056744ccc7a43',
  'gender-stereotypes/v1': '2bda76d00a4a2542f8360ba91d29191b732b5689f6790e242e3cef676e9210c5',
  'gender-stereotypes/v2': 'e2bab8be06e3db1a948eb23319d3edc4e059f2851d7c3bf1446577715a886032',
  'sexual-harassment/v1': '106ec66697ea646a2695b2b5d8857d305dc32e2b8e140c066845a951f7a1f66b',
  'public-budget/v1': 'f235cc8dd09b557f4febc62c255138e727e3e963898e3fde597f0838da9486b5',
}

/** Published versions that are not pinned or differ from their pin, each named with what to do. */
export function pinProblems(instruments: readonly Instrument[], pins: Readonly<Record<string, string>>): string[] {
  return instruments
    .filter(({ publishedOn }) => publishedOn !== null)
    .flatMap(({ slug, version, hash }) => {
      const pinned = pins[`${slug}/v${version}`]
      if (pinned === undefined) return [`${slug}/v${version} is published and has no pinned hash`]
      return pinned === hash
        ? []
        : [`${slug}/v${version} was changed after its publication: make a new version instead`]
    })
}
