import { describe, expect, test } from 'vitest'
import { FORM_ID_FIELD } from '#app/kit/forms/form-id.ts'
import { OWNER_FIELD, TAKEN_UP_FIELD, type ToldError } from '#app/kit/forms/kept.ts'
import { dropKept, findKept, ownerMark, sessionEnded, toldWithTyped } from './kept.server.ts'
import type { Visitor } from './visitor.ts'

Object.assign(globalThis, { espejoRuntime: { environment: { ESPEJO_SESSION_SECRET: 'cd'.repeat(32) } } })

const PAGE = 'http://localhost/panel/plan/2026/acciones/nueva'
const PAGE_ID = 'A'.repeat(22)
const TEXT = 'Una acción que tomó una hora'
const visitorWith = (cookie = ''): Visitor => ({
  headers: new Headers(cookie ? { cookie } : {}),
  origin: 'http://localhost',
  address: '10.0.0.1',
})
const request = (url = PAGE, headers: Record<string, string> = {}) => new Request(url, { method: 'POST', headers })

function typedForm(more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  const all = { [FORM_ID_FIELD]: `${PAGE_ID}:r1:`, [OWNER_FIELD]: ownerMark('ana', PAGE_ID), titulo: TEXT, ...more }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  return form
}

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const fail = (status: number, userId: string | null, form = typedForm()) =>
  toldWithTyped(new Response(null, { status, statusText: 'x' }), 'x', {
    ...{ request: request(`${PAGE}?_routes=a&sede=2`), form, visitor: visitorWith(), userId },
  })

describe.each([409, 413, 422, 429, 500, 503])('a form that was answered with %i', (status) => {
  test('comes back in its form, for its writer in her browser alone', async () => {
    const answer = fail(status, 'ana')
    expect(answer.status).toBe(status)
    const told = (await answer.json()) as ToldError
    expect(told).toEqual({ says: 'x', back: '/panel/plan/2026/acciones/nueva?sede=2', texts: [TEXT] })
    const hers = visitorWith(cookieOf(answer))
    const kept = findKept(hers, request(), 'ana')
    expect(kept?.fields).toEqual([['titulo', TEXT]])
    expect([kept?.reason, kept?.hadFile]).toEqual([status === 409 ? 'conflict' : 'failed', status === 413])
    expect(findKept(hers, request(), 'bea')).toBeNull()
    expect(findKept(hers, request('http://localhost/panel/plan/2026'), 'ana')).toBeNull()
    expect(findKept(visitorWith(), request(), 'ana')).toBeNull()
  })

  test('is told to a visitor on the error page alone', async () => {
    const answer = fail(status, null)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.json()).toEqual({ says: 'x', back: null, texts: [TEXT] })
  })
})

test('of what is not there any more nothing is kept, and its text is on the error page', async () => {
  const answer = fail(404, 'ana')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(await answer.json()).toMatchObject({ back: null, texts: [TEXT] })
})

test('no password, no code and no id is kept or shown', async () => {
  const secret = 'una clave muy larga'
  const form = typedForm({
    clave: secret,
    clave2: secret,
    actual: secret,
    codigo: '123 456',
    lote: crypto.randomUUID(),
  })
  const answer = fail(500, 'ana', form)
  const told = await answer.text()
  expect(told).not.toContain(secret)
  expect(told).not.toContain('123 456')
  expect(JSON.parse(told)).toMatchObject({ texts: [TEXT] })
  const kept = findKept(visitorWith(cookieOf(answer)), request(), 'ana')
  expect(kept?.fields.map(([name]) => name)).toEqual(['titulo', 'lote'])
  expect(kept?.hadSecret).toBe(true)
})

describe('a form that came after its session', () => {
  const ended = (form: FormData | null, headers = {}) =>
    sessionEnded('/ingresar?volver=%2F', request(PAGE, headers), form, visitorWith())

  test('waits for the account that its page was made for', () => {
    const answer = ended(typedForm())
    expect(answer.headers.get('location')).toContain('aviso=guardado')
    const hers = visitorWith(cookieOf(answer))
    expect(findKept(hers, request(), 'ana')?.reason).toBe('session')
    expect(findKept(hers, request(), 'bea')).toBeNull()
  })

  test.each([
    ['no mark', typedForm({ [OWNER_FIELD]: '' })],
    ['a mark that we did not make', typedForm({ [OWNER_FIELD]: 'x'.repeat(60) })],
    ['the mark of another form', typedForm({ [OWNER_FIELD]: ownerMark('ana', 'B'.repeat(22)) })],
    ['no form', null],
    ['more than may be kept', typedForm({ titulo: 'x'.repeat(70_000) })],
  ])('is not kept with %s', (_, form) => {
    const answer = ended(form)
    expect(answer.headers.get('location')).toContain('aviso=terminada')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('a script is told so, and nothing of it is kept', () => {
    const answer = ended(typedForm(), { accept: 'application/json' })
    expect([answer.status, answer.headers.get('x-espejo'), answer.headers.get('set-cookie')]).toEqual([
      401,
      'sesion',
      null,
    ])
  })
})

test('the form that showed it lets it go, another form of the page does not', () => {
  const hers = visitorWith(cookieOf(fail(500, 'ana')))
  dropKept(hers, request(), typedForm())
  expect(findKept(hers, request(), 'ana')).not.toBeNull()
  dropKept(hers, request(), typedForm({ [TAKEN_UP_FIELD]: 'si' }))
  expect(findKept(hers, request(), 'ana')).toBeNull()
})

describe('a button of a list that was sent to another address', () => {
  const list = 'http://localhost/panel/plan/2026'
  const button = () => typedForm({ titulo: '', accion: 'aceptar' })
  const from = (referer: string) => request('http://localhost/panel/plan/2026/acciones/a1', { referer })

  test('leads back to its list, which says that it was not done until a button is pressed', () => {
    const answer = sessionEnded('/ingresar?volver=%2F', from(`${list}?estado=propuesta`), button(), visitorWith())
    expect(answer.headers.get('location')).toContain('aviso=terminada')
    const hers = visitorWith(cookieOf(answer))
    expect(findKept(hers, request(list), 'ana')).toMatchObject({
      page: '/panel/plan/2026',
      path: '/panel/plan/2026/acciones/a1',
    })
    expect(findKept(hers, from(list), 'ana')).toBeNull()
    dropKept(hers, from(list), typedForm({ accion: 'rechazar' }))
    expect(findKept(hers, request(list), 'ana')).toBeNull()
  })

  test.each(['https://elsewhere.test/panel/plan/2026', 'no address', 'http://localhost//elsewhere.test/'])(
    'of the page %s nothing is believed',
    (referer) => {
      const answer = sessionEnded('/ingresar?volver=%2F', from(referer), button(), visitorWith())
      expect(findKept(visitorWith(cookieOf(answer)), from(referer), 'ana')?.page).toBe('/panel/plan/2026/acciones/a1')
    },
  )
})
