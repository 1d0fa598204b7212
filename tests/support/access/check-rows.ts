import { expect, test } from 'vitest'
import { DIRECT_ADDRESSES } from '#app/respondent/http/addresses.ts'
import { dataAddress, expectProtected, statusOfData } from '#tests/support/answers.ts'
import { codeWords, readableOf } from '#tests/support/code-words.ts'
import { DOWNLOAD_ROUTES } from '#tests/support/download-routes.ts'
import { LOGO } from '#tests/support/logos.ts'
import type { Access } from './open-access.ts'
import { complete, type Row, VISITORS, type Visitor } from './visitors.ts'

const expected = (visitors: readonly Visitor[], list: readonly number[]) =>
  Object.fromEntries(visitors.map((visitor) => [visitor, list[VISITORS.indexOf(visitor)]]))

/** The same status for each. */
export const allOf = (visitors: readonly Visitor[], status: number) =>
  Object.fromEntries(visitors.map((visitor) => [visitor, status]))

/** Works that are cited by the title that they have, fields of the interface for programs, and codes of rows that come back as they went. */
const FOREIGN_TITLES: Readonly<Record<string, readonly string[]>> = {
  '/datos': ['por_pagina'],
  '/herramientas/:slug': ['women'],
  '/metodologia': ['population'],
  '/panel/ficha/:year/planilla.xlsx': ['head'],
}

/** Addresses that answer a machine, which no browser shows. */
const FOR_MACHINES = [
  '/salud',
  '/salud/listo',
  '/metricas',
  '/api/auth/ok',
  '/api/v1/conjuntos',
  '/datos/catalogo.jsonld',
]
/** What a browser keeps on purpose; a test of its own says how. */
const KEPT_LONG = [`/logos/${LOGO}.png`]

/** Three stand for all where a page is public and slow to make, and where nobody's session has been looked at yet. */
const FEW: readonly Visitor[] = ['nobody', 'own', 'administrator']

const isDirect = (route: string) => DIRECT_ADDRESSES.some((address) => address === route)

/** The framework's script asks nothing of an address that is answered before it. */
const dataOf = (route: string, get: readonly number[]) => (isDirect(route) ? get.map(() => 404) : get)

/** Tests of what every visitor gets at each of these addresses. */
export function checkRows({ ask, statuses, readingOnly }: Access, matrix: readonly Row[]): void {
  const rows = matrix.map(({ route, address, get, data = dataOf(route, get), head = get, costly = false, post }) => ({
    ...{ route, address, visitors: costly ? FEW : VISITORS },
    ...{ get: complete(route, get, 'get'), data: complete(route, data, 'get'), head: complete(route, head, 'get') },
    body: post?.body ?? 'x=1',
    post: post ? complete(route, post.statuses, 'post') : VISITORS.map(() => 405),
    postData: post?.data ?? (isDirect(route) ? 404 : undefined),
  }))
  /** Whoever signs out asks for nothing more. */
  const staying = rows.filter(({ route }) => route !== '/salir')

  test.each(rows)(
    'GET $route: whom it admits, the headers that protect it, and no words of code',
    async ({ route, address, get, visitors }) => {
      const found = await readingOnly(() =>
        statuses(visitors, async (visitor) => {
          const answer = await ask(visitor, address)
          if (answer.status === 302 && visitor === 'nobody' && address.startsWith('/panel'))
            expect(answer.headers.get('location')).toMatch(/^\/ingresar\?volver=/)
          const said = await readableOf(answer.clone())
          expect(codeWords(said, FOREIGN_TITLES[route]), `words of code for ${visitor}`).toEqual([])
          if (answer.status === 200) {
            if (answer.headers.has('content-disposition')) expect(DOWNLOAD_ROUTES).toContain(route)
            await expectProtected(answer, `${visitor} ${address}`)
            if (![...FOR_MACHINES, ...KEPT_LONG].includes(address))
              expect(answer.headers.get('cache-control'), address).toBe('no-store')
            if (address.startsWith('/r')) expect(answer.headers.getSetCookie(), address).toEqual([])
          } else await answer.text()
          return answer.status
        }),
      )
      expect(found).toEqual(expected(visitors, get))
    },
  )

  test.each(rows)('the data request of $route admits whom its page admits', async ({ address, data, visitors }) => {
    const found = await readingOnly(() =>
      statuses(visitors, async (visitor) => {
        const answer = await ask(visitor, dataAddress(address))
        const text = await answer.text()
        const status = statusOfData(answer.status, text)
        if (status === 200) expect(text, visitor).not.toMatch(/"ErrorResponse"|"SanitizedError"/)
        else expect(text, visitor).not.toMatch(/"release"|"campaigns"|"actions"/)
        return status
      }),
    )
    expect(found).toEqual(expected(visitors, data))
  })

  test.each(rows)('HEAD $route says no more than GET', async ({ address, head, visitors }) => {
    const found = await readingOnly(() =>
      statuses(visitors, async (visitor) => {
        const answer = await ask(visitor, address, { method: 'HEAD' })
        expect(await answer.text()).toBe('')
        return answer.status
      }),
    )
    expect(found).toEqual(expected(visitors, head))
  })

  test.each(staying)('POST $route', async ({ address, body, post }) => {
    const found = await statuses(
      VISITORS,
      async (visitor) => (await ask(visitor, address, { method: 'POST', body })).status,
    )
    expect(found).toEqual(expected(VISITORS, post))
  })

  test.each(staying)('a data request that sends a form to $route', async ({ address, body, post, postData }) => {
    const found = await statuses(VISITORS, async (visitor) => {
      const answer = await ask(visitor, dataAddress(address), { method: 'POST', body })
      return statusOfData(answer.status, await answer.text())
    })
    expect(found).toEqual(expected(VISITORS, postData === undefined ? post : VISITORS.map(() => postData)))
  })

  test.each(rows)('$route answers no other method, and no data request of an older kind', async ({ address }) => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const found = await statuses(
        FEW,
        async (visitor) =>
          (await ask(visitor, address, { method, ...(method === 'OPTIONS' ? {} : { body: 'x=1' }) })).status,
      )
      expect(found, method).toEqual(allOf(FEW, 405))
    }
    const older = `${address}${address.includes('?') ? '&' : '?'}_data=root`
    expect(await statuses(FEW, async (visitor) => (await ask(visitor, older)).status)).toEqual(allOf(FEW, 400))
  })
}
