import { setTimeout as after } from 'node:timers/promises'
import type { ProductionServer } from './production-server.ts'
import { signInTo } from './running-server.ts'

const WITHIN_MS = 60_000

/** The page of state as an administrator of the small country reads it, without its marks. */
export async function statePage({ origin, takeOutput }: ProductionServer): Promise<() => Promise<string>> {
  const cookie = await signInTo(origin, 'administracion@mimp.test')
  return async () => {
    const answer = await fetch(`${origin}/nacional/estado`, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`The page of state answered ${answer.status}:\n${takeOutput()}`)
    const [, main = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(await answer.text()) ?? []
    return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  }
}

/** Until every job of a program that was just started has run once. @returns the page of state then. */
export async function firstRound(read: () => Promise<string>): Promise<string> {
  const until = Date.now() + WITHIN_MS
  for (let page = await read(); ; page = await read()) {
    if (!page.includes('Todavía no Ninguna')) return page
    if (Date.now() > until) throw new Error('The first round of jobs did not end')
    await after(200)
  }
}
