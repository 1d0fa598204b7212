import type { Actor } from '#app/door/actor.ts'
import type { CompareAsked } from './compare/compare-search.ts'
import type { QuestionsAsked } from './questions/questions-search.ts'
import type { TabWord } from './tabs.ts'
import {
  calculationView,
  dimensionsView,
  loadResult,
  questionsView,
  sexesView,
  summaryView,
  timeView,
} from './view-tab.server.ts'

/** What the first page of a result shows. @throws {AppError} `not-found` outside the scope. */
export async function getSummary(actor: Actor, campaignId: string) {
  return summaryView(await loadResult(actor, campaignId))
}

/** What one page under the summary shows, and nothing of the others. @throws {AppError} `not-found` outside the scope. */
export async function getTab(
  actor: Actor,
  { campaignId, tab, ...asked }: { readonly campaignId: string; readonly tab: TabWord } & QuestionsAsked & CompareAsked,
) {
  const loaded = await loadResult(actor, campaignId)
  switch (tab) {
    case 'dimensiones':
      return { tab, ...dimensionsView(loaded) } as const
    case 'mujeres-y-hombres':
      return { tab, ...sexesView(loaded, asked) } as const
    case 'en-el-tiempo':
      return { tab, ...timeView(loaded, asked) } as const
    case 'preguntas':
      return { tab, ...questionsView(loaded, asked) } as const
    case 'calculo':
      return { tab, ...calculationView(loaded) } as const
  }
}

export type TabView = Awaited<ReturnType<typeof getTab>>
