import type { StaffFigure } from '#db/queries/staff-figures.server.ts'
import type { Campaign } from '#db/queries/campaigns.server.ts'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import { plainName } from '#surveys/text/written-text.ts'

// What a figure of staff must be, which one counts, and what it does to the campaigns of its scope. Rules say by a code
// what is wrong; the sentences stand in `words.ts`.

/** Months before the first day of a campaign within which its figure must have been counted: staff change by the year. */
export const FIGURE_MONTHS = 12
/** Letters of the explanation of a lower figure, and of the reason of a refusal, at least. */
export const SHORTEST_REASON = 10

export type People = { readonly women: number; readonly men: number }

export function peopleOf({ women, men }: People): number {
  return women + men
}

/** The letters of a scope as nobody mistypes them; two scopes are the same where these are. */
function scopeKey({ kind, units, serviceContractors, interns }: CampaignScope): string {
  return JSON.stringify([kind, units.map(plainName).sort(), serviceContractors, interns])
}

export function isSameScope(one: CampaignScope, other: CampaignScope): boolean {
  return scopeKey(one) === scopeKey(other)
}

/**
 * A scope in the one spelling that its entity has for it: that of a scope it used before, or its units once each and in
 * order.
 * @param known scopes of the entity, of figures and campaigns.
 */
export function scopeInOneSpelling(scope: CampaignScope, known: readonly CampaignScope[]): CampaignScope {
  const units = [...new Map(scope.units.map((unit) => [plainName(unit), unit])).values()].sort()
  const plain = { ...scope, units }
  return known.find((each) => isSameScope(each, plain)) ?? plain
}

/** The confirmed figure of a scope that counts, or null. @param figures of an entity, the newest count first. */
export function confirmedFigure<Figure extends Pick<StaffFigure, 'scope' | 'decision'>>(
  figures: readonly Figure[],
  scope: CampaignScope,
): Figure | null {
  return figures.find((figure) => figure.decision?.verdict === 'confirmed' && isSameScope(figure.scope, scope)) ?? null
}

/** The figure of a scope on which nobody has decided yet, or null. Those for a campaign under review stand apart. */
export function waitingFigure<Figure extends Pick<StaffFigure, 'scope' | 'decision' | 'campaignId'>>(
  figures: readonly Figure[],
  scope: CampaignScope,
): Figure | null {
  return (
    figures.find(
      ({ decision, campaignId, ...figure }) =>
        decision === null && campaignId === null && isSameScope(figure.scope, scope),
    ) ?? null
  )
}

/** What a campaign may be prepared with: of each scope the confirmed figure, or else the one that waits. */
export function figuresToChoose<Figure extends Pick<StaffFigure, 'scope' | 'decision' | 'campaignId'>>(
  figures: readonly Figure[],
): Figure[] {
  const scopes = figures.reduce<CampaignScope[]>(
    (known, { scope }) => (known.some((each) => isSameScope(each, scope)) ? known : [...known, scope]),
    [],
  )
  return scopes.flatMap((scope) => confirmedFigure(figures, scope) ?? waitingFigure(figures, scope) ?? [])
}

/** Whether a figure is new enough for a campaign. @param countedOn, opensOn ISO dates. */
export function isRecentFor(countedOn: string, opensOn: string): boolean {
  return countedOn >= addMonths(opensOn, -FIGURE_MONTHS)
}

export type FigureState = 'good' | 'missing' | 'waiting' | 'refused' | 'too-old'

/** Whether a campaign may open with its figure. @param opensOn ISO date of its first day. */
export function figureState(figure: Pick<StaffFigure, 'countedOn' | 'decision'> | null, opensOn: string): FigureState {
  if (!figure) return 'missing'
  if (figure.decision === null) return 'waiting'
  if (figure.decision.verdict !== 'confirmed') return figure.decision.verdict === 'refused' ? 'refused' : 'missing'
  return isRecentFor(figure.countedOn, opensOn) ? 'good' : 'too-old'
}

/** From this share of the reference on, in percent, and this many people, a figure is asked about. */
export const FAR_PERCENT = 20
export const FAR_PEOPLE = 10

/** What a proposed figure is held against: the one that counts, the population under review, or what the directory knows. */
export type Reference = People & { readonly kind: 'confirmed' | 'reviewed' | 'headcount'; readonly countedOn: string }

