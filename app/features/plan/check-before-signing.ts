import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import { mostAtOnce } from './at-once.ts'
import { actionAddress, planAddress, type PlanPlace } from './tabs.ts'

/** What the checks need to know of an action. */
export type CheckedAction = {
  readonly id: string
  readonly title: string
  readonly status: PlanActionStatus
  /** A norm surely obliges the entity to it. */
  readonly obliges: boolean
  /** Unit that answers for it, and post or name of who is in charge; empty where nobody said. */
  readonly responsible: string
  readonly inCharge: string
  /** ISO dates. */
  readonly startsOn: string | null
  readonly dueOn: string | null
  /** Whole soles; null where nobody said. */
  readonly soles: number | null
  readonly poiYear: number | null
  /** Dimensions that it works against, as `dimensionKey` names them. */
  readonly against: readonly string[]
  /** The plan of the year before left it undone: it may have begun then. */
  readonly carried: boolean
}

/** A dimension whose released score is in the lowest level of its instrument. */
export type LowestDimension = {
  /** As `dimensionKey` names it. */
  readonly key: string
  readonly title: string
  readonly instrument: string
}

/** What is checked before a plan is signed. */
export type CheckedPlan = {
  readonly place: PlanPlace
  /** People who work in the entity; null where no figure is confirmed. */
  readonly staff: number | null
  readonly actions: readonly CheckedAction[]
  readonly lowest: readonly LowestDimension[]
}

