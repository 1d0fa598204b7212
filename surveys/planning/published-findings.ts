import type { NoisyShare, Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

/** A noisy share, and of what: `any`, a family or a group of families. */
export type PublishedFinding = { readonly id: string; readonly share: NoisyShare }

/**
 * What a release publishes of each finding: the noisy share of the whole, of a family, or of the group that a family is
 * in. Of what followed nothing is published. A block of another kind, from before there was noise, says nothing. It is
 * for pages of the result alone: a plan never holds it.
 */
export function publishedFindings(
  { scoring }: Pick<Instrument, 'scoring'>,
  { prevalence }: Pick<Release, 'prevalence'>,
): ReadonlyMap<string, PublishedFinding> {
  if (prevalence?.kind !== 'noisy') return new Map()
  const groups = scoring.prevalence?.publication.groups ?? []
  const families = prevalence.families.flatMap((published): [string, PublishedFinding][] => {
    const group = groups.find(({ id }) => id === published.id)
    return (group?.families ?? [published.id]).map((id) => [id, published])
  })
  return new Map([['any', { id: 'any', share: prevalence.any }], ...families])
}
