import { setImmediate } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import {
  findExperiencePool,
  freezeExperiencePool,
  listExperienceAnswers,
  listExperiencePools,
} from '#db/queries/experience-pools.server.ts'
import { listReleasedCampaigns, type ClosedCampaign } from '#db/queries/pools.server.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import {
  experiencePoolDigest,
  makeExperiencePool,
  type ExperienceMember,
  type ExperiencePool,
} from '#surveys/disclosure/experience-pool.ts'
import { instrumentByHash, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { createPrevalenceCounter, type PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { programScope, type Actor } from '#app/door/actor.ts'
import { areFew, besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { drawNoise } from '#app/kit/program/draw-noise.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ofOneVersion, type CampaignRows } from './freeze-pools.server.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'experience-counts': { readonly facts: CampaignRows; readonly made: PrevalenceCounts | null }
  }
}

/** Instruments that ask what happened to people. */
const ASKING = LATEST_INSTRUMENTS.filter(({ scoring }) => scoring.prevalence !== undefined).map(({ slug }) => slug)

/** Counts what happened to people in the rows of a campaign: exact, which only a pool with noise may read. */
export function experienceCounts(
  database: Database,
  { campaignId, instrumentHash }: CampaignRows,
): PrevalenceCounts | null {
  const instrument = instrumentByHash(instrumentHash)
  const { prevalence } = instrument.scoring
  if (!prevalence) return null
  const check = compileCheck(instrument.survey)
  const counter = createPrevalenceCounter(prevalence)
  for (const answers of listExperienceAnswers(database, { campaignId })) {
    const checked = check(answers)
    if (!checked.ok) throw new Error('A stored response does not fit its instrument')
    counter.add(checked.answers, null)
  }
  return counter.finish()
}

async function memberOf(database: Database, campaign: ClosedCampaign): Promise<ExperienceMember[]> {
  const { campaignId, instrumentHash, entityId: entity, release } = campaign
  const rows = { campaignId, instrumentHash }
  const counts = areFew(database, campaignId)
    ? experienceCounts(database, rows)
    : await besideLoop(database, 'experience-counts', rows)
  return counts ? [{ entity, release, counts }] : []
}

async function freezeYear(database: Database, slug: InstrumentSlug, year: number, now: Date): Promise<boolean> {
  if (await findExperiencePool(database, slug, year)) return false
  const campaigns = await listMembers(database, slug, year)
  const [first] = campaigns
  if (!first) return false
  const instrument = instrumentByHash(first.instrumentHash)
  const members: ExperienceMember[] = []
  for (const campaign of campaigns) {
    members.push(...(await memberOf(database, campaign)))
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  return freeze(database, slug, makeExperiencePool(instrument, members, year, drawNoise), now)
}

async function listMembers(database: Database, slug: InstrumentSlug, year: number) {
  return ofOneVersion(await listReleasedCampaigns(database, programScope(), slug, `${year}-01-01`, `${year}-12-31`))
}

/**
 * Freezes a year of which answers cannot be read any more as one of which nothing is said, and destroys what is left of
 * them: their key is gone, so it may have been drawn before, and a second draw over the same people would tell more of
 * them than was promised (docs/decisions/083).
 * @returns whether the year had no figure yet.
 */
export async function freezeUnreadableYear(
  database: Database,
  slug: InstrumentSlug,
  year: number,
  now: Date,
): Promise<boolean> {
  const [first] = await listMembers(database, slug, year)
  if (!first) return false
  const nothing = makeExperiencePool(instrumentByHash(first.instrumentHash), [], year, drawNoise)
  return freeze(database, slug, nothing, now)
}

function freeze(database: Database, slug: InstrumentSlug, content: ExperiencePool, now: Date): Promise<boolean> {
  const { year } = content
  const digest = experiencePoolDigest(content)
  const computedOn = limaDate(now)
  const row = { instrumentSlug: slug, year, computedOn, content, digest }
  // Neither how many rows were destroyed nor how many campaigns had any: both would tell who filled the part.
  return freezeExperiencePool(database, row, (transaction) =>
    recordDeed(
      transaction,
      PROGRAM,
      {
        ...{ action: 'experience-pool.frozen', objectKind: 'pool', objectId: `${slug}-${year}` },
        detail: { digest, computedOn },
      },
      now,
    ),
  )
}

/**
 * Draws once what is said of what happened to people in the year that has ended, and destroys the rows behind it. Also a
 * year of which nothing may be said is frozen, and its rows go. Safe to call at any time and as often as one likes.
 * @returns the pools that were frozen now, as `instrument-year`.
 */
export async function freezeDueExperiencePools(database: Database, now: Date): Promise<string[]> {
  const year = Number(limaDate(now).slice(0, 4)) - 1
  const frozen: string[] = []
  for (const slug of ASKING) if (await freezeYear(database, slug, year, now)) frozen.push(`${slug}-${year}`)
  return frozen
}

/** The newest frozen pool of what happened to people of each instrument, with the wording of its findings. */
export async function viewExperiencePools(actor: Actor) {
  const frozen = await listExperiencePools(runtime().database, actor.scope)
  return ASKING.flatMap((slug) => {
    const newest = frozen.find(({ instrumentSlug }) => instrumentSlug === slug)
    if (!newest) return []
    const { title, scoring } = instrumentByHash(newest.content.instrument.hash)
    const { chain = [], publication, reading } = scoring.prevalence ?? {}
    const saysOfWhom = (finding: string) => {
      const question = chain.find(({ classes }) => classes.some(({ id }) => id === finding))
      return reading?.bases[question?.id ?? '']?.says ?? 'quienes respondieron'
    }
    return [
      {
        title,
        year: newest.year,
        computedOn: newest.computedOn,
        digest: newest.digest,
        pool: newest.content,
        findings: (publication?.pooled ?? []).map(({ id, says }) => ({ id, says, of: saysOfWhom(id) })),
      },
    ]
  })
}

export type ExperiencePoolView = Awaited<ReturnType<typeof viewExperiencePools>>[number]
