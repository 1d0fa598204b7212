import { findRelease, type ReleaseRecord } from '#db/queries/releases.server.ts'
import { listActionsOfYears } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { logoImageOf, logoOf } from '#app/features/logos/view-logo.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { planYearsFor } from '#surveys/planning/plan-year.ts'
import { askedFor } from '../what-to-do-facts.ts'
import { STAFF_TITLE, staffWords } from './staff-words.ts'

/** Actions that one page has room for; the others stand in the plan. */
const ROOM = 6
/** Answers from which levels go on a wall; fewer are read by whoever knows the office. */
const LEVELS_FROM = 30

/**
 * Levels by their names, without scores, intervals or groups. Nothing of them where people are asked what happened to
 * them, or what they think: there only who took part, and what will be done, goes on a wall.
 */
function levelsOf({ overall, dimensions }: Release, { presentation, scoring }: Instrument) {
  if (scoring.prevalence || presentation.describes === 'attitudes') return null
  const titles = new Map(scoring.dimensions.map(({ id, title }) => [id, title]))
  const rows = [
    { id: 'overall', title: 'Resultado general', figure: overall },
    ...dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
  return rows.map(({ id, title, figure }) => ({
    id,
    title,
    level: figure.kind === 'scored' ? figure.level : null,
    says: figure.kind === 'scored' ? LEVEL_NAMES[figure.level] : 'no se muestra',
  }))
}

type Shown = Extract<Release['participation'], { readonly kind: 'shown' }>

/** @throws {AppError} `not-found` outside the scope, and where too few answered to show anything. */
async function loadShown(actor: Actor, campaignId: string) {
  const record = await findRelease(runtime().database, actor.scope, campaignId)
  if (record?.release.participation.kind !== 'shown') throw new AppError('not-found')
  return { record, participation: record.release.participation }
}

async function pageOf(actor: Actor, record: ReleaseRecord, participation: Shown) {
  const { release, campaignId } = record
  const { database } = runtime()
  const instrument = instrumentByHash(release.instrument.hash)
  const stored = await listActionsOfYears(database, actor.scope, record.entityId, planYearsFor(record.releasedOn))
  const accepted = askedFor(record, stored).filter(({ status }) => status === 'accepted')
  return {
    campaignId,
    entity: record.entityName,
    logo: logoOf({ id: record.entityId, name: record.entityName }),
    /** As the questionnaire called itself to whoever answered it. */
    title: instrument.publicTitle,
    year: record.releasedOn.slice(0, 4),
    opensOn: record.opensOn,
    until: record.closedOn ?? record.closesOn,
    participation: claimSentence({
      kind: 'participation-band',
      percent: participation.percentOfPopulation,
      k: release.k,
    }),
    levels: participation.n < LEVELS_FROM ? null : levelsOf(release, instrument),
    actions: accepted
      .slice(0, ROOM)
      .map(({ id, title, termMonths, responsible }) => ({ id, title, termMonths, responsible })),
    moreActions: Math.max(0, accepted.length - ROOM),
  }
}

export type StaffPage = Awaited<ReturnType<typeof pageOf>>

/**
 * What the staff is told of its own answers on one page, to be printed: participation in quarters, levels by name, what
 * will be done. It holds less than the result, for whoever hangs it up cannot take it back.
 * @throws {AppError} `not-found` outside the scope, and where too few answered to show anything.
 */
export async function getStaffPage(actor: Actor, campaignId: string): Promise<StaffPage> {
  const { record, participation } = await loadShown(actor, campaignId)
  return pageOf(actor, record, participation)
}

/**
 * The same page as a picture is drawn from it, and what the picture is called.
 * @throws {AppError} `not-found` where there is no such page.
 */
export async function getStaffPicture(actor: Actor, campaignId: string) {
  const { record, participation } = await loadShown(actor, campaignId)
  const page = await pageOf(actor, record, participation)
  const facts = {
    words: staffWords(page),
    logo: logoImageOf({ id: record.entityId, name: record.entityName }),
    invented: runtime().environment.ESPEJO_MODE === 'demo',
  }
  const instrument = instrumentByHash(record.release.instrument.hash).title
  const filename = fileName({ what: STAFF_TITLE, entity: page.entity, instrument, date: page.until }, 'png')
  return { facts, filename }
}
