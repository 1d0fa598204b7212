import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { releases } from '#db/schema/index.ts'
import { countryScope, entityScope, within, withinShared, type Scope } from '#db/scope.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
for (const [entity, campaign] of [
  ['uno', 'c1'],
  ['uno', 'c2'],
  ['dos', 'c3'],
] as const) {
  if (campaign !== 'c2') insertEntity(database, entity)
  const slug = campaign === 'c2' ? 'gender-stereotypes' : 'organizational-culture'
  await openCampaign(database, campaign, entity, { instrumentSlug: slug })
  database.$client.prepare("INSERT INTO releases VALUES (?, ?, ?, '2026-11-28', '{}', 'd')").run(campaign, entity, slug)
}
database.$client.exec(`
  INSERT INTO user (id, name, email, created_at, updated_at) VALUES ('lee', 'Lía', 'l@uno.pe', 0, 0);
  INSERT INTO memberships (id, user_id, role, entity_id, starts_on, ends_on)
    VALUES ('m', 'lee', 'reader', 'uno', '2026-01-01', '2027-01-01');
  INSERT INTO shared_releases VALUES ('m', 'c1'), ('m', 'c3');`)

const of = (condition: ReturnType<typeof within>) =>
  database
    .select({ id: releases.campaignId })
    .from(releases)
    .where(condition)
    .all()
    .map(({ id }) => id)
    .sort()

test.each<[string, Scope, string[], string[]]>([
  ['the country', countryScope(), ['c1', 'c2', 'c3'], ['c1', 'c2', 'c3']],
  ['an entity', entityScope('uno'), ['c1', 'c2'], ['c1', 'c2']],
  ['a reader, who sees only what was shared with her, and of her entity alone', entityScope('uno', 'm'), [], ['c1']],
  ['a reader without a membership', entityScope('uno', ''), [], []],
])('%s', (_who, scope, rows, shared) => {
  expect(of(within(scope, releases.entityId))).toEqual(rows)
  expect(of(withinShared(scope, releases.entityId, releases.campaignId))).toEqual(shared)
})

test('no query makes the condition of a scope by itself', () => {
  const own = /scope\.kind === 'entity' \? eq\(|function within/
  expect(own.test("scope.kind === 'entity' ? eq(campaigns.entityId, scope.entityId) : undefined")).toBe(true)
  const makers = readdirSync('db/queries').filter((file) => own.test(readFileSync(`db/queries/${file}`, 'utf8')))
  expect(makers).toEqual([])
})
