import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { ShownLogo } from '#app/kit/shell/logo.tsx'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'

export const COMMITMENT_TITLE = 'Ustedes dijeron, nosotros hicimos'

/**
 * How far an action of a signed plan is, in the order of the page. `passed-on`: left undone in a year that ended, and not
 * yet signed in the plan of the next. `dropped`: signed once, and no longer in the plan.
 */
export const COMMITMENT_STATES = [
  'done',
  'under-way',
  'not-started',
  'overdue',
  'stopped',
  'passed-on',
  'dropped',
] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

const STATE_HEADINGS = {
  done: 'Hechas',
  'under-way': 'En marcha',
  'not-started': 'Sin empezar',
  overdue: 'Vencidas, su fecha ya pasó',
  stopped: 'Detenidas',
  'passed-on': 'Pasaron al plan del año siguiente',
  dropped: 'Ya no están en el plan',
} satisfies Record<CommitmentState, string>

/** Parts that the head may add to a published page; each is added whole. */
export const ADDITIONS = ['scores', 'gaps', 'due-dates'] as const
export type Addition = (typeof ADDITIONS)[number]

export type LevelRow = {
  readonly id: string
  readonly title: string
  /** Null where nothing of it is shown. */
  readonly level: MaturityLevelId | null
  readonly says: string
}

/** Actions of one state. `own`: those in words of the entity, which are counted and never quoted. */
export type ActionGroup = {
  readonly state: CommitmentState
  /** In the words of the catalogue. `dueOn`: ISO date, null where the head did not add the dates, or there is none. */
  readonly listed: readonly { readonly title: string; readonly dueOn: string | null }[]
  readonly own: { readonly count: number; readonly dueOn: readonly string[] }
}

/** A part that was added, as a table with one sentence; the first cell of a row names it. */
export type AddedTable = {
  readonly id: Exclude<Addition, 'due-dates'>
  readonly heading: string
  readonly says: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
}

/** All that one public page may say, and nothing that it may not: the loader gives this to everybody. */
export type CommitmentView = {
  readonly entity: string
  readonly logo: ShownLogo | null
  /** As the questionnaire called itself to whoever answered it. */
  readonly questionnaire: string
  /** ISO dates of its first and last day. */
  readonly opensOn: string
  readonly until: string
  /** In bands, never a number. */
  readonly participation: string
  readonly levels: readonly LevelRow[] | null
  /** Plans that may hold what the result asked for; empty groups where none is signed. */
  readonly plan: {
    readonly signedYears: readonly number[]
    readonly unsignedYears: readonly number[]
    readonly groups: readonly ActionGroup[]
  }
  readonly additions: readonly AddedTable[]
  /** ISO date of what the page says of the plan. */
  readonly asOf: string
}

const LEVELS = {
  heading: 'Qué salió',
  caption: 'Nivel de cada tema, de cuatro: inicial, en proceso, avanzado y consolidado',
  columns: ['Tema', 'Nivel'],
} as const

const ACTIONS_HEADING = 'Qué se hace'

const NOTE =
  'Las respuestas son anónimas: nadie, tampoco la entidad, sabe quién respondió qué. Nunca intente averiguarlo.'