/**
 * The reference of a figure: the population of the campaign that it is for, or the confirmed figure of its scope, or else
 * the headcount of the directory; null where nothing is known.
 */
export function referenceOf(
  reviewed: (People & { readonly countedOn: string }) | null,
  confirmed: (People & { readonly countedOn: string }) | null,
  headcount: (People & { readonly countedOn: string }) | null,
): Reference | null {
  const of = (kind: Reference['kind'], found: (People & { readonly countedOn: string }) | null) =>
    found && { kind, women: found.women, men: found.men, countedOn: found.countedOn }
  return of('reviewed', reviewed) ?? of('confirmed', confirmed) ?? of('headcount', headcount)
}

/** A figure that is far from its reference. */
export type Distance = { readonly declared: People; readonly reference: Reference }

function isFarNumber(declared: number, known: number): boolean {
  const difference = Math.abs(declared - known)
  return difference >= FAR_PEOPLE && difference * 100 >= FAR_PERCENT * known
}

/** How a figure is far from its reference, in all or in one sex alone; null where it is near, or there is nothing to compare. */
export function distanceTo(reference: Reference | null, { women, men }: People): Distance | null {
  if (!reference) return null
  const isFar =
    isFarNumber(women + men, peopleOf(reference)) ||
    isFarNumber(women, reference.women) ||
    isFarNumber(men, reference.men)
  return isFar ? { declared: { women, men }, reference } : null
}

/** The four numbers that somebody says yes to: with another one, it was not this that she saw. */
export function distanceKey({ declared, reference }: Distance): string {
  return [declared.women, declared.men, reference.women, reference.men].join('-')
}

export type Proposal = People & {
  readonly countedOn: string
  readonly documentDate: string
  readonly documentLink: string
  readonly explanation: string
  /** Key of the distance that was ticked as right; empty where nothing was. */
  readonly sureOf: string
}
export type ProposalFault =
  | 'nobody'
  | 'to-come'
  | 'too-old'
  | 'older-than-confirmed'
  | 'document-to-come'
  | 'link'
  | 'lower-unexplained'
  | 'not-higher'
  | 'far'
  | 'far-unexplained'

/**
 * What is wrong with a figure that an entity proposes.
 * @param today ISO date.
 * @param confirmed figure of the scope that counts now.
 * @param reviewed population of the campaign with more answers than people that it is for; null for any other figure.
 * @param distance how far it is from its reference, or null.
 */
export function proposalFaults(
  { documentDate, documentLink, explanation, countedOn, sureOf, ...people }: Proposal,
  today: string,
  confirmed: (People & { readonly countedOn: string }) | null,
  reviewed: People | null,
  distance: Distance | null,
): ProposalFault[] {
  const faults: (ProposalFault | false)[] = [
    peopleOf(people) === 0 && 'nobody',
    countedOn > today && 'to-come',
    documentDate > today && 'document-to-come',
    documentLink !== '' && !isHttps(documentLink) && 'link',
  ]
  if (reviewed) faults.push(peopleOf(people) <= peopleOf(reviewed) && 'not-higher')
  else faults.push(!isRecentFor(countedOn, today) && 'too-old')
  if (!reviewed && confirmed) {
    faults.push(countedOn < confirmed.countedOn && 'older-than-confirmed')
    const isLower = people.women < confirmed.women || people.men < confirmed.men
    faults.push(isLower && explanation.length < SHORTEST_REASON && 'lower-unexplained')
  }
  if (distance && peopleOf(people) > 0) {
    faults.push(sureOf !== distanceKey(distance) && 'far')
    faults.push(explanation.length < SHORTEST_REASON && 'far-unexplained')
  }
  return faults.filter((fault) => fault !== false)
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}

/** Change of the number of people in percent of the figure before, unrounded. */
export function changeInPercent(before: People, now: People): number {
  return (100 * (peopleOf(now) - peopleOf(before))) / peopleOf(before)
}

/**
 * Whether a campaign takes the population of a figure of its scope that was just confirmed. A draft always does. One
 * that is scheduled or open only rises, and neither of its sexes falls: people may have answered on what it says.
 */
export function takesFigure(
  { status, populationWomen, populationMen }: Pick<Campaign, 'status' | 'populationWomen' | 'populationMen'>,
  { women, men }: People,
): boolean {
  if (status === 'draft') return true
  if (status !== 'scheduled' && status !== 'open') return false
  return women >= populationWomen && men >= populationMen && women + men > populationWomen + populationMen
}
