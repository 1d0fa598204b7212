import type { Actor } from '#app/door/actor.ts'
import type { QuestionsAsked } from './questions/questions-search.ts'
import type { TabWord } from './tabs.ts'
import { getCalculation, getDimensions, getQuestions, getSexes, getTime } from './view-tab.server.ts'

/** What one page of a result shows, and nothing of the others. @throws {AppError} `not-found` outside the scope. */
export async function getTab(
  actor: Actor,
  { campaignId, tab, ...asked }: { readonly campaignId: string; readonly tab: TabWord } & QuestionsAsked,
) {
  switch (tab) {
    case 'dimensiones':
      return { tab, ...(await getDimensions(actor, campaignId)) } as const
    case 'mujeres-y-hombres':
      return { tab, ...(await getSexes(actor, campaignId)) } as const
    case 'en-el-tiempo':
      return { tab, ...(await getTime(actor, campaignId)) } as const
    case 'preguntas':
      return { tab, ...(await getQuestions(actor, campaignId, asked)) } as const
    case 'calculo':
      return { tab, ...(await getCalculation(actor, campaignId)) } as const
  }
}

export type TabView = Awaited<ReturnType<typeof getTab>>
