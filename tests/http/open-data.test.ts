import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATASET_IDS } from '#surveys/open-data/dataset.ts'
import { DATASETS } from '#surveys/open-data/datasets.ts'
import { OPERATIONS } from '#app/features/open-data/api/operations.ts'
import { schemaFaults } from '#tests/support/json-schema.ts'
import { publishOpenDataOf, withdrawOpenDataOf } from '#tests/support/published-open-data.ts'
import { publishReportOf2019 } from '#tests/support/published-report.ts'
import { randomCountry } from '#tests/support/random-country.ts'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'

type Json = Readonly<Record<string, unknown>>
type Rows = Readonly<{ total: number; paginas: number; filas: Json[]; edicion: number }>

const database = randomCountry()
Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment('x') } })
publishReportOf2019(database, '2026-01-15')
publishOpenDataOf(database, 2019, '2026-02-01')
publishOpenDataOf(database, 2024, '2026-02-02')
withdrawOpenDataOf(database, 2024, '2026-03-01', 'Faltaban dos entidades')
publishOpenDataOf(database, 2025, '2026-02-03')
publishOpenDataOf(database, 2025, '2026-04-01', 'Se añadió una entidad')

const { origin, server } = await runBuiltServer(true, ['127.0.0.1'])
afterAll(() => void server.close())

