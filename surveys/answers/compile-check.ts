import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'
import { compileCondition, type Condition } from '#surveys/model/condition.ts'
import type { CheckResult, CompiledCheck, RejectionReason, RelevantAnswers } from './relevant-answers.ts'

type CompiledQuestion = {
  readonly name: string
  readonly choices: ReadonlySet<string>
  readonly conditions: readonly Condition[]
}

/** Choice values are text everywhere: `3` and `"3"` are one answer. Empty = not answered; null = no text at all. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null || Number.isNaN(value)) return ''
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

const isBlank = (text: string) => text.trim() === ''

function isPlainObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/**
 * Compiles an instrument's form once into a check of one set of answers: known questions, known choices,
 * visibility. An answer to a hidden question is dropped, not refused; nothing is ever required. What it accepts
 * and what it calls visible is what survey-core accepts and shows (held by a property test).
 * @throws {ConditionError} for a condition outside the supported set.
 */
export function compileCheck(survey: SurveyJson): CompiledCheck {
  const questions: CompiledQuestion[] = placedQuestions(survey).map(({ question, conditions }) => ({
    name: question.name,
    choices: new Set(question.choices.map(({ value }) => value)),
    conditions: conditions.map(compileCondition),
  }))
  const byName = new Map(questions.map((question) => [question.name, question]))

  return (raw): CheckResult => {
    if (!isPlainObject(raw)) return { ok: false, reasons: [{ kind: 'not-an-object' }] }
    const reasons: RejectionReason[] = []
    const valid = new Map<string, string>()
    const invalid = new Map<string, string | null>()
    for (const name of Object.keys(raw)) {
      const question = byName.get(name)
      if (!question) {
        reasons.push({ kind: 'unknown-question', question: name })
        continue
      }
      const value = asText(raw[name])
      if (value === '') continue
      if (value !== null && (question.choices.has(value) || isBlank(value))) valid.set(name, value)
      else invalid.set(name, value)
    }
    // A condition sees a valid answer of a hidden question, and never an invalid one: as in survey-core.
    const answer = (name: string) => valid.get(name)
    const visible = new Set<string>()
    const answers: Record<string, string> = {}
    for (const { name, conditions } of questions) {
      if (!conditions.every((condition) => condition(answer))) continue
      visible.add(name)
      const value = valid.get(name)
      if (value !== undefined && !isBlank(value)) answers[name] = value
      const wrong = invalid.get(name)
      if (wrong === null) reasons.push({ kind: 'not-text', question: name })
      else if (wrong !== undefined) reasons.push({ kind: 'unknown-choice', question: name, value: wrong })
    }
    return reasons.length > 0 ? { ok: false, reasons } : { ok: true, answers: answers as RelevantAnswers, visible }
  }
}
