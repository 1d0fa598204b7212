import type { Assessment } from '#db/queries/budget.server.ts'
import type { AskedAction } from '#db/queries/waiting.server.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { formatCount, formatNumber, formatShortDate } from '#app/kit/format.ts'
import { ASSESSMENT_STATUS_NAMES, LEVEL_NAMES } from '#app/kit/words/names.ts'
import { actionsOf, stepsFrom, type CardParticipation, type Decided, type StepState } from './card-rules.ts'
import type { CardLink, InstrumentCard, PastYear } from './instrument-card.ts'
import { lineOf, type YearLine } from './year-line.ts'

/** How much of an assessment that is being filled has a level, and how much came back. */
export type BudgetProgress = { readonly items: number; readonly rated: number; readonly returned: number }

export type BudgetFacts = {
  readonly instrument: Instrument
  /** Of the entity, the newest year first. */
  readonly assessments: readonly Assessment[]
  /** Of the newest one; null where nobody fills it. */
  readonly progress: BudgetProgress | null
  readonly actions: readonly AskedAction[]
  readonly mayWrite: boolean
  readonly mayReadPlan: boolean
  /** ISO date in Lima time. */
  readonly today: string
}

const STEPS = ['Empezar', 'Calificar', 'Firmar', 'Revisión', 'Planear'] as const

function statesOf(current: Assessment | null, progress: BudgetProgress | null, { open }: Decided): StepState[] {
  switch (current?.status) {
    case undefined:
      return ['now']
    case 'in-progress':
      return progress && progress.rated === progress.items ? ['done', 'done', 'now'] : ['done', 'now']
    case 'returned':
      return ['done', 'now']
    case 'submitted':
      return ['done', 'done', 'done', 'waiting']
    case 'reviewed':
      return ['done', 'done', 'done', 'done', open > 0 ? 'now' : 'done']
  }
}

function nextOf(current: Assessment | null, decided: Decided, facts: BudgetFacts): CardLink | null {
  const thisYear = facts.today.slice(0, 4)
  if (!current) return facts.mayWrite ? { label: 'Empezar', to: `/panel/presupuesto/${thisYear}` } : null
  const to = `/panel/presupuesto/${current.year}`
  if (current.status === 'reviewed' && decided.open > 0 && facts.mayWrite && facts.mayReadPlan)
    return { label: 'Decidir propuestas', to: `/panel/plan/${decided.openYear ?? thisYear}` }
  if (!facts.mayWrite || current.status === 'submitted' || current.status === 'reviewed')
    return { label: 'Ver el presupuesto', to }
  return { label: current.status === 'returned' ? 'Responder lo devuelto' : 'Continuar', to }
}

function verifiedWords({ year, reviewedScores }: Assessment): string | null {
  const overall = reviewedScores?.verified.overall
  if (overall?.kind !== 'scored') return null
  const level = reviewedScores?.verified.level
  return `${year}: ${formatNumber(Math.round(overall.score))} de 100 puntos verificados${level ? `, nivel ${LEVEL_NAMES[level.id]}` : ''}.`
}

function lineOfYears(assessments: readonly Assessment[]): YearLine | null {
  const points = [...assessments].reverse().flatMap((each) => {
    const overall = each.reviewedScores?.verified.overall
    if (overall?.kind !== 'scored') return []
    const value = Math.round(overall.score)
    return [{ year: each.year, value, low: value, high: value, joined: true, hash: each.instrumentHash }]
  })
  const joined = points.map(({ hash, ...point }, index) => ({ ...point, joined: points[index - 1]?.hash === hash }))
  return lineOf(
    joined,
    joined.map(({ year, value }) => `${year}: ${formatNumber(value)}`),
  )
}

function pastOf(assessment: Assessment): PastYear {
  return {
    key: assessment.id,
    year: String(assessment.year),
    state: ASSESSMENT_STATUS_NAMES[assessment.status],
    participation: '',
    result: verifiedWords(assessment)?.replace(/^\d+: /, '') ?? null,
    link: { label: 'Presupuesto', to: `/panel/presupuesto/${assessment.year}` },
  }
}

/** One that nobody finished counts until another is begun. */
function currentAssessment({ assessments, today }: BudgetFacts): Assessment | null {
  const [newest] = assessments
  if (!newest) return null
  return newest.year === Number(today.slice(0, 4)) || newest.status !== 'reviewed' ? newest : null
}

function stateName(current: Assessment | null, { open }: Decided): string {
  if (!current) return 'Por empezar'
  return current.status === 'reviewed' && open > 0 ? `${open} por decidir` : ASSESSMENT_STATUS_NAMES[current.status]
}

function deadlineOf(current: Assessment | null, progress: BudgetProgress | null): string {
  if (current?.status === 'returned' && current.returnedOn)
    return `Volvió el ${formatShortDate(current.returnedOn)}: ${formatCount(progress?.returned ?? 0, 'pregunta', 'preguntas')} por responder.`
  if (current?.status === 'submitted' && current.submittedOn)
    return `Se presentó el ${formatShortDate(current.submittedOn)}. Lo revisa el MIMP.`
  if (current?.status === 'reviewed' && current.reviewedOn)
    return `Se revisó el ${formatShortDate(current.reviewedOn)}.`
  return current ? `Empezó el ${formatShortDate(current.startedOn)}.` : ''
}

function progressOf(current: Assessment | null, progress: BudgetProgress | null): CardParticipation | null {
  return current && progress ? { kind: 'items', rated: progress.rated, items: progress.items } : null
}

/** The card of the budget, which an entity's team rates and the Ministry reviews; pure. */
export function budgetCard(facts: BudgetFacts): InstrumentCard {
  const current = currentAssessment(facts)
  const progress = current ? facts.progress : null
  const decided = actionsOf(facts.actions, current?.id ?? null)
  const reviewed = facts.assessments.find(({ status }) => status === 'reviewed')
  const steps = stepsFrom(STEPS, statesOf(current, progress, decided))
  const words = reviewed && verifiedWords(reviewed)
  return {
    slug: facts.instrument.slug,
    title: facts.instrument.title,
    state: stateName(current, decided),
    asks: steps.some(({ state }) => state === 'now'),
    deadline: deadlineOf(current, progress),
    participation: progressOf(current, progress),
    steps,
    last: reviewed ? [...(words ? [words] : []), actionsOf(facts.actions, reviewed.id).words] : [],
    lastLink: null,
    line: lineOfYears(facts.assessments),
    next: nextOf(current, decided, facts),
    also: null,
    past: facts.assessments.filter(({ id }) => id !== current?.id).map(pastOf),
  }
}
