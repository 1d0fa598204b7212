import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { listAssessments } from '#db/queries/budget.server.ts'
import {
  countCountry,
  COUNTRY_GROUPS_TABLES,
  COUNTRY_ROWS_TABLES,
  listCountry,
  listCountryGroups,
} from '#db/queries/country.server.ts'
import { listAcceptedPlans, listCampaignStates } from '#db/queries/national.server.ts'
import { listPlans } from '#db/queries/plan-steps.server.ts'
import { listScoresOfEverybody } from '#db/queries/released-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { DIRECTORY_SOURCE } from '#db/seed/directory.ts'
import { whyNotCompared } from '#surveys/comparison/which-are-compared.ts'
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
import { report2019 } from './report-2019.server.ts'
import { countryOf, countryRow, filterOf, isOrderedWithinLevels, listedResult, orderOf } from './country-rows.ts'
import type { CountrySearch } from './country-search.ts'
import { entityMaps } from './entity-scores.ts'
import { countryTotals, levelDistribution } from './level-counts.ts'
import { viewExperiencePools } from './freeze-experience-pools.server.ts'
import { viewPools } from './freeze-pools.server.ts'

const PAGE_SIZE = 50

function titleOf(slug: InstrumentSlug): string {
  return latestInstrument(slug).title
}

/** One page of the entities of an instrument; remembered while nothing of theirs changes, but not for a text that somebody typed. */
export function countryRows(
  database: Database,
  { scope }: Pick<Actor, 'scope'>,
  of: Parameters<typeof listCountry>[2],
  shown: Parameters<typeof listCountry>[3],
) {
  const make = () => listCountry(database, scope, of, shown).map(countryRow)
  if (shown.filter.search !== '') return make()
  return rememberedWhile(database, scope, COUNTRY_ROWS_TABLES, `country ${JSON.stringify([of, shown])}`, make)
}

/** The country: who has applied, is applying, has a plan, and released scores. Never an answer. */
export async function getCountry(actor: Actor, { filters, page: asked }: CountrySearch) {
  const { database } = runtime()
  const of = countryOf(filters.instrument)
  const filter = filterOf(filters)
  const groups = rememberedWhile(database, actor.scope, COUNTRY_GROUPS_TABLES, `country groups ${of.instrument}`, () =>
    listCountryGroups(database, actor.scope, of),
  )
  const totals = countryTotals(groups)
  const isWhole = filter.search === '' && filter.level === '' && filter.state === ''
  const found = isWhole ? totals.entities : countCountry(database, actor.scope, of, filter)
  const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
  const page = Math.min(pages, asked)
  const shown = { filter, order: orderOf(filters), limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  return {
    filters,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: titleOf(slug) })),
    whyNotCompared: whyNotCompared(filters.instrument),
    rated: of.nature === 'institutional',
    withinLevels: isOrderedWithinLevels(filters),
    ...{ found, page, pages },
    rows: countryRows(database, actor, of, shown),
    totals,
    distribution: levelDistribution(groups),
    pools: await viewPools(actor),
    experiencePools: await viewExperiencePools(actor),
    report2019: report2019(),
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
  const scores = listScoresOfEverybody(database, scope)
  const accepted = new Set((await listAcceptedPlans(database, scope)).map(({ year }) => year))
  const plans = (await listPlans(database, scope)).filter(({ year }) => accepted.has(year))
  const assessments = (await listAssessments(database, scope)).filter(({ status }) => status !== 'in-progress')
  return {
    record,
    // The report speaks the words of its own year.
    in2019: record.entity.source === DIRECTORY_SOURCE ? legalFrameOn('2019-12-31').mechanismInShort : null,
    mayKeep: can(actor.role, 'directory:manage'),
    assistance: await assistanceOf(actor, entityId, clock),
    mayAdvise: can(actor.role, 'assessment:review'),
    assessments: assessments.map(({ id, year, status, submittedOn }) => ({ id, year, status, submittedOn })),
    maps: entityMaps(campaigns.map((campaign) => ({ ...campaign, scores: scores.get(campaign.id) }))),
    campaigns: campaigns
      .map(({ id, instrumentHash, k, status, opensOn, closesOn, closedOn, annulmentReason }) => ({
        id,
        instrumentTitle: instrumentByHash(instrumentHash).title,
        status,
        opensOn,
        closesOn,
        closedOn,
        annulmentReason,
        result: listedResult(scores.get(id), { instrumentHash, k }),
      }))
      .sort((one, other) => (one.opensOn < other.opensOn ? 1 : -1)),
    plans: plans.map(({ year, approval, version, closedOn }) => ({
      year,
      state: planStateWords({ approval, version, isClosed: closedOn !== null }),
    })),
  }
}

export type NationalEntity = Awaited<ReturnType<typeof getNationalEntity>>