export const FINDING_CODES = [
  'nothing-accepted',
  'undecided-duty',
  'nobody-in-charge',
  'no-due-date',
  'ends-before-it-starts',
  'outside-the-year',
  'reaches-past-the-year',
  'money-without-poi-year',
  'lowest-level-unanswered',
  'lowest-level-without-action',
  'too-many-at-once',
  'undecided-proposals',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** Something that is missing, or that whoever signs should know. */
export type PlanFinding = {
  readonly code: FindingCode
  /** One Spanish sentence with its full stop. */
  readonly sentence: string
  /** Action that it is about, or null. */
  readonly actionId: string | null
  /** Where it is mended. */
  readonly address: string
  /** The plan cannot be signed before it is mended; otherwise it is a warning. */
  readonly blocking: boolean
}

/** From so many people on one person need not carry everything. */
export const STAFF_THAT_SHARES = 100
/** So many actions at the same time are what one person can follow. */
export const ACTIONS_AT_ONCE = 5

/** Names a dimension among all instruments: versions use one id for other things. */
export function dimensionKey(instrumentHash: string, dimension: string): string {
  return `${instrumentHash}/${dimension}`
}

type Told = Pick<PlanFinding, 'code' | 'sentence' | 'blocking'>

const missing = (code: FindingCode, sentence: string): Told => ({ code, sentence, blocking: true })
const warning = (code: FindingCode, sentence: string): Told => ({ code, sentence, blocking: false })

const isBlank = (text: string) => text.trim() === ''

function whoAndWhen({ title, responsible, inCharge, dueOn }: CheckedAction): Told[] {
  return [
    ...(isBlank(inCharge) || isBlank(responsible)
      ? [missing('nobody-in-charge', `Falta decir quién está a cargo de «${title}».`)]
      : []),
    ...(dueOn === null ? [missing('no-due-date', `Falta la fecha límite de «${title}».`)] : []),
  ]
}

function dates({ title, startsOn, dueOn, carried }: CheckedAction, year: number): Told[] {
  if (startsOn !== null && dueOn !== null && dueOn < startsOn)
    return [missing('ends-before-it-starts', `«${title}» termina antes de empezar.`)]
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  if ((dueOn !== null && dueOn < first) || (startsOn !== null && startsOn > last))
    return [missing('outside-the-year', `Las fechas de «${title}» están fuera del año ${year}.`)]
  const early = startsOn !== null && startsOn < first && !carried
  if (early) return [warning('reaches-past-the-year', `«${title}» empieza antes del año ${year}.`)]
  if (dueOn !== null && dueOn > last)
    return [
      warning(
        'reaches-past-the-year',
        `«${title}» termina el ${formatDate(dueOn)}: lo que falte pasará al plan de ${year + 1}.`,
      ),
    ]
  return []
}

function money({ title, soles, poiYear }: CheckedAction): Told[] {
  if (soles === null || soles === 0 || poiYear !== null) return []
  return [missing('money-without-poi-year', `«${title}» cuesta dinero: falta el año del POI que lo lleva.`)]
}

function ofAction(action: CheckedAction, year: number): Told[] {
  if (action.status === 'proposed')
    return action.obliges
      ? [missing('undecided-duty', `«${action.title}» es un deber por norma y está por decidir.`)]
      : []
  if (action.status !== 'accepted') return []
  return [...whoAndWhen(action), ...dates(action, year), ...money(action)]
}

/** Why nothing is done about a low score is said by the reason of one action at least that was decided against. */
function ofDimension({ key, title, instrument }: LowestDimension, plan: CheckedPlan): PlanFinding[] {
  const against = plan.actions.filter((action) => action.against.includes(key))
  if (against.some(({ status }) => status !== 'proposed')) return []
  const open = against[0]
  const low = `«${title}» (${instrument}) está en el nivel más bajo y el plan no hace nada al respecto`
  if (open)
    return [
      {
        ...missing('lowest-level-unanswered', `${low}: acepte una acción o diga por qué no.`),
        actionId: open.id,
        address: actionAddress(plan.place, open.id),
      },
    ]
  return [
    {
      ...warning('lowest-level-without-action', `${low}: puede agregar una acción propia.`),
      actionId: null,
      address: planAddress(plan.place),
    },
  ]
}

/** Names that differ in spaces and capitals alone are one person. */
const personOf = ({ inCharge }: CheckedAction) => inCharge.trim().replace(/\s+/g, ' ').toLocaleLowerCase('es')

function ofPeople({ actions, staff, place }: CheckedPlan): PlanFinding[] {
  if (staff === null || staff < STAFF_THAT_SHARES) return []
  const byPerson = new Map<string, CheckedAction[]>()
  for (const action of actions) {
    if (action.status !== 'accepted' || isBlank(action.inCharge)) continue
    byPerson.set(personOf(action), [...(byPerson.get(personOf(action)) ?? []), action])
  }
  return [...byPerson.values()].flatMap((hers) => {
    const [first] = hers
    const most = mostAtOnce(hers, place.year)
    if (!first || most <= ACTIONS_AT_ONCE) return []
    return {
      ...warning(
        'too-many-at-once',
        `${first.inCharge.trim()} tendría ${formatNumber(most)} acciones a la vez: reparta algunas o mueva fechas.`,
      ),
      actionId: first.id,
      address: actionAddress(place, first.id),
    }
  })
}

function ofWhole({ actions, place }: CheckedPlan): PlanFinding[] {
  const count = (meant: (action: CheckedAction) => boolean) => actions.filter(meant).length
  const open = actions.find(({ status, obliges }) => status === 'proposed' && !obliges)
  const left = count(({ status, obliges }) => status === 'proposed' && !obliges)
  return [
    ...(count(({ status }) => status === 'accepted') === 0
      ? [
          {
            ...missing('nothing-accepted', 'El plan no tiene ninguna acción aceptada.'),
            actionId: null,
            address: planAddress(place),
          },
        ]
      : []),
    ...(open
      ? [
          {
            ...warning(
              'undecided-proposals',
              `${formatCount(left, 'propuesta queda', 'propuestas quedan')} por decidir: no serán parte de lo firmado.`,
            ),
            actionId: open.id,
            address: actionAddress(place, open.id),
          },
        ]
      : []),
  ]
}

/**
 * What a plan lacks before it is signed: first what blocks the signature, then warnings, each kind in the order of the plan.
 * Nothing of it depends on what happened to people.
 */
export function checkBeforeSigning(plan: CheckedPlan): PlanFinding[] {
  const ofActions = plan.actions.flatMap((action) =>
    ofAction(action, plan.place.year).map((told) => ({
      ...told,
      actionId: action.id,
      address: actionAddress(plan.place, action.id),
    })),
  )
  const found: PlanFinding[] = [
    ...ofActions,
    ...plan.lowest.flatMap((dimension) => ofDimension(dimension, plan)),
    ...ofPeople(plan),
    ...ofWhole(plan),
  ]
  return [...found].sort(
    (one, other) =>
      Number(other.blocking) - Number(one.blocking) ||
      FINDING_CODES.indexOf(one.code) - FINDING_CODES.indexOf(other.code),
  )
}

/** Whether nothing blocks the signature. */
export function mayBeSigned(findings: readonly PlanFinding[]): boolean {
  return !findings.some(({ blocking }) => blocking)
}
