import { actorFor } from '#app/door/actor.ts'
import { viewAudit } from '#app/features/audit/view-audit.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { campaignInReview, reviewPopulation } from '#app/features/campaigns/review-population.server.ts'
import { settleDueCampaigns } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { viewCampaign, viewCampaigns } from '#app/features/campaigns/view-campaign.server.ts'
import { getNationalEntity } from '#app/features/national/view-country.server.ts'
import { decideFigure } from '#app/features/staff-figures/decide-figure.server.ts'
import type { ProposedFigure } from '#app/features/staff-figures/form.ts'
import { proposeFigure } from '#app/features/staff-figures/propose-figure.server.ts'
import { viewOwnFigures, viewWaitingFigures } from '#app/features/staff-figures/view-figures.server.ts'
import { listStaffFigures } from '#db/queries/staff-figures.server.ts'
import { countryScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { Findings, type Attack } from './attack.ts'

/**
 * An entity and an analyst of the Ministry who want to know how many answered where more did than there are people: they
 * propose figures, from two accounts, refuse and confirm them, and read every page after each step. One figure is decided
 * by its document, once; until then nothing may differ, and then no more than whether the answers fit it.
 */

const NOW = new Date('2026-11-24T17:00:00.000Z')
const clock = () => NOW
const coordinator = (userId: string) =>
  actorFor({ userId, name: userId, role: 'coordinator', entity: { id: 'muni', name: 'Muni' } })
const [ROSA, OTHER_MAILBOX] = [coordinator('rosa'), coordinator('olga')]
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })
const ADMINISTRATOR = actorFor({ userId: 'adela', name: 'Adela', role: 'administrator', entity: null })

const PEOPLE = 202
const FIGURE: ProposedFigure = {
  ...{ women: 101, men: 101, countedOn: '2026-10-01', source: 'Planilla', documentKind: 'report' },
  ...{ documentNumber: '012-2026', documentDate: '2026-10-02', documentPlace: 'Recursos Humanos', documentLink: '' },
  explanation: 'Cambió el número de contratos',
  sureOf: '',
  scope: { kind: 'headquarters', units: [], serviceContractors: false, interns: false },
  campaignId: null,
}

type Step = () => Promise<unknown>

/** What a step came to, in words that are the same for the same thing: whatever was thrown, by its message. */
async function outcomeOf(step: Step): Promise<unknown> {
  try {
    return await step()
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'refused'
  }
}

/** Names that are drawn anew each time, by the order in which they are met. */
function masked(text: string): string {
  const met = new Map<string, string>()
  return text.replaceAll(/\b[0-9a-f]{16,}\b/g, (id) => {
    met.set(id, met.get(id) ?? `id${met.size}`)
    return met.get(id) ?? ''
  })
}

/** A campaign with so many answers of 202 people that has just closed, and what is read after each step. */
async function readings(answers: number, confirmed: number): Promise<string[]> {
  const { database, file } = createTestDatabase()
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(file) } })
  insertEntity(database, 'muni')
  const half = PEOPLE / 2
  const term = { opensOn: '2026-10-01', closesOn: '2026-10-30', populationWomen: half, populationMen: half }
  await openCampaign(database, 'c', 'muni', term)
  const people = Array.from({ length: answers }, (_, person) => ({
    ...{ answers: answersLike(3, person), sex: null, extraSegment: null },
  }))
  seedResponses(database, 'c', people)
  await closeCampaign(database, 'c', '2026-10-31', null, { actor: ANALYST, at: NOW })

  const pages: Step[] = [
    () => viewOwnFigures(ROSA, null),
    () => viewOwnFigures(ROSA, 'c'),
    () => viewCampaigns(ROSA, clock),
    () => viewCampaign(ROSA, 'c', clock),
    () => viewWaitingFigures(ANALYST),
    () => campaignInReview(ANALYST, 'c'),
    () => getNationalEntity(ANALYST, { entityId: 'muni' }, clock),
    () => viewAudit(ADMINISTRATOR, { before: null }, clock),
  ]
  const waiting = () => listStaffFigures(database, countryScope()).find(({ decision }) => decision === null)?.id ?? ''
  const forReview = (all: number, actor = ROSA) =>
    proposeFigure(
      actor,
      // Where the numbers are far from the population, she is asked, and says yes.
      { ...FIGURE, women: all - half, men: half, campaignId: 'c', sureOf: `${all - half}-${half}-${half}-${half}` },
      clock,
    )
  const refused = { verdict: 'refused', reason: 'El documento no se lee' } as const
  const review = (decision: typeof refused | { readonly verdict: 'confirmed' }) =>
    reviewPopulation(ANALYST, { campaignId: 'c', figureId: waiting(), decision }, clock)
  const steps: Step[] = [
    async () => null,
    // A figure of all the staff is no review: it must change nothing of a campaign that waits.
    () => proposeFigure(ROSA, { ...FIGURE, women: 500, countedOn: '2026-11-01' }, clock),
    () => decideFigure(ANALYST, { figureId: waiting(), decision: { verdict: 'confirmed' } }, clock),
    ...[PEOPLE + 400, PEOPLE + 1, PEOPLE + 20].flatMap((all): Step[] => [() => forReview(all), () => review(refused)]),
    () => forReview(PEOPLE + 2),
    () => forReview(PEOPLE + 300, OTHER_MAILBOX),
    () => settleDueCampaigns(database, countryScope(), NOW),
    () => forReview(confirmed, OTHER_MAILBOX),
    () => review({ verdict: 'confirmed' }),
    () => forReview(PEOPLE + 9),
    () => review({ verdict: 'confirmed' }),
    () => settleDueCampaigns(database, countryScope(), NOW),
  ]
  const read: string[] = []
  for (const step of steps) {
    const came = await outcomeOf(step)
    const seen: unknown[] = []
    for (const page of pages) seen.push(await outcomeOf(page))
    read.push(masked(JSON.stringify([came, seen])))
  }
  database.$client.close()
  return read
}

/** Readings up to the last proposal: the one decision comes next. */
const BEFORE_DECISION = 13

/**
 * What is learned of numbers of answers from all that was read with each.
 * @param worlds number of answers → what was read after each step.
 */
export function learnedOfNumbers(worlds: ReadonlyMap<number, readonly string[]>, confirmed: number): string[] {
  const all = [...worlds]
  const tellsApart = (some: typeof all, steps: number | undefined) => {
    const [first, ...others] = some
    return others.flatMap(([answers, read]) => {
      const step = read.slice(0, steps).findIndex((text, place) => text !== first?.[1][place])
      return step === -1 ? [] : [`${answers} answers are told from ${first?.[0]} after step ${step}`]
    })
  }
  return [
    ...tellsApart(all, BEFORE_DECISION),
    // Of those that fit the number of answers is published.
    ...tellsApart(
      all.filter(([answers]) => answers > confirmed),
      undefined,
    ),
  ]
}

async function bisect(size: number) {
  const findings = new Findings()
  const full = size > 100
  for (const confirmed of full ? [203, 230] : [203]) {
    const worlds = new Map<number, readonly string[]>()
    for (const answers of full ? [203, 204, 209, 240] : [204, 240])
      worlds.set(answers, await readings(answers, confirmed))
    findings.add(learnedOfNumbers(worlds, confirmed))
  }
  return findings.finish()
}

export const BISECT_ATTACK: Attack = {
  id: 'bisected-population',
  title: 'Proponer, negar y confirmar cifras de personal para saber cuántas personas respondieron',
  against: [],
  run: bisect,
}
