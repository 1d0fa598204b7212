import type { Effort } from '#surveys/model/instrument.ts'
import { plainName } from '#surveys/text/written-text.ts'

/** What the rules look at in an action as it was signed. */
export type NotedAction = {
  readonly id: string
  readonly title: string
  readonly status: 'accepted' | 'rejected' | 'deferred'
  readonly decisionReason: string | null
  /** Office that answers for it, and post or name of who is in charge; either may be empty. */
  readonly responsible: string
  readonly inCharge: string
  /** ISO date. */
  readonly dueOn: string | null
  readonly verification: string
  readonly indicator: string
  /** Score that a dimension is to reach, and that dimension: there is one where the plan says from which score it starts. */
  readonly target: number | null
  readonly movesDimension: string | null
  /** Whole soles; null where nobody said. */
  readonly soles: number | null
  readonly poiActivity: string
  readonly poiYear: number | null
  /** As the catalogue weighs it; null where that is not known. */
  readonly effort: Effort | null
  /** Dimensions that it works against, by the keys of `NotedPlan.lowest`. */
  readonly against: readonly string[]
}

/** A dimension whose released score is called to be in the lowest level of its instrument. */
export type LowestDimension = { readonly key: string; readonly title: string; readonly instrument: string }

export type NotedPlan = {
  readonly actions: readonly NotedAction[]
  /** People who work in the entity; null where no figure is confirmed. */
  readonly staff: number | null
  readonly lowest: readonly LowestDimension[]
}

export const NOTE_CODES = [
  'nothing-accepted',
  'lowest-dimension-missing',
  'one-person-for-all',
  'same-text-everywhere',
  'only-low-effort',
  'all-due-on-one-day',
  'nobody-responsible',
  'no-due-date',
  'no-verification',
  'no-indicator',
  'indicator-counts-cases',
  'target-without-baseline',
  'money-without-poi',
  'deferred-without-reason',
  'rejected-without-reason',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]

/** Something of a plan that its reader may want to ask about. It is no fault by itself: a person decides. */
export type QualityNote = {
  readonly code: NoteCode
  /** Null: of the plan as a whole. */
  readonly actionId: string | null
  /** Tells notes of one code and action apart: the dimension or the field; empty where there is but one. */
  readonly about: string
  /** To the entity, as a comment says it. */
  readonly sentence: string
}

/** Fewer accepted actions than this say nothing of how the plan was written. */
const FEW_ACTIONS = 3
/** From this many actions on one day for all of them is no calendar. */
const MANY_ACTIONS = 5
/** From this size on, one person cannot be expected to carry a whole plan. */
const LARGE_STAFF = 100

const isEmpty = (text: string): boolean => plainName(text) === ''

/** A reason has more than one word: «No» and «-» are none. */
const isNoReason = (text: string | null): boolean => plainName(text ?? '').split(' ').length < 2

const COUNTED = /\b(numero|cantidad|total|cuant[oa]s|nro|n( ?o)? de|porcentaje|tasa|aumento|reduccion|disminucion)\b/
const CASES = /\b(casos?|denuncias?|quejas?|victimas?|hostigad[oa]s?|denunciantes?|denunciad[oa]s?|agresor(es)?)\b/
/** «Plazo de atención», «canal de denuncias»: of how they are dealt with, not of how many there are. */
const OF_THE_WAY =
  /\b(canal(es)?|protocolo|procedimiento|formato|flujo|ruta|modelo) (de|para|ante) (las? )?(denuncias?|quejas?|casos?)\b/g

/**
 * Whether an indicator counts what happened to people. Where few work it would show somebody, and it rewards silence: an
 * entity in which people dare to tell has more of them.
 */
export function countsCases(indicator: string): boolean {
  const text = plainName(indicator).replace(OF_THE_WAY, ' ')
  const counted = COUNTED.exec(text)
  return counted !== null && CASES.test(text.slice(counted.index))
}

type Found = Omit<QualityNote, 'actionId' | 'about'>

const ACCEPTED_RULES: readonly (Found & { readonly holds: (action: NotedAction) => boolean })[] = [
  {
    code: 'nobody-responsible',
    sentence: 'La acción no dice quién responde. Basta con la oficina o el cargo.',
    holds: ({ responsible, inCharge }) => isEmpty(responsible) && isEmpty(inCharge),
  },
  {
    code: 'no-due-date',
    sentence: 'La acción no tiene fecha límite. Diga hasta cuándo se hará.',
    holds: ({ dueOn }) => dueOn === null,
  },
  {
    code: 'no-verification',
    sentence: 'La acción no tiene medio de verificación. Diga qué documento probará que se hizo.',
    holds: ({ verification }) => isEmpty(verification),
  },
  {
    code: 'no-indicator',
    sentence: 'La acción no tiene indicador. Diga cómo se sabrá que avanza; puede ser un sí o no.',
    holds: ({ indicator }) => isEmpty(indicator),
  },
  {
    code: 'indicator-counts-cases',
    sentence:
      'El indicador cuenta casos o denuncias. Donde trabaja poca gente señalaría a alguien, y premia que nadie denuncie. Mida lo que hace la entidad: plazos, canales, capacitación.',
    holds: ({ indicator }) => countsCases(indicator),
  },
  {
    code: 'target-without-baseline',
    sentence: 'La meta no dice desde qué puntaje parte. Agregue la línea de base o quite la meta.',
    holds: ({ target, movesDimension }) => target !== null && movesDimension === null,
  },
  {
    code: 'money-without-poi',
    sentence: 'La acción necesita dinero y no dice qué actividad y año del POI lo llevan.',
    holds: ({ soles, poiActivity, poiYear }) => (soles ?? 0) > 0 && (isEmpty(poiActivity) || poiYear === null),
  },
]

