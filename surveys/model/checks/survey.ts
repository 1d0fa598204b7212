import { compileCondition, ConditionError, questionsIn } from '#surveys/model/condition.ts'
import type { InstrumentDefinition } from '../instrument.ts'
import { placedQuestions } from '../survey-json.ts'
import { duplicates, ID } from './ids.ts'

/** Properties that a form element may have; any other would mean something to SurveyJS that the check does not know. */
const ALLOWED = {
  survey: ['title', 'locale', 'pages'],
  page: ['name', 'title', 'description', 'visibleIf', 'elements'],
  panel: ['type', 'name', 'title', 'description', 'visibleIf', 'elements'],
  question: ['type', 'name', 'title', 'description', 'choices', 'visibleIf', 'audio'],
  choice: ['value', 'text'],
} as const
const QUESTION_TYPES: readonly string[] = ['radiogroup', 'dropdown']

type Loose = Readonly<Record<string, unknown>>

function unknownProperties(kind: keyof typeof ALLOWED, value: object, place: string): string[] {
  const allowed: readonly string[] = ALLOWED[kind]
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${place}: property "${key}" is not supported`)
}

function checkElement(element: Loose, place: string): string[] {
  const name = String(element['name'])
  if (element['type'] === 'panel') {
    const inner = (element['elements'] ?? []) as readonly Loose[]
    return [
      ...unknownProperties('panel', element, `panel ${name}`),
      ...inner.flatMap((each) => checkElement(each, `panel ${name}`)),
    ]
  }
  if (!QUESTION_TYPES.includes(String(element['type'])))
    return [`${place}: type "${String(element['type'])}" of ${name} is not supported`]
  const choices = (element['choices'] ?? []) as readonly Loose[]
  return [
    ...unknownProperties('question', element, `question ${name}`),
    ...choices.flatMap((choice) => unknownProperties('choice', choice, `question ${name}`)),
    ...(choices.length < 2 ? [`question ${name}: needs at least two choices`] : []),
    ...choices
      .filter(({ value }) => typeof value !== 'string' || value.trim() === '')
      .map(() => `question ${name}: a choice value is not text`),
    ...duplicates(choices.map(({ value }) => String(value))).map(
      (value) => `question ${name}: choice "${value}" stands twice`,
    ),
  ]
}

function conditionProblems(expression: string, place: string, known: ReadonlySet<string>): string[] {
  try {
    compileCondition(expression)
  } catch (error) {
    if (error instanceof ConditionError) return [`${place}: ${error.message}`]
    throw error
  }
  return questionsIn(expression)
    .filter((name) => !known.has(name))
    .map((name) => `${place}: its condition speaks of "${name}", which is no question`)
}

function namesOfPanels(elements: readonly Loose[]): string[] {
  return elements
    .filter(({ type }) => type === 'panel')
    .flatMap((panel) => [String(panel['name']), ...namesOfPanels((panel['elements'] ?? []) as readonly Loose[])])
}

/** The form itself: supported elements, ids, conditions. */
export function checkSurvey({ survey }: InstrumentDefinition): string[] {
  const pages = survey.pages
  const placed = placedQuestions(survey)
  const questionNames = placed.map(({ question }) => question.name)
  const known = new Set(questionNames)
  const names = [
    ...questionNames,
    ...pages.map(({ name }) => name),
    ...pages.flatMap(({ elements }) => namesOfPanels(elements)),
  ]
  return [
    ...unknownProperties('survey', survey, 'survey'),
    ...pages.flatMap((page) => [
      ...unknownProperties('page', page, `page ${page.name}`),
      ...page.elements.flatMap((each) => checkElement(each, `page ${page.name}`)),
    ]),
    ...duplicates(questionNames).map((name) => `question ${name}: its id stands twice`),
    ...duplicates(names.filter((name) => !known.has(name))).map(
      (name) => `page or panel ${name}: its name stands twice`,
    ),
    ...names
      .filter((name) => !ID.test(name))
      .map((name) => `"${name}": an id has small letters, digits and single hyphens`),
    ...placed.flatMap(({ question, conditions }) =>
      conditions.flatMap((condition) => conditionProblems(condition, `question ${question.name}`, known)),
    ),
  ]
}
