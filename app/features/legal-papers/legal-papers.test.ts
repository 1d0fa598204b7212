import { expect, test } from 'vitest'
import { legalPaperDocx } from './legal-paper-docx.server.ts'
import { strFromU8, unzipSync } from 'fflate'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { copyOfWaiting } from '#tests/support/waiting.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { INVENTORY } from './inventory.ts'
import type { LegalPaperFacts } from './legal-paper.ts'
import { LEGAL_PAPERS } from './make-legal-paper.server.ts'

const facts: LegalPaperFacts = {
  entityName: 'Municipalidad de Prueba',
  address: 'Jr. Uno 123',
  contact: '',
  dataOfficer: '',
  today: '2026-11-24',
  origin: 'https://espejo.example',
  applied: ['Cultura organizacional'],
  accounts: 3,
  programDigest: null,
}

/** Tables without anything of people: what an entity applied, its plan, and what the country adds up. */
const WITHOUT_PEOPLE = [
  'entities',
  'entity_staff',
  'logos',
  'ministry_settings',
  'campaigns',
  'campaign_ways',
  'agreed_domains',
  'slip_batches',
  'paper_batches',
  'releases',
  'frozen_releases',
  'row_rewrites',
  'released_figures',
  'newest_releases',
  'name_keys',
  'pool_releases',
  'experience_pools',
  'score_groups',
  'score_group_members',
  'certificates',
  'destruction_acts',
  'adaptation_sheets',
  'adaptation_documents',
  'plans',
  'plan_actions',
  'item_lots',
  'item_lot_campaigns',
  'item_totals',
]

test('the inventory names every table of the database that holds something of people', () => {
  const { database, file } = createTestDatabase()
  waitingOf(database)
  const tables = [database.$client, copyOfWaiting(file)].flatMap((client) =>
    client
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'",
      )
      .all(),
  )
  const named = new Set([...INVENTORY.flatMap((row) => row.tables), ...WITHOUT_PEOPLE])
  expect(tables.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([])
  expect([...named].filter((name) => !tables.some((table) => table.name === name))).toEqual([])
})

test.each(Object.entries(LEGAL_PAPERS))(
  '%s is a file of words with what the system knows, and marks what a person must check',
  async (_name, make) => {
    const paper = make(facts)
    const document = strFromU8(
      unzipSync(new Uint8Array(await legalPaperDocx(paper)))['word/document.xml'] ?? new Uint8Array(),
    )
    expect(document).toContain('Municipalidad de Prueba')
    const toCheck = paper.sections.flatMap(({ sentences }) => sentences).filter(({ check }) => check)
    expect(toCheck.length).toBeGreaterThan(0)
    expect(document.match(/REVISAR: /g)).toHaveLength(toCheck.length)
  },
)
