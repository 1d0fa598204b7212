import { CONSENT_FIELD, FORM_ID_FIELD, type RefusalProblem, type RespondentCampaign } from '#app/respondent/contract.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { CompiledCheck, RejectionReason } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

const checks = new WeakMap<Instrument, CompiledCheck>()

function checkOf(instrument: Instrument): CompiledCheck {
  const check = checks.get(instrument) ?? compileCheck(instrument.survey)
  checks.set(instrument, check)
  return check
}

export type ReadForm =
  | { readonly ok: true; readonly answers: Readonly<Record<string, string>>; readonly sex: string | null; readonly extraSegment: string | null }
  | { readonly ok: false; readonly problems: readonly RefusalProblem[] }

function toProblem(reason: RejectionReason): RefusalProblem {
  return reason.kind === 'unknown-choice' ? { kind: 'unknown-choice', question: reason.question } : { kind: 'unknown-field' }
}

/** Segments that this campaign does not ask are no field of its form. */
function unaskedSegment({ instrument, extraSegment }: RespondentCampaign, names: Iterable<string>): boolean {
  const unasked = new Set(instrument.segments.map(({ id }) => id).filter((id) => id !== 'sex' && id !== extraSegment))
  return [...names].some((name) => unasked.has(name))
}

/** Checks the fields of a sent form against the campaign; segments are taken out of the answers. */
export function readForm(campaign: RespondentCampaign, fields: ReadonlyMap<string, string>): ReadForm {
  const problems: RefusalProblem[] = []
  if (fields.get(CONSENT_FIELD) !== 'si') problems.push({ kind: 'no-consent' })
  // A null prototype: "__proto__" is then a name like any other.
  const raw: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of fields) if (name !== CONSENT_FIELD && name !== FORM_ID_FIELD) raw[name] = value
  if (unaskedSegment(campaign, Object.keys(raw))) problems.push({ kind: 'unknown-field' })
  const checked = checkOf(campaign.instrument)(raw)
  if (!checked.ok) return { ok: false, problems: [...problems, ...checked.reasons.map(toProblem)] }
  const { sex = null, ...rest } = checked.answers as Readonly<Record<string, string>>
  const extraSegment = campaign.extraSegment ? (rest[campaign.extraSegment] ?? null) : null
  const answers = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== campaign.extraSegment))
  if (Object.keys(answers).length === 0) problems.push({ kind: 'nothing-answered' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers, sex, extraSegment }
}