const joined = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1) ?? ''}`

/** "El plan 2026", "Los planes 2026 y 2027". */
const plansOf = (years: readonly number[]) =>
  years.length === 1 ? `El plan ${years.join('')}` : `Los planes ${joined(years.map(String))}`

function notSigned(years: readonly number[]): string {
  if (years.length === 0) return ''
  return `${plansOf(years)} todavía no ${years.length === 1 ? 'está firmado' : 'están firmados'}.`
}

function ownWords({ listed, own }: ActionGroup): string | null {
  if (own.count === 0) return null
  const days = [...new Set(own.dueOn)].sort().map(formatDate)
  const which = own.count === 1 ? 'acción redactada por la entidad' : 'acciones redactadas por la entidad'
  const until = days.length === 0 ? '' : ` (hasta el ${joined(days)})`
  return `${listed.length === 0 ? '' : 'Y '}${formatNumber(own.count)} ${which}${until}.`
}

function actionsOf({ plan, asOf }: CommitmentView) {
  const { signedYears, unsignedYears } = plan
  const groups = plan.groups.map((group) => ({
    state: group.state,
    name: STATE_HEADINGS[group.state],
    count: group.listed.length + group.own.count,
    heading: `${STATE_HEADINGS[group.state]} (${formatNumber(group.listed.length + group.own.count)})`,
    /** `says`: until when, or empty. */
    titles: group.listed.map(({ title, dueOn }) => ({
      ...{ title, says: dueOn === null ? '' : `Hasta el ${formatDate(dueOn)}.` },
    })),
    /** Sentence that counts what the entity worded itself; null where there is none. */
    own: ownWords(group),
  }))
  const rest = notSigned(unsignedYears)
  const isAre = signedYears.length === 1 ? 'está firmado y no tiene' : 'están firmados y no tienen'
  const none =
    signedYears.length === 0
      ? 'El plan de mejora todavía no está firmado. Cuando se firme, sus acciones estarán aquí.'
      : `${plansOf(signedYears)} ${isAre} acciones aceptadas. ${rest}`.trim()
  return {
    heading: ACTIONS_HEADING,
    /** Which plan, and as of when; empty where there is nothing to list. */
    intro:
      groups.length === 0
        ? ''
        : `${plansOf(signedYears)} de la entidad, como estaba${signedYears.length === 1 ? '' : 'n'} el ${formatDate(asOf)}. ${rest}`.trim(),
    /** The sentence that stands where there are no groups; null where there are. */
    none: groups.length === 0 ? none : null,
    groups,
  }
}

/**
 * All that the page says, part by part and in its order: the page, the picture, the poster, the note and the slides draw
 * it, and the text for who does not see the picture reads it.
 */
export function commitmentWords(view: CommitmentView) {
  const { entity, logo, questionnaire, opensOn, until, participation, levels, additions } = view
  const dates = `del ${formatDate(opensOn)} al ${formatDate(until)}`
  return {
    ...{ entity, logo, questionnaire, dates, participation },
    title: COMMITMENT_TITLE,
    opening: `${questionnaire}, ${dates}. ${participation} Gracias a quienes respondieron.`,
    levels: levels ? { ...LEVELS, rows: levels } : null,
    actions: actionsOf(view),
    additions,
    note: NOTE,
  }
}

export type CommitmentWords = ReturnType<typeof commitmentWords>

/** The minimum alone: what was added is left out. Whatever travels by itself, as a picture does, holds nothing more. */
export function minimumOf(view: CommitmentView): CommitmentView {
  const groups = view.plan.groups.map(({ state, listed, own }) => ({
    state,
    listed: listed.map(({ title }) => ({ title, dueOn: null })),
    own: { count: own.count, dueOn: [] },
  }))
  return { ...view, plan: { ...view.plan, groups }, additions: [] }
}

/** The same as one text, line by line: for whoever does not see a picture. */
export function commitmentText({ entity, title, opening, levels, actions, additions, note }: CommitmentWords): string {
  const withColon = (row: readonly string[]) => `${row[0] ?? ''}: ${row.slice(1).filter(Boolean).join('; ')}`
  return [
    ...[entity, title, opening],
    ...(levels ? [levels.heading, `${levels.caption}:`, ...levels.rows.map((row) => `${row.title}: ${row.says}`)] : []),
    actions.heading,
    ...[actions.intro, actions.none ?? ''].filter(Boolean),
    ...actions.groups.flatMap(({ heading, titles, own }) => [
      `${heading}:`,
      ...titles.map(({ title: name, says }) => `• ${name}. ${says}`.trim()),
      ...(own === null ? [] : [own]),
    ]),
    ...additions.flatMap(({ heading, says, rows }) => [heading, says, ...rows.map(({ cells }) => withColon(cells))]),
    note,
  ].join('\n')
}
