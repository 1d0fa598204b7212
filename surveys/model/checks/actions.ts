import { isNormId, notedArticles } from '#surveys/norms/norms.ts'
import { everyFinding, triggeringFindings } from '../findings.ts'
import type { ActionTemplate, InstrumentDefinition, Trigger } from '../instrument.ts'
import { duplicates, ID } from './ids.ts'

type Known = {
  readonly dimensions: ReadonlySet<string>
  readonly items: ReadonlySet<string>
  readonly norms: ReadonlySet<string>
  readonly findings: ReadonlySet<string>
}

function unknownItems(items: readonly string[], known: Known): string[] {
  return items.filter((id) => !known.items.has(id)).map((id) => `item ${id} is not scored`)
}

function checkTrigger(trigger: Trigger, known: Known): string[] {
  switch (trigger.kind) {
    case 'dimension-below':
      return [
        ...(known.dimensions.has(trigger.dimension) ? [] : [`dimension ${trigger.dimension} does not exist`]),
        ...(trigger.score > 0 && trigger.score <= 100 ? [] : ['a cut lies above 0 and up to 100']),
      ]
    case 'item-below':
      return [
        ...unknownItems(trigger.items, known),
        ...(trigger.score > 0 && trigger.score <= 100 ? [] : ['a cut lies above 0 and up to 100']),
      ]
    case 'unknown-above':
      return [
        ...unknownItems(trigger.items, known),
        ...(trigger.share > 0 && trigger.share < 1 ? [] : ['a share lies between 0 and 1']),
      ]
    case 'gap':
      return known.dimensions.has(trigger.dimension) ? [] : [`dimension ${trigger.dimension} does not exist`]
    case 'perceived-norm':
      return trigger.items.filter((id) => !known.norms.has(id)).map((id) => `item ${id} asks for no perceived norm`)
    case 'warning':
      return unknownItems([trigger.item], known)
    case 'prevalence':
      return known.findings.has(trigger.finding)
        ? []
        : [`"${trigger.finding}" is nothing that the prevalence part finds`]
    case 'duty':
      return checkDuty(trigger)
  }
}

function checkDuty({ binds: { levels, minimumStaff = 1 } }: Extract<Trigger, { kind: 'duty' }>): string[] {
  return [
    ...(levels.length > 0 ? [] : ['a duty binds somebody']),
    ...(Number.isInteger(minimumStaff) && minimumStaff > 0 ? [] : ['a duty begins at a whole number of people']),
  ]
}

/** Every text of an action that somebody may read, its variants among them. */
function textsOf({ title, rationale, verification, indicator, variants = [] }: ActionTemplate): string[] {
  return [
    ...[title, rationale, verification, indicator],
    ...variants.flatMap((variant) =>
      [variant.title, variant.rationale, variant.verification, variant.indicator].flatMap((text) => text ?? []),
    ),
  ]
}

/** An article is cited of a norm that the action names, and only one that was noted when the norm was read. */
function checkArticles({ norms, articles = {} }: Pick<ActionTemplate, 'norms' | 'articles'>): string[] {
  return Object.entries(articles).flatMap(([id, place]) => {
    if (!norms.some((norm) => norm === id) || !isNormId(id))
      return [`cites ${place} of ${id}, which is none of its norms`]
    return notedArticles(id, place) ? [] : [`cites ${place} of ${id}, which was not noted of it`]
  })
}

function checkAction(action: ActionTemplate, known: Known): string[] {
  const { variants = [] } = action
  const problems = [
    ...(ID.test(action.id) ? [] : ['an id has small letters, digits and single hyphens']),
    ...(known.dimensions.has(action.dimension) ? [] : [`dimension ${action.dimension} does not exist`]),
    ...(textsOf(action).some((text) => text.trim() === '') ? ['a text is empty'] : []),
    ...(action.responsible.length > 0 && variants.every(({ responsible }) => responsible?.length !== 0)
      ? []
      : ['nobody is in charge']),
    ...(Number.isInteger(action.termMonths) && action.termMonths > 0
      ? []
      : ['its term is a whole number of months above 0']),
    ...(action.triggers.length > 0 ? [] : ['has no trigger']),
    ...action.norms.filter((id) => !isNormId(id)).map((id) => `norm ${id} does not exist`),
    ...[action, ...variants.map((variant) => ({ ...action, ...variant }))].flatMap(checkArticles),
    ...action.triggers.flatMap((trigger) => checkTrigger(trigger, known)),
  ]
  return problems.map((problem) => `action ${action.id}: ${problem}`)
}

/** Whether an action must come before itself, however many stand between. */
function isCircular(id: string, actions: ReadonlyMap<string, ActionTemplate>): boolean {
  const seen = new Set<string>()
  const reaches = (each: string): boolean =>
    (actions.get(each)?.after ?? []).some((before) => {
      if (before === id) return true
      if (seen.has(before)) return false
      seen.add(before)
      return reaches(before)
    })
  return reaches(id)
}

/** What an action comes after is an action of the instrument, and never itself; a term of law belongs to a duty. */
function checkOrder(actions: readonly ActionTemplate[]): string[] {
  const known = new Map(actions.map((action) => [action.id, action]))
  return actions.flatMap(({ id, after = [], legalTerm, triggers }) => [
    ...after
      .filter((before) => !known.has(before))
      .map((before) => `action ${id}: comes after ${before}, which is none`),
    ...(isCircular(id, known) ? [`action ${id}: comes after itself`] : []),
    ...(legalTerm && !triggers.some(({ kind }) => kind === 'duty')
      ? [`action ${id}: has a term of law and is no duty`]
      : []),
  ])
}

/** Every finding proposes something, or is named as one that proposes nothing, with the reason. */
function checkFindings({ actions, scoring, findingsWithoutAction = {} }: InstrumentDefinition): string[] {
  const all = scoring.prevalence ? everyFinding(scoring.prevalence) : []
  const proposing = new Set(
    actions.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'prevalence' ? [trigger.finding] : [])),
    ),
  )
  return [
    ...all
      .filter((id) => !proposing.has(id) && !findingsWithoutAction[id])
      .map((id) => `finding ${id}: proposes no action, and no reason is given`),
    ...all
      .filter((id) => proposing.has(id) && id in findingsWithoutAction)
      .map((id) => `finding ${id}: proposes an action and is listed as one that does not`),
    ...Object.keys(findingsWithoutAction)
      .filter((id) => !all.includes(id))
      .map((id) => `finding ${id}: there is no such finding`),
  ]
}

/** Actions against the scoring: known dimensions and items, cuts in range, and something to do for every dimension. */
export function checkActions(definition: InstrumentDefinition): string[] {
  const { actions, scoring, norms } = definition
  const known: Known = {
    dimensions: new Set(scoring.dimensions.map(({ id }) => id)),
    items: new Set(scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))),
    norms: new Set(scoring.unscored.filter(({ kind }) => kind === 'perceived-norm').map(({ id }) => id)),
    findings: new Set(scoring.prevalence ? triggeringFindings(scoring.prevalence) : []),
  }
  const served = new Set(actions.map(({ dimension }) => dimension))
  return [
    ...actions.flatMap((action) => checkAction(action, known)),
    ...checkOrder(actions),
    ...duplicates(actions.map(({ id }) => id)).map((id) => `action ${id}: its id stands twice`),
    ...[...known.dimensions].filter((id) => !served.has(id)).map((id) => `dimension ${id}: has no action`),
    ...norms.filter((id) => !isNormId(id)).map((id) => `norm ${id} does not exist`),
    ...checkFindings(definition),
  ]
}
