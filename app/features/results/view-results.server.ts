import { listActionsOfYears } from '#db/queries/plans.server.ts'
import { findRelease, listEarlierReleases, type ReleaseRecord } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { planYearsFor } from '#surveys/planning/plan-year.ts'
import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import type { ItemScale } from '#app/kit/words/claims/level-claims.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { EXPLAINED_BY_FACTS } from '#app/features/fact-sheet/fact-rules.ts'
import { factsBeside } from '#app/features/fact-sheet/view-facts.server.ts'
import { changeBetween } from './compare/change-between.ts'
import { whatToDo } from './what-to-do-facts.ts'

/** Values of the five steps from full disagreement to full agreement. */
const AGREEMENT = ['1', '2', '3', '4', '5']

/** How the answers to an item are given, as its scores and choices say. */
function scaleOf({ points, unknown }: ScoredItem, choices: readonly { readonly value: string }[]): ItemScale {
  if (unknown.some((choice) => typeof points[choice] === 'number')) return 'knowledge'
  return AGREEMENT.every((step) => choices.some(({ value }) => value === step)) ? 'agreement' : 'other'
}

function describePrevalence({ scoring }: Instrument) {
  if (!scoring.prevalence) return null
  const { families, publication, witnessed, reading } = scoring.prevalence
  return {
    /** Of families and of groups of them. */
    titles: Object.fromEntries([...families, ...publication.groups].map(({ id, title }) => [id, title])),
    witnessed: witnessed.title,
    trust: reading?.trust ?? null,
  }
}

/** Wording of an instrument that the results page needs; nothing of it depends on answers. */
export function describe(instrument: Instrument) {
  const questions = new Map(placedQuestions(instrument.survey).map(({ question }) => [question.name, question]))
  const choicesOf = (id: string) =>
    (questions.get(id)?.choices ?? []).map(({ value, text }) => ({ value, text: spanish(text) }))
  return {
    slug: instrument.slug,
    title: instrument.title,
    version: instrument.version,
    presentation: instrument.presentation,
    levels: instrument.scoring.levels,
    minimumAnsweredShare: instrument.scoring.minimumAnsweredShare,
    dimensions: instrument.scoring.dimensions.map((dimension) => ({
      id: dimension.id,
      title: dimension.title,
      meaning: dimension.meaning,
      weight: dimension.weight,
      items: dimension.items.map((item) => ({
        id: item.id,
        text: spanish(questions.get(item.id)?.title ?? item.id),
        keyed: item.keyed,
        weight: item.weight,
        points: item.points,
        scale: scaleOf(item, choicesOf(item.id)),
        asksUnknown: item.unknown.length > 0,
        choices: choicesOf(item.id),
      })),
    })),
    norms: instrument.scoring.unscored.flatMap((item) =>
      item.kind === 'perceived-norm'
        ? [
            {
              id: item.id,
              about: item.about,
              text: spanish(questions.get(item.id)?.title ?? item.id),
              points: item.points,
              choices: choicesOf(item.id),
            },
          ]
        : [],
    ),
    prevalence: describePrevalence(instrument),
    segments: instrument.segments.map(({ id, title }) => ({ id, title, choices: choicesOf(id) })),
  }
}

/** The applications before this one, oldest first, and what changed since the last of them; null for a first one. */
function timelineOf(record: ReleaseRecord, before: readonly ReleaseRecord[]) {
  const last = before[before.length - 1]
  if (!last) return null
  const figures = ({ releasedOn, release }: ReleaseRecord) => ({
    releasedOn,
    version: release.instrument.version,
    k: release.k,
    overall: release.overall,
    dimensions: release.dimensions,
  })
  return {
    releases: [...before, record].map(figures),
    ...changeBetween(last, record),
  }
}

export type Timeline = NonNullable<ReturnType<typeof timelineOf>>

export type InstrumentDescription = ReturnType<typeof describe>
export type Results = Awaited<ReturnType<typeof getResults>>

/**
 * Released results of a campaign with the wording of its instrument version.
 * @throws {AppError} `not-found` where the actor may not see it or there is no release.
 */
export async function getResults(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const record = await findRelease(database, actor.scope, campaignId)
  if (!record) throw new AppError('not-found')
  const before = await listEarlierReleases(database, actor.scope, record)
  const history = timelineOf(record, before)
  const plan = await listActionsOfYears(database, actor.scope, record.entityId, planYearsFor(record.releasedOn))
  const instrument = instrumentByHash(record.release.instrument.hash)
  return {
    record,
    /** Applications of the same instrument before this one that she may read, oldest first. */
    before,
    history,
    instrument: describe(instrument),
    /** Actions of the plans to which it may have led. */
    plan,
    toDo: whatToDo(instrument, record, plan, limaDate(clock())),
    facts: instrument.slug === EXPLAINED_BY_FACTS ? factsBeside(record) : null,
  }
}
