import type { RefusalProblem, RespondentCampaign, SentForm } from '#app/respondent/contract.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { CompiledCheck, RejectionReason } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { compileWriting, type Writing } from './write-in-order.ts'

/** What every check of a form of a version needs of it. */
type Known = {
  readonly check: CompiledCheck
  /** Segments that a campaign may ask besides the sex. */
  readonly segments: readonly string[]
  /** Questions whose answers are stored as a row of their own. */
  readonly apart: ReadonlySet<string>
  /** Those of them that tell what happened. */
  readonly telling: ReadonlySet<string>
  /** Null where what is stored depends on other answers. */
  readonly write: Writing | null
}
const knowns = new WeakMap<Instrument, Known>()

function knownOf(instrument: Instrument): Known {
  const found = knowns.get(instrument)
  if (found) return found
  const { prevalence, unscored } = instrument.scoring
  const apart = new Set(unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
  const known: Known = {
    check: compileCheck(instrument.survey),
    segments: instrument.segments.map(({ id }) => id).filter((id) => id !== 'sex'),
    apart,
    telling: new Set([
      ...(prevalence?.families.flatMap(({ items }) => items) ?? []),
      ...(prevalence ? [prevalence.witnessed.id] : []),
    ]),
    write:
      apart.size === 0 ? compileWriting(instrument.survey, new Set(instrument.segments.map(({ id }) => id))) : null,
  }
  knowns.set(instrument, known)
  return known
}

type Answers = Readonly<Record<string, string>>

export type CheckedAnswers =
  | {
      readonly ok: true
      /** As JSON, without segments. */
      readonly answers: string
      /** Of the part on what happened, as JSON. */
      readonly experience: string | null
      readonly sex: string | null
      readonly extraSegment: string | null
    }
  | { readonly ok: false; readonly problems: readonly RefusalProblem[] }

function toProblem(reason: RejectionReason): RefusalProblem {
  return reason.kind === 'unknown-choice'
    ? { kind: 'unknown-choice', question: reason.question }
    : { kind: 'unknown-field' }
}

/** Answers of a form, without segments, and those on what happened apart: null where only its gate was answered, or nothing. */
function parted(given: Answers, extraSegment: string | null, { apart, telling }: Known) {
  const answers: Record<string, string> = {}
  const experience: Record<string, string> = {}
  let tells = false
  for (const [name, value] of Object.entries(given)) {
    if (name === 'sex' || name === extraSegment) continue
    if (apart.has(name)) experience[name] = value
    else answers[name] = value
    tells ||= telling.has(name)
  }
  return { answers, experience: tells ? experience : null }
}

/** Whatever a form holds: everything that is wrong with it, or its answers made anew in the order of the questions. */
function checkEach({ instrument, extraSegment: asked }: RespondentCampaign, form: SentForm): CheckedAnswers {
  const problems: RefusalProblem[] = []
  if (!form.consents) problems.push({ kind: 'no-consent' })
  // A null prototype: "__proto__" is then a name like any other.
  const raw: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of form.answers) raw[name] = value
  const known = knownOf(instrument)
  // Segments that this campaign does not ask are no field of its form.
  if (known.segments.some((id) => id !== asked && id in raw)) problems.push({ kind: 'unknown-field' })
  const checked = known.check(raw)
  if (!checked.ok) return { ok: false, problems: [...problems, ...checked.reasons.map(toProblem)] }
  const given = checked.answers as Answers
  const { answers, experience } = parted(given, asked, known)
  if (Object.keys(answers).length === 0 && experience === null) problems.push({ kind: 'nothing-answered' })
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    answers: JSON.stringify(answers),
    experience: experience && JSON.stringify(experience),
    sex: given['sex'] ?? null,
    extraSegment: asked === null ? null : (given[asked] ?? null),
  }
}

/**
 * Checks a sent form against the campaign; segments are taken out of the answers, and so is the part on what happened
 * to the person. Answers come in the order of the questions, in whatever order they were sent.
 */
export function checkAnswers(campaign: RespondentCampaign, form: SentForm): CheckedAnswers {
  const { write } = knownOf(campaign.instrument)
  const written = form.consents && write ? write(form.answers, campaign.extraSegment) : null
  return written ? { ok: true, experience: null, ...written } : checkEach(campaign, form)
}
