import type { Database } from '#db/client.server.ts'
import { findAdaptationSheet } from '#db/queries/adaptation.server.ts'
import { findEntity } from '#db/queries/directory.server.ts'
import { listCampaignsSince, listOpenPlanYears } from '#db/queries/happenings.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import { listBatchesEndingFrom } from '#db/queries/typing.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { countedUntil, halfBefore, halfId, lastEndedHalf } from '#surveys/complaints/half-years.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { ownReportAddress, REPORT_QUEUE } from '#app/features/november-report/november-address.ts'
import { recordAddress } from '#app/features/yearly-record/record-address.ts'
import { lastDayOf } from '#app/features/yearly-record/record-rules.ts'
import { isTypedBy } from '#app/features/typing/load-batch.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import type { CalendarFacts } from './calendar-days.ts'

/** Days for which a date that is over stays in a calendar. */
const PAST_DAYS = 90

const NOTHING: CalendarFacts = {
  campaigns: [],
  kept: [],
  typed: [],
  planYears: [],
  quarterly: [],
  planPage: 'plan',
  actions: [],
  reports: [],
  records: [],
  sheets: [],
  adaptationPage: null,
}

type Asked = { readonly database: Database; readonly actor: Actor; readonly today: string }

/** Campaigns that take place; one that was called off or whose answers were destroyed has no dates any more. */
function campaignsOf({ database, actor, today }: Asked) {
  return listCampaignsSince(database, actor.scope, addDays(today, -PAST_DAYS))
    .filter(({ status }) => status !== 'cancelled' && status !== 'annulled')
    .map(({ instrumentHash, ...campaign }) => ({ ...campaign, title: instrumentByHash(instrumentHash).publicTitle }))
}

const thisYear = (today: string) => Number(today.slice(0, 4))

/** Accepted actions with a term that the actor may read, of this year's plan and its neighbours. */
async function actionsOf({ database, actor, today }: Asked, isHers: (action: PlanAction) => boolean) {
  const years = [thisYear(today) - 1, thisYear(today), thisYear(today) + 1]
  const entityId = actor.entity?.id ?? ''
  const found = await Promise.all(years.map((year) => listPlanActions(database, actor.scope, entityId, year)))
  return found.flat().flatMap((action) => {
    const { id, year, title, dueOn, status, progress } = action
    const isOpen = status === 'accepted' && progress !== 'done' && progress !== 'stopped'
    return isOpen && dueOn !== null && isHers(action) ? [{ id, year, title, dueOn }] : []
  })
}

/** The sheet of adaptation of her entity, until it has ended. */
function adaptationPageOf({ database, actor }: Asked): string | null {
  const sheet = findAdaptationSheet(database, actor.scope, actor.entity?.id ?? '')
  return sheet?.endedOn ? null : '/panel/adecuacion'
}

const years = (today: string) => [thisYear(today) - 1, thisYear(today)]
const isShown = (day: string, today: string) => day >= addDays(today, -PAST_DAYS)

/** What her entity owes the country by a day, where a norm obliges it: not how far it is. */
function owedBy({ database, actor, today }: Asked): Pick<CalendarFacts, 'reports' | 'records'> {
  const entity = findEntity(database, actor.scope, actor.entity?.id ?? '')
  if (!entity) return { reports: [], records: [] }
  const { governmentLevel: level } = entity
  const owes = (duty: 'november-report' | 'yearly-record', year: number) =>
    obligationOn({ level }, duty, cutOffOf(year)).obligation === 'obliged'
  return {
    reports: years(today)
      .filter((year) => owes('november-report', year) && isShown(cutOffOf(year), today))
      .map((year) => ({ year, to: ownReportAddress(year) })),
    records: years(today)
      .filter((year) => owes('yearly-record', year) && isShown(lastDayOf(year), today))
      .map((year) => ({ year, lastDay: lastDayOf(year), to: recordAddress({ whose: null, year }) })),
  }
}