function ofAction(action: NotedAction): QualityNote[] {
  const note = ({ code, sentence }: Found): QualityNote => ({ code, actionId: action.id, about: '', sentence })
  if (action.status === 'accepted') return ACCEPTED_RULES.filter(({ holds }) => holds(action)).map(note)
  if (!isNoReason(action.decisionReason)) return []
  return action.status === 'deferred'
    ? [note({ code: 'deferred-without-reason', sentence: 'Es un deber que se aplaza sin decir por qué. Dé la razón.' })]
    : [note({ code: 'rejected-without-reason', sentence: 'La acción no se hará y no se dice por qué. Dé la razón.' })]
}

const FIELDS = [
  { field: 'verification', name: 'medio de verificación' },
  { field: 'indicator', name: 'indicador' },
] as const

/** A text that at least half of the accepted actions share, and at least three. */
function repeated(accepted: readonly NotedAction[], field: (typeof FIELDS)[number]['field']): number {
  const counts = new Map<string, number>()
  for (const action of accepted) {
    const text = plainName(action[field])
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  return most >= FEW_ACTIONS && most * 2 >= accepted.length ? most : 0
}

/** Who carries an action: the person or post, where it is said, else the office. */
const carrier = ({ inCharge, responsible }: NotedAction): string => plainName(inCharge) || plainName(responsible)

function ofAccepted(accepted: readonly NotedAction[], staff: number | null): Omit<QualityNote, 'actionId'>[] {
  const enough = accepted.length >= FEW_ACTIONS
  const carriers = new Set(accepted.map(carrier))
  const days = new Set(accepted.map(({ dueOn }) => dueOn))
  const texts = FIELDS.flatMap(({ field, name }): Omit<QualityNote, 'actionId'>[] => {
    const times = repeated(accepted, field)
    return times === 0
      ? []
      : [
          {
            code: 'same-text-everywhere',
            about: field,
            sentence: `${times} de las ${accepted.length} acciones aceptadas tienen el mismo ${name}. Escriba el de cada una.`,
          },
        ]
  })
  return [
    ...((staff ?? 0) >= LARGE_STAFF && enough && carriers.size === 1 && !carriers.has('')
      ? [
          {
            code: 'one-person-for-all' as const,
            about: '',
            sentence: `Una sola persona u oficina está a cargo de las ${accepted.length} acciones. Reparta el trabajo.`,
          },
        ]
      : []),
    ...texts,
    ...(enough && accepted.every(({ effort }) => effort === 'low')
      ? [
          {
            code: 'only-low-effort' as const,
            about: '',
            sentence: 'El plan solo tiene acciones de esfuerzo bajo. Diga qué se hará sobre las causas.',
          },
        ]
      : []),
    ...(accepted.length >= MANY_ACTIONS && days.size === 1 && !days.has(null)
      ? [
          {
            code: 'all-due-on-one-day' as const,
            about: '',
            sentence: `Las ${accepted.length} acciones vencen el mismo día. Ponga a cada una su fecha.`,
          },
        ]
      : []),
  ]
}

/**
 * What the rules find in a signed plan: first of the plan as a whole, then of each action in its order. A complete plan
 * has none; the same plan always has the same.
 */
export function qualityNotes({ actions, staff, lowest }: NotedPlan): QualityNote[] {
  const accepted = actions.filter(({ status }) => status === 'accepted')
  const answered = new Set(accepted.flatMap(({ against }) => against))
  const ofPlan: Omit<QualityNote, 'actionId'>[] = [
    ...(accepted.length === 0
      ? [
          {
            code: 'nothing-accepted' as const,
            about: '',
            sentence: 'El plan no acepta ninguna acción. Diga qué se hará este año.',
          },
        ]
      : []),
    ...lowest
      .filter(({ key }) => !answered.has(key))
      .map(({ key, title, instrument }) => ({
        code: 'lowest-dimension-missing' as const,
        about: key,
        sentence: `«${title}» (${instrument}) está en el nivel más bajo y ninguna acción aceptada la trabaja. Agregue una o diga por qué no.`,
      })),
    ...ofAccepted(accepted, staff),
  ]
  return [...ofPlan.map((note) => ({ ...note, actionId: null })), ...actions.flatMap(ofAction)]
}
