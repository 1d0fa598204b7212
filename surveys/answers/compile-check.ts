import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'
import { compileCondition, type Condition } from '#surveys/model/condition.ts'
import type { CheckResult, CompiledCheck, RejectionReason, RelevantAnswers } from './relevant-answers.ts'

type CompiledQuestion = {
  readonly name: string
  /** None of them is blank. */
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

/** What stands in a set of answers under a name of its own. */
function textIn(raw: Record<string, unknown>, name: string): string | null {
  return Object.hasOwn(raw, name) ? asText(raw[name]) : ''
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
    choices: new Set(question.choices.map(({ value }) => value).filter((value) => !isBlank(value))),
    conditions: conditions.map(compileCondition),
  }))
  const byName = new Map(questions.map((question) => [question.name, question]))
  const alwaysShown = questions.every(({ conditions }) => conditions.length === 0)
  const all: ReadonlySet<string> = new Set(byName.keys())

  /** A condition sees a valid answer of a hidden question, and never an invalid one: as in survey-core. */
  function shownTo(raw: Record<string, unknown>): ReadonlySet<string> {
    const answer = (name: string) => {
      const text = textIn(raw, name)
      return text && byName.has(name) && (isBlank(text) || byName.get(name)?.choices.has(text)) ? text : undefined
    }
    const shown = questions.filter(({ conditions }) => conditions.every((condition) => condition(answer)))
    return new Set(shown.map(({ name }) => name))
  }

  /**
   * Whether a set of answers is already what the check would make of it, in the order of the questions: true of nearly
   * every one that is stored, and cheaper to see than to make anew.
   */
  function isAsMade(raw: Record<string, unknown>): boolean {
    let place = 0
    for (const name of Object.keys(raw)) {
      while (place < questions.length && questions[place]?.name !== name) place += 1
      const given = raw[name]
      if (typeof given !== 'string' || !questions[place]?.choices.has(given)) return false
    }
    return true
  }

  return (raw): CheckResult => {
    if (!isPlainObject(raw)) return { ok: false, reasons: [{ kind: 'not-an-object' }] }
    if (alwaysShown && isAsMade(raw)) return { ok: true, answers: raw as RelevantAnswers, visible: all }
    const reasons: RejectionReason[] = []
    for (const name of Object.keys(raw)) if (!all.has(name)) reasons.push({ kind: 'unknown-question', question: name })
    const visible = alwaysShown ? all : shownTo(raw)
    const answers: Record<string, string> = {}
    for (const { name, choices } of questions) {
      if (!visible.has(name)) continue
      // Nearly all of them; what an object has by its kind is no choice.
      const given = raw[name]
      if (typeof given === 'string' && choices.has(given) && Object.hasOwn(raw, name)) {
        answers[name] = given
        continue
      }
      const text = textIn(raw, name)
      if (text === null) reasons.push({ kind: 'not-text', question: name })
      else if (choices.has(text)) answers[name] = text
      else if (!isBlank(text)) reasons.push({ kind: 'unknown-choice', question: name, value: text })
    }
    return reasons.length > 0 ? { ok: false, reasons } : { ok: true, answers: answers as RelevantAnswers, visible }
  }
}
