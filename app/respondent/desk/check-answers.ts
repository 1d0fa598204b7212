import type { RefusalProblem, RespondentCampaign, SentForm } from '#app/respondent/contract.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { CompiledCheck, RejectionReason } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'

const checks = new WeakMap<Instrument, CompiledCheck>()

function checkOf(instrument: Instrument): CompiledCheck {
  const check = checks.get(instrument) ?? compileCheck(instrument.survey)
  checks.set(instrument, check)
  return check
}

type Answers = Readonly<Record<string, string>>

export type CheckedAnswers =
  | {
      readonly ok: true
      readonly answers: Answers
      readonly experience: Answers | null
      readonly sex: string | null
      readonly extraSegment: string | null
    }
  | { readonly ok: false; readonly problems: readonly RefusalProblem[] }

function toProblem(reason: RejectionReason): RefusalProblem {
  return reason.kind === 'unknown-choice'
    ? { kind: 'unknown-choice', question: reason.question }
    : { kind: 'unknown-field' }
}

/** Segments that this campaign does not ask are no field of its form. */
function unaskedSegment({ instrument, extraSegment }: RespondentCampaign, names: Iterable<string>): boolean {
  const unasked = new Set(instrument.segments.map(({ id }) => id).filter((id) => id !== 'sex' && id !== extraSegment))
  return [...names].some((name) => unasked.has(name))
}

/** Questions whose answers are stored as a row of their own. */
function prevalenceItems({ scoring }: Instrument): ReadonlySet<string> {
  return new Set(scoring.unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
}

/** The part on what happened, or null where only its gate was answered, or nothing. */
function experienceOf(campaign: RespondentCampaign, answers: Answers): Answers | null {
  const behaviours = new Set(campaign.instrument.scoring.prevalence?.families.flatMap(({ items }) => items) ?? [])
  const witnessed = campaign.instrument.scoring.prevalence?.witnessed.id
  const given = Object.keys(answers)
  return given.some((id) => behaviours.has(id) || id === witnessed) ? answers : null
}

/**
 * Checks a sent form against the campaign; segments are taken out of the answers, and so is the part on what happened
 * to the person.
 */
export function checkAnswers(campaign: RespondentCampaign, form: SentForm): CheckedAnswers {
  const problems: RefusalProblem[] = []
  if (!form.consents) problems.push({ kind: 'no-consent' })
  // A null prototype: "__proto__" is then a name like any other.
  const raw: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of form.answers) raw[name] = value
  if (unaskedSegment(campaign, Object.keys(raw))) problems.push({ kind: 'unknown-field' })
  const checked = checkOf(campaign.instrument)(raw)
  if (!checked.ok) return { ok: false, problems: [...problems, ...checked.reasons.map(toProblem)] }
  const { sex = null, ...rest } = checked.answers as Readonly<Record<string, string>>
  const extraSegment = campaign.extraSegment ? (rest[campaign.extraSegment] ?? null) : null
  const apart = prevalenceItems(campaign.instrument)
  const given = Object.entries(rest).filter(([name]) => name !== campaign.extraSegment)
  const answers = Object.fromEntries(given.filter(([name]) => !apart.has(name)))
  const experience = experienceOf(campaign, Object.fromEntries(given.filter(([name]) => apart.has(name))))
  if (Object.keys(answers).length === 0 && experience === null) problems.push({ kind: 'nothing-answered' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers, experience, sex, extraSegment }
}
