import { listAssessments } from '#db/queries/budget.server.ts'
import { listEntities } from '#db/queries/directory.server.ts'
import { listAcceptedPlans, listCampaignStates } from '#db/queries/national.server.ts'
import { listPlans } from '#db/queries/plan-steps.server.ts'
import { listReleasedOveralls, listReleases } from '#db/queries/releases.server.ts'
import { DIRECTORY_SOURCE } from '#db/seed/directory.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { assistanceOf } from '#app/features/budget/note-assistance.server.ts'
import { inEntity, type Actor } from '#app/door/actor.ts'
import { planStateWords } from '#app/features/plan/words.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { getEntityRecord } from '#app/features/directory/view-directory.server.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { allAsOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import { REPORT_2019 } from './directory-2019.ts'
import { countryRows, filteredRows, isOrderedWithinLevels, listedResult, whyNotCompared } from './country-rows.ts'
import type { CountrySearch } from './country-search.ts'
import { levelDistribution } from './level-counts.ts'
import { viewExperiencePools } from './freeze-experience-pools.server.ts'
import { viewPools } from './freeze-pools.server.ts'

const PAGE_SIZE = 50

function titleOf(slug: InstrumentSlug): string {
  return latestInstrument(slug).title
}

async function loadRows(actor: Actor, instrument: InstrumentSlug) {
  const { database } = runtime()
  const [entities, campaigns, releases, plans, assessments] = await Promise.all([
    listEntities(database, actor.scope),
    listCampaignStates(database, actor.scope),
    listReleasedOveralls(database, actor.scope, instrument),
    listAcceptedPlans(database, actor.scope),
    listAssessments(database, actor.scope),
  ])
  return countryRows({
    entities: entities.filter(({ status }) => status === 'active'),
    campaigns,
    releases,
    plans,
    assessments,
    instrument,
  })
}

/** The country: who has applied, is applying, has a plan, and released scores. Never an answer. */
export async function getCountry(actor: Actor, { filters, page: asked }: CountrySearch) {
  const rows = await loadRows(actor, filters.instrument)
  const found = filteredRows(rows, filters)
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const page = Math.min(pages, asked)
  return {
    filters,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: titleOf(slug) })),
    whyNotCompared: whyNotCompared(filters.instrument),
    rated: latestInstrument(filters.instrument).nature === 'institutional',
    withinLevels: isOrderedWithinLevels(filters),
    found: found.length,
    page,
    pages,
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    totals: {
      entities: rows.length,
      invented: rows.filter(({ invented }) => invented).length,
      applied: rows.filter(({ releasedOn }) => releasedOn !== null).length,
      applying: rows.filter(({ state }) => state === 'applying').length,
      withPlan: rows.filter(({ planYear }) => planYear !== null).length,
    },
    distribution: levelDistribution(rows),
    pools: await viewPools(actor),
    experiencePools: await viewExperiencePools(actor),
    report2019: REPORT_2019,
  }
}

export type Country = Awaited<ReturnType<typeof getCountry>>

/** One entity with its campaigns and released results. @throws {AppError} `not-found` when it does not exist. */
export async function getNationalEntity(
  actor: Actor,
  { entityId }: { readonly entityId: string },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const record = await getEntityRecord(actor, { entityId })
  // The rows of the whole country would be read for nothing.
  const { scope } = inEntity(actor, record.entity)
  const ofEntity = (await listCampaignStates(database, scope)).filter(({ status }) => status !== 'draft')
  const campaigns = await allAsOfToday(database, ofEntity, limaDate(clock()))
  const releases = await listReleases(database, scope)
  const accepted = new Set((await listAcceptedPlans(database, scope)).map(({ year }) => year))
  const plans = (await listPlans(database, scope)).filter(({ year }) => accepted.has(year))
  const assessments = (await listAssessments(database, scope)).filter(({ status }) => status !== 'in-progress')
  return {
    record,
    in2019: record.entity.source === DIRECTORY_SOURCE,
    mayKeep: can(actor.role, 'directory:manage'),
    assistance: await assistanceOf(actor, entityId, clock),
    mayAdvise: can(actor.role, 'assessment:review'),
    assessments: assessments.map(({ id, year, status, submittedOn }) => ({ id, year, status, submittedOn })),
    campaigns: campaigns
      .map(({ id, instrumentHash, status, opensOn, closesOn, closedOn, annulmentReason }) => ({
        id,
        instrumentTitle: instrumentByHash(instrumentHash).title,
        status,
        opensOn,
        closesOn,
        closedOn,
        annulmentReason,
        result: listedResult(releases.find(({ campaignId }) => campaignId === id)?.release, instrumentHash),
      }))
      .sort((one, other) => (one.opensOn < other.opensOn ? 1 : -1)),
    plans: plans.map(({ year, approval, version, closedOn }) => ({
      year,
      state: planStateWords({ approval, version, isClosed: closedOn !== null }),
    })),
  }
}

export type NationalEntity = Awaited<ReturnType<typeof getNationalEntity>>