/** The half year that is noted down now and the one before, whatever was told of them. */
function sheetsOf(today: string): CalendarFacts['sheets'] {
  const last = lastEndedHalf(today)
  return [last, halfBefore(last)]
    .map((half) => ({ id: halfId(half), lastDay: countedUntil(half) }))
    .filter(({ lastDay }) => isShown(lastDay, today))
}

/** Years of these whose plan is told of each quarter. */
function quarterlyOf({ database, actor }: Asked, years: readonly number[]): number[] {
  const entityId = actor.entity?.id ?? ''
  return years.filter((year) => findRhythm(database, { entityId, year }) === 'quarterly')
}

async function ofEntity(asked: Asked): Promise<CalendarFacts> {
  const { database, actor, today } = asked
  const planYears = listOpenPlanYears(database, actor.scope, thisYear(today) - 1)
  return {
    ...NOTHING,
    campaigns: campaignsOf(asked),
    planYears,
    quarterly: quarterlyOf(asked, planYears),
    actions: await actionsOf(asked, () => true),
    ...owedBy(asked),
    adaptationPage: adaptationPageOf(asked),
  }
}

/** Actions with the cut-offs of their plans; of a plan in which nothing is hers, not even that there is one. */
async function ofActions(
  asked: Asked,
  planPage: CalendarFacts['planPage'],
  isHers: (action: PlanAction) => boolean,
): Promise<CalendarFacts> {
  const actions = await actionsOf(asked, isHers)
  const planYears = [...new Set(actions.map(({ year }) => year))]
  return { ...NOTHING, actions, planPage, planYears, quarterly: quarterlyOf(asked, planYears) }
}

/** Only that codes are handed out and until when: not how it ended. */
function ofCustodian(asked: Asked): CalendarFacts {
  return { ...NOTHING, kept: campaignsOf(asked).filter(({ byKeptCodes }) => byKeptCodes) }
}

/** Batches that may still be typed, but those that another person opened. */
async function ofTranscriber({ database, actor, today }: Asked): Promise<CalendarFacts> {
  const batches = await listBatchesEndingFrom(database, actor.scope, today)
  const open = batches.filter(
    (batch) =>
      batch.campaignStatus === 'open' &&
      (batch.status === 'printed' || (batch.status === 'opened' && isTypedBy(actor, batch))),
  )
  const typed = open.map(({ campaignId, closesOn, instrumentHash }) => ({
    id: campaignId,
    title: instrumentByHash(instrumentHash).publicTitle,
    lastDay: closesOn,
  }))
  return { ...NOTHING, typed: [...new Map(typed.map((each) => [each.id, each])).values()] }
}

/** The Ministry's people see the whole country; what falls on the same day for all stands once. */
const ofMinistry = ({ today }: Asked): CalendarFacts => ({
  ...NOTHING,
  planYears: [thisYear(today), thisYear(today) + 1],
  planPage: 'all-plans',
  reports: [thisYear(today), thisYear(today) + 1].map((year) => ({ year, to: REPORT_QUEUE })),
  adaptationPage: '/nacional/adecuacion',
})

const FACTS_OF: Readonly<Record<Role, (asked: Asked) => CalendarFacts | Promise<CalendarFacts>>> = {
  coordinator: ofEntity,
  head: ofEntity,
  contributor: (asked) => ofActions(asked, 'own-actions', ({ assigneeId }) => assigneeId === asked.actor.userId),
  reader: (asked) => ofActions(asked, 'plan', () => true),
  custodian: ofCustodian,
  transcriber: ofTranscriber,
  'human-resources': ({ today }) => ({ ...NOTHING, sheets: sheetsOf(today) }),
  analyst: ofMinistry,
  administrator: ofMinistry,
}

/** Dates that an actor may know on a day (ISO date). An entity that is no more has none. */
export async function calendarFacts(database: Database, actor: Actor, today: string): Promise<CalendarFacts> {
  return ownEntityEnd(actor) ? NOTHING : FACTS_OF[actor.role]({ database, actor, today })
}
