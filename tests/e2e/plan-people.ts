import type { APIRequestContext, Browser, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import type { Instrument } from '#surveys/model/instrument.ts'
import { wayCodes, WAY_YEAR } from '../support/plan-way.ts'
import { expect, signIn, watchErrors } from './fixtures.ts'
import type { OwnServer } from './own-server.ts'

export const WIDE = { width: 1280, height: 900 }
export const PHONE = { width: 360, height: 640 }

/** Somebody with a browser of her own; what its console said wrong is read at the end. */
export type Walker = { readonly page: Page; readonly errors: () => string[]; readonly come: () => Promise<void> }

/**
 * Opens a browser for somebody of the walk.
 * @param email with which she signs in; again by `come` whenever the clock was moved beyond her session.
 */
export async function walker(
  browser: Browser,
  server: OwnServer,
  email: string,
  { script = true, size = WIDE } = {},
): Promise<Walker> {
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: script, viewport: size })
  const page = await context.newPage()
  // Chromium writes every form that is refused or comes too late into its console.
  const errors = watchErrors(page, [/status of (409|422)/])
  const come = () => signIn(page, email)
  await come()
  return { page, errors, come }
}

/** Of each question the choice whose points are nearest to those that are wanted of its dimension. */
function answersOf({ scoring }: Instrument, points: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    scoring.dimensions.flatMap(({ id: dimension, items }) =>
      items.map((item) => {
        const wanted = points[dimension] ?? 0.75
        const distance = ([, given]: [string, number | null]) => Math.abs((given ?? 9) - wanted)
        const [nearest] = Object.entries(item.points).sort((one, other) => distance(one) - distance(other))
        return [item.id, nearest?.[0] ?? '']
      }),
    ),
  )
}

let forms = 0

/** Everybody of the entity answers, by what their telephones send. */
export async function everybodyAnswers(
  request: APIRequestContext,
  campaign: string,
  instrument: Instrument,
  points: Readonly<Record<string, number>>,
): Promise<void> {
  const answers = answersOf(instrument, points)
  for (const [person, code] of wayCodes(campaign).entries()) {
    forms += 1
    const form = {
      formulario: forms.toString(16).padStart(32, 'c'),
      consentimiento: 'si',
      ...answers,
      sex: person % 2 ? 'mujer' : 'hombre',
    }
    expect((await request.post(`/r/${code}`, { form })).status(), code).toBe(200)
  }
}

type Stored = { readonly id: string; readonly title: string; readonly status: string; readonly revision: number }

/** Actions of the plan of the walk as they are stored. */
export function storedActions(server: OwnServer): Stored[] {
  const file = new Sqlite(server.file, { readonly: true, timeout: 5000 })
  try {
    return file
      .prepare<[number], Stored>(
        "SELECT id, title, status, revision FROM plan_actions WHERE entity_id = 'camino' AND year = ? ORDER BY position",
      )
      .all(WAY_YEAR)
  } finally {
    file.close()
  }
}

/** Sends the form of an action's card as its button does, where nobody would look. */
export async function acceptBeside(page: Page, server: OwnServer, id: string, who: string, due: string): Promise<void> {
  const action = storedActions(server).find((each) => each.id === id)
  const answer = await page.request.post(`/panel/plan/${WAY_YEAR}/acciones/${id}`, {
    form: { accion: 'aceptar', revision: String(action?.revision ?? ''), encargo: who, limite: due },
    headers: { origin: server.origin },
    maxRedirects: 0,
  })
  expect(answer.status(), action?.title).toBe(303)
}

/** Who goes saw no error. */
export async function leave(people: readonly Walker[]): Promise<void> {
  for (const { page, errors } of people) {
    expect(errors()).toEqual([])
    await page.context().close()
  }
}
