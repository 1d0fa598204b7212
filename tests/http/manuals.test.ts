import { afterAll, describe, expect, test } from 'vitest'
import { hashOfToken } from '#app/features/accounts/invite-account.server.ts'
import { ALL_MANUALS } from '#app/features/manuals/all-manuals.ts'
import { partsAt } from '#app/features/manuals/parts-at.server.ts'
import { isWholeAddress } from '#app/features/manuals/said-text.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { PLACES } from '#app/kit/shell/navigation.ts'
import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
import { DIRECT_ADDRESSES } from '#app/respondent/http/addresses.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertInvitation } from '#db/queries/invitations.server.ts'
import { ROLES, type Role } from '#db/schema/roles.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const WHO: Readonly<Record<Role, string>> = {
  coordinator: 'coordinacion@uno.test',
  head: 'titular@uno.test',
  contributor: 'equipo@uno.test',
  reader: 'lectura@uno.test',
  custodian: 'custodia@uno.test',
  transcriber: 'digitacion@uno.test',
  'human-resources': 'rrhh@uno.test',
  analyst: 'analista@mimp.test',
  administrator: 'administracion@mimp.test',
}

/** @returns `path` of the page that came, which another address may have led to. */
async function read(address: string, cookie = ''): Promise<{ status: number; path: string; page: string }> {
  const answer = await fetch(origin + address, { headers: { cookie } })
  const page = (await answer.text()).replace(/<!-- -->/g, '').replace(/<script[\s\S]*?<\/script>/g, '')
  return { status: answer.status, path: new URL(answer.url).pathname, page }
}

const linksTo = (page: string, address: string) => page.includes(`href="${address}"`)

/** The links of a page to parts of manuals. */
const partLinks = (page: string) =>
  [...page.matchAll(/<a [^>]*href="(\/manual\/[^"#]+#[^"]+)"[^>]*>([^<]+)<\/a>/g)].map(([, to, label]) => ({
    to,
    label,
  }))

const isDirect = (address: string) => DIRECT_ADDRESSES.some((direct) => direct === address)

describe.each(ALL_MANUALS.map(({ role, parts }) => [MANUALS[role].title, role, parts] as const))(
  '%s',
  (title, role, parts) => {
    test('is read by anybody, with each of its parts and pictures', async () => {
      const { status, page } = await read(manualAddress(role))
      expect(status).toBe(200)
      expect(page).toContain(`<h1>${title}</h1>`)
      for (const part of parts) expect(page).toContain(`<h2 id="${part.id}">`)
      const pictures = [...page.matchAll(/<img src="(\/assets\/[^"]+\.webp)"[^>]*alt="([^"]*)"/g)]
      expect(pictures.map(([, , alt]) => alt)).toEqual(parts.flatMap(({ picture }) => picture?.alt ?? []))
      for (const [, address = ''] of pictures) {
        const answer = await fetch(origin + address)
        expect([answer.status, answer.headers.get('content-type')], address).toEqual([200, 'image/webp'])
        expect(answer.headers.get('cache-control')).toContain('immutable')
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(3000)
      }
    })

    test('is linked from the page where somebody in that role begins, and from her roles', async () => {
      const cookie = await signInTo(origin, WHO[role])
      for (const address of [PLACES[role][0]?.to ?? '', '/cuenta', '/cuenta/funciones'])
        expect(linksTo((await read(address, cookie)).page, manualAddress(role)), address).toBe(true)
    })

    test('is led to from the pages of its parts, at what is done there', async () => {
      const cookie = await signInTo(origin, WHO[role])
      const named = parts.flatMap(({ at }) => at).filter((address) => isWholeAddress(address) && !isDirect(address))
      for (const address of new Set([...PLACES[role].map(({ to }) => to), ...named])) {
        const { status, path, page } = await read(address, cookie)
        expect(status, address).toBe(200)
        expect(partLinks(page), address).toEqual(partsAt(role, path))
      }
    })
  },
)

test('whoever is invited reads what awaits her, before she has an account', async () => {
  const today = limaDate(new Date())
  inTransaction(database, (transaction) => {
    for (const role of ROLES)
      insertInvitation(
        transaction,
        {
          id: `invitada-${role}`,
          tokenHash: hashOfToken(`invitada-${role}`),
          email: `${role}@nueva.test`,
          name: 'Irma Invitada',
          role,
          entityId: ['analyst', 'administrator'].includes(role) ? null : 'uno',
          invitedBy: 'x',
          invitedAt: new Date().toISOString(),
          expiresAt: addDays(today, 5),
        },
        NO_NOTE,
      )
  })
  for (const role of ROLES) {
    const { status, page } = await read(`/invitacion/invitada-${role}`)
    expect(status, role).toBe(200)
    expect(linksTo(page, manualAddress(role)), role).toBe(true)
  }
})

test('the list names every manual, and the foot of every page leads to it', async () => {
  const { page } = await read('/manual')
  for (const role of ROLES) expect(linksTo(page, manualAddress(role)), role).toBe(true)
  expect(linksTo((await read('/')).page, '/manual')).toBe(true)
})

test('a page that the script asks for leads to the parts too, and nobody is led to any without a role', async () => {
  const cookie = await signInTo(origin, WHO.coordinator)
  expect((await read('/panel/aplicaciones.data', cookie)).page).toContain('/manual/coordinacion#aplicar')
  for (const address of ['/', '/anonimato', '/ingresar', '/metodologia', '/solicitar-cuenta'])
    expect(partLinks((await read(address)).page), address).toEqual([])
})

test('of a role that there is not, the page says in Spanish that it was not found', async () => {
  for (const address of ['/manual/nada', '/manual/__proto__', '/manual/coordinator', '/manual/Coordinaci%C3%B3n']) {
    const { status, page } = await read(address)
    expect(status, address).toBe(404)
    expect(page, address).toContain('No encontramos esta página')
  }
})

test('whoever answers a questionnaire is led to no manual', async () => {
  for (const address of ['/r', '/r/TESTLINK']) expect((await read(address)).page, address).not.toContain('/manual')
})
