import type { Instrument } from '#surveys/model/instrument.ts'

/** Hash of every published version: what decides an answer and a score may never change again. */
export const PINNED_HASHES: Readonly<Record<string, string>> = {
  'organizational-culture/v1': '5e8e3ac02bc3114361ba355f97c2b0efd6cc138ff46021091b5f8d8a9972875f',
  'gender-stereotypes/v1': '747bb1c922ec3104fd84c36fbc7f529d98b4e4e7cb7922c6e77ca6563c144799',
  'gender-stereotypes/v2': 'f1bbdd43be021f6fb36316288ec66a5c47c2407123c7334345c5a4a7b4ae1dd3',
  'sexual-harassment/v1': '14d73128498c9ef8fc8390c0e7fa649847bc172eae838db7be90c5f2c90976c8',
  'public-budget/v1': '86de5aaa8fffe545ac1d3a536ebc1c125c8e985a5f2604747eed13f14af8719d',
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