let visitors = 0
/** Each request comes from another address, so that none spends what another may ask. */
const ask = (path: string, { headers, ...init }: RequestInit = {}, address = `198.51.100.${(visitors += 1) % 250}`) =>
  fetch(`${origin}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { ...(headers as Record<string, string> | undefined), 'x-forwarded-for': address },
  })
const json = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T

let description: Json & { readonly paths: Readonly<Record<string, { readonly get: Json }>> }
beforeAll(async () => {
  description = await json('/api/v1/openapi.json')
})

/** Schema that the published description gives for an answer of an address. */
function described(path: string, status: number): Json {
  const responses = description.paths[path]?.get['responses'] as Readonly<Record<string, { content: Json }>>
  const content = responses[String(status)]?.content as Readonly<Record<string, { schema: Json }>>
  return content[status === 200 ? 'application/json' : 'application/problem+json']?.schema ?? { const: 'nothing' }
}

describe('the interface', () => {
  test('describes every address that answers, and every answer is as it is described', async () => {
    expect(description['openapi']).toBe('3.1.0')
    expect(Object.keys(description.paths)).toEqual(OPERATIONS.map(({ path }) => path))
    for (const path of Object.keys(description.paths))
      for (const year of path.includes('{anio}') ? [2019, 2024, 2025, 2018] : [0]) {
        const answer = await ask(`/api/v1${path.replace('{anio}', String(year))}`)
        const body: unknown = await answer.json()
        expect(schemaFaults(body, described(path, answer.status), description), `${path} ${year}`).toEqual([])
        const isRight = answer.status === 200 ? 'application/json' : 'application/problem+json'
        expect(answer.headers.get('content-type')).toBe(`${isRight}; charset=utf-8`)
      }
  })

  test('gives, page by page, exactly the rows of the file', async () => {
    const address = '/api/v1/conjuntos/cobertura/2025?por_pagina=7'
    const rows: Json[] = []
    for (let next: string | undefined = address; next; ) {
      const answer: Response = await ask(next)
      const body = (await answer.json()) as Rows
      rows.push(...body.filas)
      const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
      next = link?.replace(origin, '')
      if (!next) expect(rows).toHaveLength(body.total)
    }
    const file = await json<Rows>('/datos/cobertura/2025.json')
    expect(rows).toEqual(file.filas)
  })

  test('filters by what its description names, and refuses what it does not know, in Spanish', async () => {
    const all = await json<Rows>('/api/v1/conjuntos/cobertura/2025?por_pagina=1000')
    const some = await json<Rows>(
      '/api/v1/conjuntos/cobertura/2025?por_pagina=1000&herramienta=hostigamiento&estado=con-resultado',
    )
    expect(some.filas).toEqual(
      all.filas.filter((row) => row['herramienta'] === 'hostigamiento' && row['estado'] === 'con-resultado'),
    )
    expect(some.total).toBeGreaterThan(0)
    for (const [search, status] of [
      ['nivel=inicial', 400],
      ['herramienta=otra', 400],
      ['pagina=0', 400],
      ['por_pagina=1001', 400],
      ['pagina=1&pagina=2', 400],
      ['pagina=99999', 404],
      ['version=9', 404],
    ] as const) {
      const answer = await ask(`/api/v1/conjuntos/cobertura/2025?${search}`)
      expect([search, answer.status]).toEqual([search, status])
      expect((await answer.json()) as Json).toMatchObject({ status, detail: expect.stringMatching(/\.$/) })
    }
  })

  test('is asked again for nothing while nothing changed', async () => {
    for (const address of ['/api/v1/conjuntos', '/api/v1/conjuntos/cifras/2019', '/datos/cifras/2019.csv']) {
      const first = await ask(address)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/)
      const again = await ask(address, { headers: { 'If-None-Match': `"otra", ${etag}` } })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      expect((await ask(address, { headers: { 'If-None-Match': '"otra"' } })).status).toBe(200)
      expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    }
  })

  test('may be read from any site, and neither reads nor sets a cookie; nothing else may', async () => {
    for (const address of ['/api/v1', '/api/v1/ediciones', '/api/v1/nada', '/api/v1/conjuntos/bandas/2025']) {
      const plain = await ask(address)
      const known = await ask(address, {
        headers: { cookie: 'better-auth.session_token=x', origin: 'https://otro.pe' },
      })
      for (const answer of [plain, known]) {
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
        expect(answer.headers.get('set-cookie')).toBeNull()
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
      }
      expect(await known.text()).toBe(await plain.text())
    }
    for (const address of ['/datos', '/pais', '/informes', '/datos/cifras/2019.csv'])
      expect((await ask(address)).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('is only read', async () => {
    const answer = await ask('/api/v1/conjuntos', { method: 'POST', body: 'x=1', headers: { origin } })
    expect(answer.status).toBe(405)
    const head = await ask('/api/v1/conjuntos', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('what was taken back or corrected', () => {
  test('is gone with its reason in files and interface, and stays in the log', async () => {
    for (const address of ['/datos/cobertura/2024.csv', '/datos/bandas/2024.json?version=1']) {
      const answer = await ask(address)
      expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('Faltaban dos entidades')])
    }
    const answer = await ask('/api/v1/conjuntos/cobertura/2024')
    expect(answer.status).toBe(410)
    const { ediciones } = await json<{ ediciones: Json[] }>('/api/v1/ediciones')
    expect(ediciones.map((each) => [each['anio'], each['numero'], each['clase']])).toEqual([
      [2025, 2, 'publicada'],
      [2025, 1, 'publicada'],
      [2024, 2, 'retirada'],
      [2024, 1, 'publicada'],
      [2019, 1, 'publicada'],
    ])
    expect(JSON.stringify(ediciones)).not.toContain('"ana"')
  })

  test('a corrected edition is read by its number, and the newest without one', async () => {
    expect((await json<Rows>('/datos/cobertura/2025.json')).edicion).toBe(2)
    expect((await json<Rows>('/datos/cobertura/2025.json?version=1')).edicion).toBe(1)
    expect((await ask('/datos/cobertura/2025.json?version=3')).status).toBe(404)
    expect((await ask('/datos/otra/2025.json')).status).toBe(404)
    expect((await ask('/datos/cobertura/2019.csv')).status).toBe(404)
  })
})

describe('the catalogue', () => {
  test('names every file that can be had, in DCAT, and each of them answers', async () => {
    const answer = await ask('/datos/catalogo.jsonld')
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    const catalogue = (await answer.json()) as { 'dcat:dataset': Json[]; '@type': string }
    expect(catalogue['@type']).toBe('dcat:Catalog')
    const datasets = catalogue['dcat:dataset'].filter((each) => each['@type'] === 'dcat:Dataset')
    expect(datasets).toHaveLength(3 + 4)
    const files = datasets.flatMap((each) => each['dcat:distribution'] as { 'dcat:downloadURL': { '@id': string } }[])
    for (const { 'dcat:downloadURL': url } of files) expect((await fetch(url['@id'])).status).toBe(200)
  })

  test('a CSV has the described columns, and as many lines as rows', async () => {
    for (const id of DATASET_IDS) {
      const year = ['mecanismos', 'cifras', 'observaciones'].includes(id) ? 2019 : 2025
      const answer = await ask(`/datos/${id}/${year}.csv`)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
      const text = await answer.text()
      expect(text.slice(0, text.indexOf('\r\n'))).toBe(DATASETS[id].columns.map(({ name }) => name).join(','))
    }
  })

  test('its pages say what is there', async () => {
    const page = await (await ask('/datos')).text()
    expect(page).toContain('/datos/cifras/2019.csv')
    expect(page).toContain('Faltaban dos entidades')
    expect(page).not.toContain('/datos/cobertura/2024.csv')
    for (const id of DATASET_IDS) expect((await ask(`/datos/${id}`)).status).toBe(200)
    const country = await (await ask('/pais')).text()
    expect(country).toContain('138 entidades tenían uno')
  })
})

test('whoever asks more than three hundred times a minute is told how long to wait', async () => {
  const own = () => ask('/api/v1', {}, '203.0.113.7')
  let last = await own()
  for (let tries = 0; last.status === 200 && tries < 301; tries += 1) last = await own()
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(last.headers.get('ratelimit-policy')).toBe('"minuto";q=300;w=60')
  expect(last.headers.get('ratelimit')).toMatch(/^"minuto";r=0;t=\d+$/)
  expect(schemaFaults(await last.json(), described('/', 429), description)).toEqual([])
  expect((await ask('/datos/cifras/2019.csv', {}, '203.0.113.7')).status).toBe(200)
  expect((await ask('/api/v1')).status).toBe(200)
})
