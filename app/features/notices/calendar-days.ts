import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import { askedCutOffs } from '#app/features/plan/carry-out/cut-offs.ts'
import type { Rhythm } from '#db/queries/plan-rhythm.server.ts'
import { followUpAddress } from '#app/features/plan/carry-out/follow-up-address.ts'
import { QUEUE_ADDRESS } from '#app/features/plan/review/review-address.ts'
import { MONTH_NAMES } from '#app/kit/format.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { LAST_DAYS } from './notices-of-day.ts'

type Campaign = { readonly id: string /** The public title. */; readonly title: string } & Readonly<
  Record<'opensOn' | 'closesOn', string>
>
type Action = { readonly id: string; readonly year: number; readonly title: string; readonly dueOn: string }

/** Of the plan of one's own entity, of one's own actions, or of all plans that the Ministry reads. */
export type PlanPage = 'plan' | 'own-actions' | 'all-plans'

const PLAN_PAGES: Readonly<Record<PlanPage, (year: number) => string>> = {
  plan: (year) => `/panel/plan/${year}/ejecucion`,
  'own-actions': (year) => `/panel/plan/${year}/mis-acciones`,
  'all-plans': () => QUEUE_ADDRESS,
}

/** What somebody's role lets her know of dates. */
export type CalendarFacts = {
  /** To watch, to hand out codes of, to type. */
  readonly campaigns: readonly Campaign[]
  readonly kept: readonly Campaign[]
  readonly typed: readonly (Pick<Campaign, 'id' | 'title'> & { readonly lastDay: string })[]
  readonly planYears: readonly number[]
  /** Of them those whose plan is told of each quarter. */
  readonly quarterly: readonly number[]
  /** Which page of a plan somebody in her role reads its cut-offs on. */
  readonly planPage: PlanPage
  readonly actions: readonly Action[]
  /** Years whose report of November concerns her, and the page on which somebody in her role reads it. */
  readonly reports: readonly { readonly year: number; readonly to: string }[]
  /** Years whose record she writes or sends, with the last day (ISO date) of each. */
  readonly records: readonly { readonly year: number; readonly lastDay: string; readonly to: string }[]
  /** Last days (ISO dates) of the sheets that Recursos Humanos notes down, by their half year. */
  readonly sheets: readonly { readonly id: string; readonly lastDay: string }[]
  /** Page on which somebody in her role reads what is adapted to Ley 32535, while its term concerns her. */
  readonly adaptationPage: string | null
}

/** A whole day in a calendar. */
export type CalendarDay = {
  /** Alike for the same date however often it is read, so that a program changes it instead of adding it. */
  readonly id: string
  /** ISO date. */
  readonly day: string
  readonly title: string
  /** Page of ours that it is about. */
  readonly to: string
}

function campaignDays({ id, title, opensOn, closesOn }: Campaign): CalendarDay[] {
  const to = `/panel/aplicaciones/${id}`
  return [
    { id: `abre-${id}`, day: opensOn, title: `Se abre: ${title}`, to },
    { id: `quedan-${id}`, day: addDays(closesOn, -LAST_DAYS), title: `Quedan tres días: ${title}`, to },
    { id: `cierra-${id}`, day: closesOn, title: `Último día: ${title}`, to },
  ]
}

function keptDays({ id, title, opensOn, closesOn }: Campaign): CalendarDay[] {
  const to = `/custodia/${id}`
  return [
    { id: `entrega-${id}`, day: opensOn, title: `Primer día de entrega: ${title}`, to },
    { id: `ultima-entrega-${id}`, day: closesOn, title: `Último día de entrega: ${title}`, to },
  ]
}

/** The cut-offs of a plan's follow-up that are asked for. */
function planDays(year: number, rhythm: Rhythm, page: PlanPage): CalendarDay[] {
  const to = PLAN_PAGES[page](year)
  const main = askedCutOffs(year, 'twice-a-year').map(({ on }) => on)
  return askedCutOffs(year, rhythm).map(({ on, isMain }) => ({
    id: `corte-${isMain ? main.indexOf(on) + 1 : on.slice(5)}-${year}`,
    day: on,
    title: `Plan de mejora ${year}: corte de ${MONTH_NAMES[Number(on.slice(5, 7)) - 1]}`,
    to,
  }))
}

/**
 * What an entity owes the country by a day of the year: the report of November (D.S. 005-2017-MIMP, fourth final provision),
 * its record, the sheet of half a year. No title has a number: the day says of which year it is.
 */
function yearlyDays({ reports, records, sheets }: CalendarFacts): CalendarDay[] {
  return [
    ...reports.map(({ year, to }) => ({
      ...{ id: `informe-${year}`, day: cutOffOf(year), to },
      title: 'Último día para presentar el informe de noviembre',
    })),
    ...records.map(({ year, lastDay, to }) => ({
      ...{ id: `registro-${year}`, day: lastDay, to },
      title: 'Último día para llenar el registro anual',
    })),
    ...sheets.map(({ id, lastDay }) => ({
      ...{ id: `hoja-${id}`, day: lastDay, to: '/panel/hoja-servir' },
      title: 'Último día en que la hoja semestral entra en los totales',
    })),
  ]
}

/** The dates of a calendar in their order. Nothing in it says how a campaign goes or what came of it. */
export function calendarDays(facts: CalendarFacts): CalendarDay[] {
  const { campaigns, kept, typed, planYears, quarterly, planPage, actions, adaptationPage } = facts
  const days = [
    ...campaigns.flatMap(campaignDays),
    ...kept.flatMap(keptDays),
    ...typed.map(({ id, title, lastDay }) => ({
      id: `digita-${id}`,
      day: lastDay,
      title: `Último día para digitar: ${title}`,
      to: '/panel/digitacion',
    })),
    ...planYears.flatMap((year) => planDays(year, quarterly.includes(year) ? 'quarterly' : 'twice-a-year', planPage)),
    ...yearlyDays(facts),
    ...actions.map(({ id, year, title, dueOn }) => ({
      id: `vence-${id}`,
      day: dueOn,
      title: `Vence: ${title}`,
      to: followUpAddress({ year, id }),
    })),
  ]
  if (adaptationPage !== null)
    days.push({
      id: 'adecuacion',
      day: ADAPTATION_LAST_DAY,
      title: 'Último día para adecuar los documentos a la Ley 32535',
      to: adaptationPage,
    })
  return days.sort((one, other) => one.day.localeCompare(other.day) || one.id.localeCompare(other.id))
}
