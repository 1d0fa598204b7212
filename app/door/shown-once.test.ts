import { expect, test } from 'vitest'
import { findShown, listShown, showOnce } from './shown-once.server.ts'
import type { Visitor } from './visitor.ts'

const PATH = '/custodia/c1/papeletas'
const owner = { userId: 'ana' }

/** A browser that keeps what answers give it, and forgets what they take away. */
function createBrowser() {
  const jar = new Map<string, string>()
  const visitor = (): Visitor => ({
    headers: new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
    origin: 'http://localhost',
    address: '10.0.0.1',
  })
  const show = (thing: unknown, path = PATH, search = '') => {
    const answer = showOnce({ visitor: visitor(), owner, path }, thing, search)
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/Max-Age=0/.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return new URL(answer.headers.get('location') ?? '', 'http://localhost')
  }
  return { jar, visitor, show }
}

test('two things that were shown within the hour are both seen again, each at its address', () => {
  const browser = createBrowser()
  const [first, second] = [browser.show(['A1']), browser.show(['B2'])]
  const place = { visitor: browser.visitor(), owner, path: PATH }
  expect([findShown(place, first.searchParams), findShown(place, second.searchParams)]).toEqual([['A1'], ['B2']])
  const all = listShown(place)
  expect(all.map(({ search }) => search).sort()).toEqual([first.search, second.search].sort())
  for (const { search, thing } of all) expect(findShown(place, new URLSearchParams(search))).toEqual(thing)
})

test('nobody else, no other page and no other browser is shown it', () => {
  const browser = createBrowser()
  const { searchParams } = browser.show(['A1'])
  const place = { visitor: browser.visitor(), owner, path: PATH }
  expect(findShown(place, searchParams)).toEqual(['A1'])
  for (const other of [
    { ...place, owner: { userId: 'bea' } },
    { ...place, path: '/custodia/c2/papeletas' },
    { ...place, visitor: createBrowser().visitor() },
  ]) {
    expect(findShown(other, searchParams)).toBeNull()
    expect(listShown(other)).toEqual([])
  }
  for (const asked of ['', 'ver=recien', `ver=${'A'.repeat(22)}`])
    expect(findShown(place, new URLSearchParams(asked))).toBeNull()
})

test('the address keeps what its page had asked, and an older thing gives way to the new one', () => {
  const browser = createBrowser()
  const first = browser.show(1, PATH, 'pagina=2&situacion=invitada')
  expect(first.searchParams.get('pagina')).toBe('2')
  const second = browser.show(2, PATH, first.search)
  expect([second.searchParams.getAll('ver').length, second.searchParams.get('situacion')]).toEqual([1, 'invitada'])
})

test('a browser never holds more than twelve, whatever their pages', () => {
  const browser = createBrowser()
  for (let made = 0; made < 30; made += 1) browser.show(made, `/pagina/${made % 5}`)
  expect(browser.jar.size).toBe(12)
  const shown = [0, 1, 2, 3, 4].flatMap((page) =>
    listShown({ visitor: browser.visitor(), owner, path: `/pagina/${page}` }).map(({ thing }) => Number(thing)),
  )
  expect(shown).toHaveLength(12)
  // Those of one millisecond have no order among them; the last one is always there.
  expect(shown).toContain(29)
})
