import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase, type Database } from '#db/client.server.ts'
import { eq } from 'drizzle-orm'
import { PUBLIC_ID_LENGTH } from '#app/kit/codes/public-id.ts'
import { ALPHABET } from '#app/kit/codes/typed-code.ts'
import { codeMac, swapMac } from '#app/respondent/desk/access-code.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertCampaign, type CampaignWay, type NewCampaign } from '#db/queries/campaigns.server.ts'
import { insertEntity as insertEntityRow } from '#db/queries/directory.server.ts'
import type { NewPromise } from '#db/queries/commitments.server.ts'
import { insertSlipBatches } from '#db/queries/slips.server.ts'
import { insertFigureDecision, insertStaffFigure, type NewStaffFigure } from '#db/queries/staff-figures.server.ts'
import { insertInvited, insertSentLinks, listDueLinkMails } from '#db/queries/swaps.server.ts'
import { campaigns } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { copyMigrated } from './migrated-template.ts'

export const TEST_KEY = 'ab'.repeat(32)

/** A real SQLite file of its own, a copy of a migrated one. @param folder in which it lies. */
export function createTestDatabase(folder = mkdtempSync(path.join(tmpdir(), 'espejo-test-'))): {
  database: Database
  file: string
} {
  const file = path.join(folder, 'test.db')
  copyMigrated(file)
  return { database: openDatabase(file), file }
}

export function insertEntity(database: Database, id: string, name = `Entidad ${id}`): void {
  const row = {
    id,
    name,
    governmentLevel: 'local-government',
    region: 'Junín',
    source: 'Prueba',
    sourceYear: 2026,
    invented: true,
  } as const
  inTransaction(database, (transaction) => insertEntityRow(transaction, row, NO_NOTE))
}

/** A campaign that is sound; tests say what differs. Harassment has no link for all. */
export function campaignRow(id: string, entityId: string, more: Partial<NewCampaign> = {}): NewCampaign {
  const link = `LINK${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`
  return {
    id,
    entityId,
    instrumentSlug: instrument.slug,
    instrumentVersion: instrument.version,
    instrumentHash: instrument.hash,
    status: 'open',
    opensOn: '2026-11-02',
    closesOn: '2026-11-27',
    linkCode: more.instrumentSlug === 'sexual-harassment' ? null : link,
    scope: { kind: 'headquarters', units: [], serviceContractors: false, interns: false },
    populationWomen: 150,
    populationMen: 150,
    populationSource: 'Planilla',
    populationDate: '2026-11-01',
    k: 10,
    consentText: 'He leído y acepto participar.',
    ...more,
  }
}

/** A figure of an entity's staff as it was proposed; tests say what differs. */
export function figureRow(id: string, entityId: string, more: Partial<NewStaffFigure> = {}): NewStaffFigure {
  return {
    id,
    entityId,
    scope: { kind: 'headquarters', units: [], serviceContractors: false, interns: false },
    women: 150,
    men: 150,
    countedOn: '2026-11-01',
    source: 'Planilla',
    documentKind: 'report',
    documentNumber: '012-2026-RRHH',
    documentDate: '2026-11-01',
    documentPlace: 'Oficina de Recursos Humanos',
    proposedBy: 'quien-propone',
    proposedOn: '2026-11-01',
    ...more,
  }
}

/** Stores a figure that the Ministry confirmed. */
export function insertConfirmedFigure(
  database: Database,
  id: string,
  entityId: string,
  more: Partial<NewStaffFigure> = {},
): NewStaffFigure {
  const figure = figureRow(id, entityId, more)
  const decision = {
    figureId: id,
    verdict: 'confirmed',
    decidedBy: 'quien-decide',
    decidedOn: figure.proposedOn,
  } as const
  inTransaction(database, (transaction) => {
    insertStaffFigure(transaction, figure, NO_NOTE)
    insertFigureDecision(transaction, decision, NO_NOTE)
  })
  return figure
}

/** The public page that the notice of a campaign promises; its id follows from the campaign's, so that a test knows it. */
export function promiseFor(campaignId: string, promisedOn = '2026-11-01'): NewPromise {
  const bytes = createHash('sha256').update(campaignId).digest()
  const letters = ALPHABET.toLowerCase()
  return {
    publicId: [...bytes.subarray(0, PUBLIC_ID_LENGTH)].map((byte) => letters[byte % letters.length]).join(''),
    promisedOn,
  }
}

/** Opens one; where no ways are given everybody comes by its link, or by slips where it has none. */
export async function openCampaign(
  database: Database,
  id: string,
  entityId: string,
  more: Partial<NewCampaign> = {},
  ways?: readonly CampaignWay[],
  promise: NewPromise | null = null,
): Promise<NewCampaign> {
  const row = campaignRow(id, entityId, more)
  await insertCampaign(
    database,
    row,
    ways ?? [{ way: row.linkCode ? 'single-link' : 'slips', people: row.populationWomen + row.populationMen }],
    NO_NOTE,
    promise,
  )
  return row
}

/** Stores one-time codes as a batch of slips. */
export async function addCodes(database: Database, campaignId: string, codes: readonly string[]): Promise<void> {
  const macs = codes.map((code) => codeMac(TEST_KEY, code))
  const batch = { id: `lote-${campaignId}`, site: '', printedOn: '2026-11-02', macs }
  const campaign = database.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
  if (!campaign || !(await insertSlipBatches(database, countryScope(), campaign, [batch], NO_NOTE)))
    throw new Error(`${campaignId} takes no slips`)
}

/** Stores links from mails, as if the mail of each had just left. */
export async function addSwapLinks(database: Database, campaignId: string, tokens: readonly string[]): Promise<void> {
  const addresses = tokens.map((_token, person) => `p${person}@${campaignId}.pe`)
  const at = '2026-11-03T15:00:00.000Z'
  if (!(await insertInvited(database, countryScope(), campaignId, addresses, at, NO_NOTE)))
    throw new Error(`${campaignId} does not admit by mail`)
  const due = await listDueLinkMails(database, { now: at, furthest: at }, tokens.length)
  const sent = due.map(({ id }, place) => ({ mailId: id, mac: swapMac(TEST_KEY, tokens[place] ?? ''), kept: null }))
  insertSentLinks(database, sent, at)
}

const SCORED = instrument.scoring.dimensions.flatMap(({ items }) => items)

/** Answers to every scored item, from 1 (least) to 5 (most favourable), varied a little by person and item. */
export function answersLike(favourability: number, person = 0): Record<string, string> {
  return Object.fromEntries(
    SCORED.map(({ id, keyed }, place) => {
      const wanted = Math.min(5, Math.max(1, favourability + ((person + place) % 3) - 1))
      return [id, String(keyed === 'reverse' ? 6 - wanted : wanted)]
    }),
  )
}

export const QUESTION_NAMES = placedQuestions(instrument.survey).map(({ question }) => question.name)
