import type { Instrument } from '#surveys/model/instrument.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { ANY, POOL_BASE_FROM, shared } from './noise/allocation.ts'
import type { NoiseSource } from './noise/discrete-laplace.ts'
import { noiseDistribution, type NoiseDistribution } from './noise/distribution.ts'
import { ratioInterval } from './noise/ratio.ts'
import { asPooled, POOL_FROM, type Pooled } from './pool/gate.ts'
import type { NoisyShare, Release, ReleasedPrevalence } from './release.ts'
import { wholePercent } from './rounding.ts'

/** A campaign of the year: what was released of it, and what its experience rows come to. */
export type ExperienceMember = {
  readonly entity: string
  readonly release: Release
  readonly counts: PrevalenceCounts
}

/** Of those of its base, how many; null where the base is too small. */
export type PooledShare = { readonly id: string; readonly share: NoisyShare | null }

export type ExperiencePoolContent =
  | {
      readonly kind: 'shown'
      readonly instrument: Release['instrument']
      readonly year: number
      readonly entities: number
      readonly participants: number
      /** Noisy number of people to whom something happened: the sum of what the entities published. */
      readonly base: number
      readonly findings: readonly PooledShare[]
    }
  /** Nothing is said of the year: too few entities or people, or one entity that outweighs the others. */
  | { readonly kind: 'suppressed'; readonly instrument: Release['instrument']; readonly year: number }

/** What happened to people in several entities, gone through the gate; made only by `makeExperiencePool`. */
export type ExperiencePool = Pooled<ExperiencePoolContent>

type Block = Extract<ReleasedPrevalence, { kind: 'noisy' }>
/** Chosen by what was published alone: the counts stay beside it, unread. */
type Entering = { readonly entity: string; readonly block: Block; readonly counts: PrevalenceCounts }

const sum = <Each>(all: readonly Each[], of: (each: Each) => number) => all.reduce((total, each) => total + of(each), 0)

/** Who has more than half of the participants, if anybody; the campaigns of an entity are taken together. */
function giantOf(members: readonly Entering[]): string | null {
  const all = sum(members, ({ block }) => block.n)
  const weight = (entity: string) =>
    sum(
      members.filter((member) => member.entity === entity),
      ({ block }) => block.n,
    )
  return members.map(({ entity }) => entity).find((entity) => 2 * weight(entity) > all) ?? null
}

function withoutGiants(members: readonly Entering[]): readonly Entering[] {
  const giant = giantOf(members)
  return giant === null ? members : withoutGiants(members.filter(({ entity }) => entity !== giant))
}

type Base = { readonly count: number; readonly noise: NoiseDistribution }

function shareOf(observed: number, noise: NoiseDistribution, base: Base): NoisyShare {
  const percent = Math.min(100, Math.max(0, wholePercent(observed, base.count)))
  const { low, high } = ratioInterval({ observed, noise, base: base.count, baseNoise: base.noise })
  return { percent, low: Math.min(low, percent), high: Math.max(high, percent) }
}

/** Every published count of the members carried one noise, or three where women and men were told apart. */
function anyBase(members: readonly Entering[]): Base {
  const noises = members.flatMap(({ block }) => (block.sexes === 'none' ? [ANY] : [ANY, ANY, ANY]))
  return { count: sum(members, ({ block }) => block.anyCount), noise: noiseDistribution(noises) }
}

/** Each finding once with noise; what is a share of another takes the noisy count of that one as its base. */
function findingsOf(instrument: Instrument, members: readonly Entering[], any: Base, add: NoiseSource): PooledShare[] {
  const asked = instrument.scoring.prevalence?.publication.pooled ?? []
  const epsilon = shared(asked.length)
  const noise = noiseDistribution([epsilon])
  const bases = new Map<string, Base>([['any', any]])
  return asked.map(({ id, of }) => {
    const observed = sum(members, ({ counts }) => counts.pooled[id] ?? 0) + add(epsilon)
    bases.set(id, { count: observed, noise })
    const base = bases.get(of)
    return { id, share: base && base.count >= POOL_BASE_FROM ? shareOf(observed, noise, base) : null }
  })
}

/**
 * What is said once a year of all entities together that closed in it, with noise: who did it, whether it was told,
 * reported, and what came of it. Each row enters one pool. Only entities with a published block enter, for the gate reads
 * nothing but what is published: five entities, none above half of the participants, and a noisy base of 200. Two sets of
 * answers that differ in one person's part lead to each pool with chances that differ at most by e^0.75.
 * @param noise draws once for good.
 * @param defences all, but in a test that takes one away.
 */
export function makeExperiencePool(
  instrument: Instrument,
  members: readonly ExperienceMember[],
  year: number,
  noise: NoiseSource,
  defences: Defences = ALL_DEFENCES,
): ExperiencePool {
  const { slug, version, hash } = instrument
  const about = { instrument: { slug, version, hash }, year }
  const published = members.flatMap(({ entity, release: { prevalence: block }, counts }): Entering[] =>
    block?.kind === 'noisy' ? [{ entity, block, counts }] : [],
  )
  const entering = withoutGiants(published)
  const entities = new Set(entering.map(({ entity }) => entity)).size
  const base = sum(entering, ({ block }) => block.anyCount)
  const content: ExperiencePoolContent =
    entities >= POOL_FROM && base >= POOL_BASE_FROM
      ? {
          kind: 'shown',
          ...about,
          entities,
          participants: sum(entering, ({ block }) => block.n),
          base,
          findings: findingsOf(instrument, entering, anyBase(entering), (epsilon) =>
            defences['experience-noise'] ? noise(epsilon) : 0,
          ),
        }
      : { kind: 'suppressed', ...about }
  return asPooled(content)
}

/** SHA-256 (hex) of a pool, over JSON with sorted keys. */
export function experiencePoolDigest(pool: ExperiencePool): string {
  return sha256(pool)
}
