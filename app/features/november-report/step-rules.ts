import type { NovemberState } from '#db/schema/november-words.ts'
import type { Role } from '#db/schema/roles.ts'

/** What somebody can do with a report as a whole. `register`: a file signed outside; `unsigned`: without a signature. */
export const REPORT_DEEDS = ['send', 'take-back', 'return', 'sign', 'register', 'unsigned', 'correct', 'drop'] as const
export type ReportDeed = (typeof REPORT_DEEDS)[number]

/** What the field `accion` says for each; apart from the reader of the forms, whose checks no page needs. */
export const REPORT_DEED_VALUES = {
  send: 'enviar',
  'take-back': 'retirar',
  return: 'devolver',
  sign: 'firmar',
  register: 'registrar',
  unsigned: 'sin-firma',
  correct: 'corregir',
  drop: 'descartar',
} as const satisfies Record<ReportDeed, string>

/** Deeds that present a report: they freeze it. */
export const PRESENTING = ['sign', 'register', 'unsigned'] as const satisfies readonly ReportDeed[]

type Rule = {
  readonly role: Extract<Role, 'coordinator' | 'head'>
  readonly from: readonly NovemberState[]
  readonly ofCorrection?: true
}

const BEFORE = ['draft', 'returned', 'with-head'] as const

const RULES: Readonly<Record<ReportDeed, Rule>> = {
  send: { role: 'coordinator', from: ['draft', 'returned'] },
  'take-back': { role: 'coordinator', from: ['with-head'] },
  return: { role: 'head', from: ['with-head'] },
  sign: { role: 'head', from: ['with-head'] },
  register: { role: 'coordinator', from: BEFORE },
  unsigned: { role: 'coordinator', from: BEFORE },
  correct: { role: 'coordinator', from: ['presented'] },
  drop: { role: 'coordinator', from: ['draft', 'returned'], ofCorrection: true },
}

export type ReportStanding = { readonly state: NovemberState; readonly version: number }

/** What stands against a deed of somebody in a role; null where she may do it. */
export function deedRefusal(deed: ReportDeed, { state, version }: ReportStanding, role: Role): 'role' | 'state' | null {
  const rule = RULES[deed]
  if (rule.role !== role) return 'role'
  return rule.from.includes(state) && (!rule.ofCorrection || version > 0) ? null : 'state'
}

/** What somebody in a role may do with the report now. */
export function possibleDeeds(standing: ReportStanding, role: Role): ReportDeed[] {
  return REPORT_DEEDS.filter((deed) => deedRefusal(deed, standing, role) === null)
}

/** Whether the coordination may write on it. */
export function isWritable({ state }: Pick<ReportStanding, 'state'>, role: Role): boolean {
  return role === 'coordinator' && (state === 'draft' || state === 'returned')
}
