import { randomBytes } from 'node:crypto'
import { listCampaigns, insertCampaign, findLastReleaseDay, type NewCampaign } from '#db/queries/campaigns.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { LATEST_INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { ownFiguresToChoose, type ShownFigure } from '#app/features/staff-figures/view-figures.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { CampaignInput } from './form.ts'
import { earliestClose, LONGEST_TERM_DAYS, SMALLEST_TERM_WORKING_DAYS, termProblem } from './campaign-rules.ts'
import { noteOf } from './load-campaign.server.ts'

/** Wording that new campaigns show beside the box that must be ticked; each campaign keeps its own. */
export const CONSENT_TEXT = 'He leído y acepto participar.'

export type Created =
  | { readonly ok: true; readonly campaignId: string }
  | { readonly ok: false; readonly problems: FieldProblems }

const TERM_WORDS = {
  'in-the-past': () => 'La fecha de inicio no puede haber pasado',
  'too-short': () =>
    `Deben ser al menos ${SMALLEST_TERM_WORKING_DAYS} días hábiles sin feriados nacionales, contando el primero y el último`,
  'too-long': () => `El plazo no puede pasar de ${LONGEST_TERM_DAYS} días`,
} as const

/** What the fields say wrong together, or beside today. */
function crossProblems(input: CampaignInput, figure: ShownFigure | null, today: string): FieldProblems {
  const problems: Record<string, string> = {}
  const term = termProblem(input.opensOn, input.closesOn, today)
  if (term) problems[term === 'in-the-past' ? 'abre' : 'cierra'] = TERM_WORDS[term]()
  if (!figure) problems['cifra'] = 'Esta cifra ya no vale. Elija otra de la lista'
  const instrument = LATEST_INSTRUMENTS.find(({ slug }) => slug === input.instrumentSlug)
  if (!instrument) problems['herramienta'] = 'Esta herramienta todavía no está disponible'
  return problems
}

async function calendarProblems(actor: Actor, input: CampaignInput): Promise<FieldProblems> {
  const { database } = runtime()
  if (ownEntityEnd(actor)) return { herramienta: 'La entidad ya no está vigente: no puede aplicar herramientas' }
  const running = (await listCampaigns(database, actor.scope)).some(
    ({ instrumentSlug, status }) =>
      instrumentSlug === input.instrumentSlug &&
      ['draft', 'scheduled', 'open', 'closing', 'population-review'].includes(status),
  )
  if (running)
    return {
      herramienta: 'Ya hay una aplicación de esta herramienta en preparación o abierta. Termínela antes de crear otra',
    }
  const last = await findLastReleaseDay(database, actor.scope, input.instrumentSlug)
  const earliest = last && earliestClose(last)
  if (!last || !earliest || input.closesOn >= earliest) return {}
  return {
    cierra: `La aplicación anterior cerró el ${formatLongDate(last)}. Para que nadie pueda comparar y deducir respuestas, esta debe cerrar desde el ${formatLongDate(earliest)}`,
  }
}

/**
 * Prepares a campaign as a draft; it is opened in a second step. Scope and population are those of a figure of the
 * entity's staff, which the Ministry may still have to confirm before that step.
 */
export async function createCampaign(actor: Actor, input: CampaignInput, clock: Clock = systemClock): Promise<Created> {
  if (!actor.entity) throw new AppError('not-found')
  const now = clock()
  const figure = ownFiguresToChoose(actor).find(({ id }) => id === input.figureId) ?? null
  const wrong = crossProblems(input, figure, limaDate(now))
  const problems = Object.keys(wrong).length > 0 ? wrong : await calendarProblems(actor, input)
  if (!figure || Object.keys(problems).length > 0) return { ok: false, problems }
  const instrument = latestInstrument(input.instrumentSlug)
  const campaignId = randomBytes(8).toString('hex')
  const entityId = actor.entity.id
  const draft: NewCampaign = {
    id: campaignId,
    entityId,
    instrumentSlug: instrument.slug,
    instrumentVersion: instrument.version,
    instrumentHash: instrument.hash,
    status: 'draft',
    opensOn: input.opensOn,
    closesOn: input.closesOn,
    scope: figure.scope,
    populationWomen: figure.women,
    populationMen: figure.men,
    populationSource: figure.source,
    populationDate: figure.countedOn,
    populationFigureId: figure.id,
    k: Math.max(input.k, instrument.k),
    consentText: CONSENT_TEXT,
  }
  const detail = {
    instrument: instrument.slug,
    version: instrument.version,
    opensOn: input.opensOn,
    closesOn: input.closesOn,
  }
  await insertCampaign(
    runtime().database,
    draft,
    [],
    noteOf(actor, { id: campaignId, entityId }, 'campaign.created', now, detail),
  )
  return { ok: true, campaignId }
}
