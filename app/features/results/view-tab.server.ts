import { normDifference } from '#surveys/disclosure/norm-difference.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { entityNames } from '#app/kit/words/names.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { calculationRules } from './calculation-rules.ts'
import type { CompareAsked } from './compare/compare-search.ts'
import { twoClasses } from './compare/two-classes-facts.ts'
import { twoYears } from './compare/two-years-facts.ts'
import { dimensionCards } from './dimensions/dimension-facts.ts'
import { planYearOf } from '#surveys/planning/plan-year.ts'
import { planAddress } from '#app/features/plan/tabs.ts'
import { standingOfRelease } from '#app/features/standing/view-standing.server.ts'
import { plannedActions } from './plan-links.ts'
import { askedFor } from './what-to-do-facts.ts'
import { askedQuestions } from './questions/question-order.ts'
import type { QuestionsAsked } from './questions/questions-search.ts'
import { summaryOf } from './summary/summary-facts.ts'
import { getResults, type Results } from './view-results.server.ts'

/** What stands above each page of a result. */
function headOf({ record, instrument }: Results) {
  return {
    campaignId: record.campaignId,
    instrumentTitle: instrument.title,
    entity: entityNames(record),
    opensOn: record.opensOn,
    until: record.closedOn ?? record.closesOn,
    /** Of the result, as its title names it. */
    year: record.releasedOn.slice(0, 4),
    closingReason: record.closingReason,
  }
}

export type ResultHead = ReturnType<typeof headOf>

function planOf(actor: Actor, { record, plan }: Results) {
  const entityId = actor.entity ? null : record.entityId
  const newest = Math.max(...askedFor(record, plan).map(({ year }) => year))
  const year = Number.isFinite(newest) ? newest : planYearOf(record.releasedOn)
  return { to: planAddress({ year, entityId }), planned: plannedActions(record.campaignId, plan, entityId) }
}

/** A result with the plan that it asked for: what each of its pages is made of. @throws {AppError} `not-found` outside the scope. */
export async function loadResult(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const results = await getResults(actor, campaignId, clock)
  return { actor, results, plan: planOf(actor, results) }
}

export type LoadedResult = Awaited<ReturnType<typeof loadResult>>
type Loaded = LoadedResult

/** The first page of a result: what it says, what follows from it, and what may be fetched. */
export function summaryView({ actor, results, plan }: Loaded) {
  const { record, instrument } = results
  const { isYearlyEvaluation } = instrument.presentation
  return {
    head: headOf(results),
    summary: summaryOf(results, plan.planned),
    toDo: results.toDo,
    prevalence: instrument.prevalence && {
      release: { prevalence: record.release.prevalence ?? null, k: record.release.k },
      described: instrument.prevalence,
    },
    next: {
      planTo: plan.to,
      mechanism: legalFrameOn(record.releasedOn).mechanismInShort,
      isYearlyEvaluation,
      /** There is a page for the staff, hers to see: enough answered to tell them anything. */
      tellsStaff: can(actor.role, 'commitment:read') && record.release.participation.kind !== 'suppressed',
      mayCertify: can(actor.role, 'certificate:read') && isYearlyEvaluation,
    },
  }
}

export type SummaryView = ReturnType<typeof summaryView>

/** Scores of each dimension, with its questions and what the plan does about it. */
export function dimensionsView({ results, plan }: Loaded) {
  return { head: headOf(results), ...dimensionCards(results, plan.planned) }
}

/** Women and men side by side, and beside them what the totals of the staff say. */
export function sexesView({ results }: Loaded, asked: CompareAsked = {}) {
  const { cuts, gaps, k, singleLink } = results.record.release
  const { levels, dimensions } = results.instrument
  return {
    head: headOf(results),
    release: { cuts, gaps, k, ...(singleLink ? { singleLink } : {}) },
    instrument: { levels, dimensions: dimensions.map(({ id, title }) => ({ id, title })) },
    facts: results.facts,
    classes: twoClasses(results.record.release, results.instrument, asked),
  }
}

export type SexesView = ReturnType<typeof sexesView>

/** This application beside those before it or the one that the address names, and where the entity stands with it. */
export function timeView({ actor, results }: Loaded, asked: CompareAsked = {}) {
  const { dimensions } = results.instrument
  return {
    head: headOf(results),
    history: results.history,
    pair: twoYears({ ...results, word: asked.comparar }),
    standing: standingOfRelease(actor, results.record, results.before),
    instrument: { dimensions: dimensions.map(({ id, title }) => ({ id, title })) },
  }
}

export type TimeView = ReturnType<typeof timeView>

/** Questions of one dimension or of all, in the order that was asked for. */
export function questionsView({ results }: Loaded, asked: QuestionsAsked) {
  const { release } = results.record
  return { head: headOf(results), ...askedQuestions(release, results.instrument, asked), norms: normsOf(results) }
}

export type QuestionsView = ReturnType<typeof questionsView>

/** What people think beside what they think of others, each with its interval; null where that is not asked. */
export function normsOf({ record: { release }, instrument }: Results) {
  if (!release.perceivedNorms) return null
  const own = new Map(instrument.dimensions.flatMap(({ items }) => items.map(({ id, text }) => [id, text] as const)))
  const asked = new Map(instrument.norms.map(({ id, text }) => [id, text] as const))
  return release.perceivedNorms.map((norm) => ({
    id: norm.id,
    distribution: norm.distribution,
    text: asked.get(norm.id) ?? norm.id,
    about: own.get(norm.about) ?? norm.about,
    found: normDifference(release, norm),
  }))
}

export type ShownNorms = ReturnType<typeof normsOf>

/** Rules, points and weights, who answered, and which result this is. */
export function calculationView({ results }: Loaded) {
  const { record, instrument } = results
  const { participation, population, representativeness, k, singleLink } = record.release
  return {
    head: headOf(results),
    release: { participation, population, representativeness, k, ...(singleLink ? { singleLink } : {}) },
    source: { populationSource: record.populationSource, populationDate: record.populationDate },
    identity: { version: instrument.version, releasedOn: record.releasedOn, digest: record.digest },
    rules: calculationRules(record.release, instrument),
    instrument,
  }
}

export type CalculationView = ReturnType<typeof calculationView>
