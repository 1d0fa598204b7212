import { randomBytes } from 'node:crypto'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { campaignsWithin, insertCampaign, lastReleaseDay, type NewCampaign } from '#db/queries/campaigns.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { readCampaignForm, type CampaignInput } from './form.ts'
import { earliestClose } from './campaign-rules.ts'
import { noteOf } from './load-campaign.server.ts'

/** Wording that new campaigns show beside the box that must be ticked; each campaign keeps its own. */
export const CONSENT_TEXT = 'He leído y acepto participar.'

export type Created =
  | { readonly ok: true; readonly campaignId: string }
  | { readonly ok: false; readonly problems: FieldProblems }

function scopeOf({ alcance, unidades, locadores, practicantes }: CampaignInput): CampaignScope {
  const units =
    alcance === 'with-units'
      ? unidades
          .split(/[\n;,]/)
          .map((unit) => unit.trim())
          .filter((unit) => unit !== '')
      : []
  return { kind: alcance, units, serviceContractors: locadores, interns: practicantes }
}

async function calendarProblems(actor: Actor, input: CampaignInput): Promise<FieldProblems> {
  const { database } = runtime()
  if (ownEntityEnd(actor)) return { herramienta: 'La entidad ya no está vigente: no puede aplicar herramientas' }
  const running = (await campaignsWithin(database, actor.scope)).some(
    ({ instrumentSlug, status }) =>
      instrumentSlug === input.herramienta &&
      ['draft', 'scheduled', 'open', 'closing', 'population-review'].includes(status),
  )
  if (running)
    return {
      herramienta: 'Ya hay una aplicación de esta herramienta en preparación o abierta. Termínela antes de crear otra',
    }
  const last = await lastReleaseDay(database, actor.scope, input.herramienta)
  const earliest = last && earliestClose(last)
  if (!last || !earliest || input.cierra >= earliest) return {}
  return {
    cierra: `La aplicación anterior cerró el ${formatLongDate(last)}. Para que nadie pueda comparar y deducir respuestas, esta debe cerrar desde el ${formatLongDate(earliest)}`,
  }
}

/** Prepares a campaign as a draft; it is opened in a second step. */
export async function createCampaign(actor: Actor, form: FormData, clock: Clock = systemClock): Promise<Created> {
  if (!actor.entity) throw new AppError('not-found')
  const now = clock()
  const read = readCampaignForm(form, limaDate(now))
  if (!read.ok) return read
  const { input } = read
  const problems = await calendarProblems(actor, input)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const instrument = latestInstrument(input.herramienta)
  const campaignId = randomBytes(8).toString('hex')
  const entityId = actor.entity.id
  const draft: NewCampaign = {
    id: campaignId,
    entityId,
    instrumentSlug: instrument.slug,
    instrumentVersion: instrument.version,
    instrumentHash: instrument.hash,
    status: 'draft',
    opensOn: input.abre,
    closesOn: input.cierra,
    scope: scopeOf(input),
    populationWomen: input.mujeres,
    populationMen: input.hombres,
    populationSource: input.fuente,
    populationDate: input.fecha,
    extraSegment: input.segmento === '' ? null : input.segmento,
    k: Math.max(input.k, instrument.k),
    consentText: CONSENT_TEXT,
  }
  const detail = {
    instrument: instrument.slug,
    version: instrument.version,
    opensOn: input.abre,
    closesOn: input.cierra,
  }
  await insertCampaign(
    runtime().database,
    draft,
    [],
    noteOf(actor, { id: campaignId, entityId }, 'campaign.created', now, detail),
  )
  return { ok: true, campaignId }
}
