import type { Database } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { COORDINATION_TABLES, listHeldRoles, listLastConfirmations } from '#db/queries/coordination.server.ts'
import { listUnsettledInvitations, type Invitation } from '#db/queries/invitations.server.ts'
import { listActiveEntities } from '#db/queries/directory.server.ts'
import { listRunningStates } from '#db/queries/national.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { CAMPAIGN_STATUS_NAMES, GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { allAsOfToday } from '#app/respondent/desk/campaign-today.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { dateCell, type Row } from '#app/kit/sheets/xlsx.server.ts'
import {
  coordinationOf,
  inSituation,
  SITUATION_NAMES,
  type Coordination,
  type CoordinationFilters,
} from './coordination-rules.ts'

const PAGE_SIZE = 50
const RUNNING: readonly string[] = ['scheduled', 'open', 'closing', 'population-review']

function grouped<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string | null,
): (key: string) => readonly Thing[] {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  const none: readonly Thing[] = []
  return (key) => groups.get(key) ?? none
}

function waiting({ id, name, role, expiresAt }: Invitation, now: Date) {
  return { id, name, role, expiresOn: limaDate(new Date(expiresAt)), over: expiresAt <= now.toISOString() }
}

/**
 * Whether somebody coordinates an entity of the scope, for asking of many.
 * @param today ISO date.
 * @param entityIds which will be asked of; all of the scope where left out.
 */
export function coordinations(
  database: Database,
  scope: Scope,
  today: string,
  entityIds?: readonly string[],
): (entityId: string) => Coordination {
  const heldOf = grouped(listHeldRoles(database, scope, entityIds), ({ entityId }) => entityId)
  const confirmed = listLastConfirmations(database, scope, entityIds)
  return (entityId) => coordinationOf(heldOf(entityId), confirmed.get(entityId) ?? null, today)
}

/** Active entities: how many of each level, and those without a coordinator in force, by name. @param today ISO date. */
function listUncoordinated(database: Database, { scope }: Actor, today: string) {
  return rememberedWhile(database, scope, COORDINATION_TABLES, `without coordination ${today}`, () => {
    const coordinationIn = coordinations(database, scope, today)
    const active = listActiveEntities(database, scope)
    const rows = active.flatMap(({ id, name, governmentLevel }) => {
      const coordination = coordinationIn(id)
      if (coordination.kind === 'in-force') return []
      return [{ id, name, governmentLevel, since: coordination.since, lapsed: coordination.kind === 'lapsed' }]
    })
    rows.sort((one, other) => one.name.localeCompare(other.name, 'es'))
    const levels = GOVERNMENT_LEVELS.map((level) => ({
      level,
      entities: active.filter(({ governmentLevel }) => governmentLevel === level).length,
      without: rows.filter(({ governmentLevel }) => governmentLevel === level).length,
    }))
    return { rows, active: active.length, levels: levels.filter(({ entities }) => entities > 0) }
  })
}

/** Active entities without a coordinator in force; those that are applying something come first, then by name. */
async function withoutCoordination(actor: Actor, now: Date) {
  const { database } = runtime()
  const today = limaDate(now)
  const { rows: found, ...counts } = listUncoordinated(database, actor, today)
  const [invitations, campaigns] = await Promise.all([
    listUnsettledInvitations(database, actor.scope),
    listRunningStates(database, actor.scope).then((all) => allAsOfToday(database, all, today)),
  ])
  const invitationsOf = grouped(
    invitations
      .filter(({ role, isDelegate }) => role === 'coordinator' || (role === 'head' && !isDelegate))
      .map((invitation) => ({ entityId: invitation.entityId, said: waiting(invitation, now) })),
    ({ entityId }) => entityId,
  )
  const campaignsOf = grouped(
    campaigns.filter(({ status }) => RUNNING.includes(status)),
    ({ entityId }) => entityId,
  )
  // Of thousands of entities few have either: nothing is worked out for the others.
  const rows = found.map(({ id, name, governmentLevel, since, lapsed }) => ({
    ...{ id, name, governmentLevel, since, lapsed },
    invitations: invitationsOf(id).map(({ said }) => said),
    campaigns: campaignsOf(id).map(({ instrumentHash, status }) => ({
      ...{ title: instrumentByHash(instrumentHash).title, status },
    })),
  }))
  rows.sort((one, other) => Number(other.campaigns.length > 0) - Number(one.campaigns.length > 0))
  return { rows, ...counts }
}

/** Entities without coordination as filtered, a page of them (the nearest there is), and how many of each level there are. */
export async function viewWithoutCoordination(
  actor: Actor,
  { page: asked, ...filters }: CoordinationFilters & { readonly page: number },
  clock: Clock = systemClock,
) {
  const { rows, active, levels } = await withoutCoordination(actor, clock())
  const found = inSituation(rows, filters)
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const page = Math.min(pages, Math.max(1, asked))
  return {
    ...{ filters, page, pages, found: found.length, total: rows.length, entities: active, levels },
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    mayInvite: can(actor.role, 'accounts:grant'),
  }
}

export type WithoutCoordination = Awaited<ReturnType<typeof viewWithoutCoordination>>

const HEADER: Row = [
  'Entidad',
  'Nivel de gobierno',
  'Sin coordinación desde',
  'Suspendida por falta de confirmación',
  'Invitaciones sin aceptar',
  'Última fecha para aceptar',
  'Aplicaciones en curso',
]

/** Of which entities, and of which day. */
export function withoutCoordinationFileName(
  { level, situation }: CoordinationFilters,
  clock: Clock = systemClock,
): string {
  const ofLevel = GOVERNMENT_LEVELS.find((each) => each === level)
  const apart = [ofLevel && GOVERNMENT_LEVEL_NAMES[ofLevel], situation === '' ? '' : SITUATION_NAMES[situation]]
  return fileName({ what: 'Entidades sin coordinación', entity: null, apart, date: clock() }, 'csv')
}

/** The same entities, all pages of them, for a spreadsheet. Names nobody. */
export async function withoutCoordinationCsv(
  actor: Actor,
  filters: CoordinationFilters,
  clock: Clock = systemClock,
): Promise<string> {
  const { rows } = await withoutCoordination(actor, clock())
  const lines = inSituation(rows, filters).map(
    ({ name, governmentLevel, since, lapsed, invitations, campaigns }): Row => {
      const last = invitations
        .map(({ expiresOn }) => expiresOn)
        .sort()
        .at(-1)
      return [
        name,
        GOVERNMENT_LEVEL_NAMES[governmentLevel],
        since === null ? 'nunca tuvo' : dateCell(since),
        lapsed ? 'sí' : 'no',
        invitations.length,
        last ? dateCell(last) : null,
        campaigns.map(({ title, status }) => `${title} (${CAMPAIGN_STATUS_NAMES[status].toLowerCase()})`).join('; '),
      ]
    },
  )
  return csv([{ name: 'Sin coordinación', widths: [], rows: [HEADER, ...lines] }])
}
