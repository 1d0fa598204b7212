import { DATASET_LIST, DATASETS } from '#surveys/open-data/datasets.ts'
import { namedRow, placeOf, type DatasetDescription, type DatasetId } from '#surveys/open-data/dataset.ts'
import { API_REQUESTS, apiRequests } from '#app/door/attempts.ts'
import { networkOf } from '#app/kit/program/network-of.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { formatDate } from '#app/kit/format.ts'
import { etagOf, isKnown } from '../files.server.ts'
import { findPublishedTable, publishedLog, publishedTables } from '../published.server.ts'
import { LICENCE } from '../words.ts'
import { openApi } from './openapi.ts'
import { operationAt, type Operation } from './operations.ts'
import { linkHeader, type PageNumbers } from './page-links.ts'
import { problemBody, PROBLEMS, type Problem } from './problem.ts'
import { readAsked } from './read-asked.ts'

/** Where the interface lies. */
const BASE = '/api/v1'
/** Seconds for which an answer may be shown again without asking. */
const FRESH_FOR = 300

type Answer =
  | { readonly kind: 'answer'; readonly body: object; readonly links?: PageNumbers }
  | { readonly kind: 'problem'; readonly problem: Problem }

const answer = (body: object): Answer => ({ kind: 'answer', body })
const problem = (is: Problem): Answer => ({ kind: 'problem', problem: is })

const LICENCE_TOLD = { nombre: LICENCE.name, direccion: LICENCE.address }

function toldDataset({ id, title, description, caution, columns, key }: DatasetDescription) {
  const years = publishedTables().filter(({ dataset, isNewest }) => dataset === id && isNewest)
  return {
    ...{ conjunto: id, titulo: title, descripcion: description, advertencia: caution },
    columnas: columns.map(({ name, type, meaning, unit, empty, codes, filter }) => ({
      ...{ nombre: name, tipo: type, significado: meaning, unidad: unit ?? null, vacia: empty ?? null },
      ...{ codigos: codes ?? null, filtro: filter === true },
    })),
    clave: key,
    anios: years.map(({ year, version, publishedOn, rowCount }) => ({
      ...{ anio: year, edicion: version, publicada_el: publishedOn, filas: rowCount },
      direccion: `${BASE}/conjuntos/${id}/${year}`,
    })),
  }
}

function toldLog() {
  return publishedLog().map(({ year, version, kind, on, reason, signature, digest }) => ({
    ...{ anio: year, numero: version, clase: kind === 'published' ? 'publicada' : 'retirada', fecha: on },
    ...{ motivo: reason === '' ? null : reason, firma: signature.name, cargo: signature.position, huella: digest },
  }))
}

type AskedRows = {
  readonly id: DatasetId
  readonly year: number
  readonly asked: Readonly<Record<string, string | number>>
}

function rowsAnswer({ id, year, asked }: AskedRows): Answer {
  const { pagina, por_pagina: size, version, ...filters } = asked
  const found = findPublishedTable({ dataset: id, year, version: version === undefined ? undefined : Number(version) })
  if (found.kind === 'none')
    return problem(PROBLEMS.unknown('De ese año no hay ninguna edición publicada de este conjunto.'))
  if (found.kind === 'withdrawn')
    return problem(PROBLEMS.withdrawn(`Se retiraron el ${formatDate(found.on)}. Motivo: ${found.reason}`))
  const dataset = DATASETS[id]
  const wanted = Object.entries(filters).map(([name, value]) => [placeOf(dataset, name), value] as const)
  const rows = found.rows.filter((row) => wanted.every(([place, value]) => row[place] === value))
  const [page, perPage] = [Number(pagina), Number(size)]
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  if (page > pages) return problem(PROBLEMS.unknown(`Hay ${pages} páginas, y se pidió la ${page}.`))
  const { table } = found
  return {
    kind: 'answer',
    body: {
      ...{ conjunto: id, anio: year, edicion: table.version, publicada_el: table.publishedOn, licencia: LICENCE_TOLD },
      ...{ total: rows.length, pagina: page, paginas: pages },
      filas: rows.slice((page - 1) * perPage, page * perPage).map((row) => namedRow(dataset, row)),
    },
    links: {
      first: 1,
      ...(page > 1 ? { prev: page - 1 } : {}),
      ...(page < pages ? { next: page + 1 } : {}),
      last: pages,
    },
  }
}

function answerOf({ gives }: Operation, year: number | null, asked: AskedRows['asked'], origin: string): Answer {
  switch (gives.kind) {
    case 'start':
      return answer({
        ...{ descripcion: `${origin}${BASE}/openapi.json`, conjuntos: `${origin}${BASE}/conjuntos` },
        ...{ ediciones: `${origin}${BASE}/ediciones`, catalogo: `${origin}/datos`, licencia: LICENCE_TOLD },
      })
    case 'datasets':
      return answer({ conjuntos: DATASET_LIST.map(toldDataset) })
    case 'dataset':
      return answer(toldDataset(DATASETS[gives.dataset]))
    case 'log':
      return answer({ ediciones: toldLog() })
    case 'description':
      return answer(openApi(origin))
    case 'rows':
      return rowsAnswer({ id: gives.dataset, year: year ?? 0, asked })
  }
}

function answerAt(path: string, search: string, origin: string): Answer {
  const found = operationAt(path)
  if (!found) return problem(PROBLEMS.unknown(`Lea las direcciones que hay en ${origin}${BASE}/openapi.json`))
  const read = readAsked(found.operation, search)
  if (!read.ok) return problem(PROBLEMS.invalid(read.detail))
  return answerOf(found.operation, found.year, read.asked, origin)
}

/** Of every answer: any site may read it, and none gets a cookie. */
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const

/** Fields of the draft on limits of the HTTPAPI group (draft-ietf-httpapi-ratelimit-headers-10). */
function limitHeaders(network: string): Record<string, string> {
  const { tries, resetMs } = apiRequests.left(network)
  return {
    'RateLimit-Policy': `"minuto";q=${API_REQUESTS.most};w=${API_REQUESTS.windowMs / 1000}`,
    RateLimit: `"minuto";r=${tries};t=${Math.ceil(resetMs / 1000)}`,
  }
}

function problemResponse(is: Problem, origin: string, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(problemBody(is, origin)), {
    status: is.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}

/** What is asked: under `/api/v1`, with the fields behind the question mark, and the mark that whoever asks has already. */
export type ApiAsked = { readonly path: string; readonly search: string; readonly known: string | null }

/**
 * Answers a request to the public interface. It reads no cookie and knows of whoever asks only the network, to count.
 */
export function answerApi({ path, search, known }: ApiAsked, { origin, address }: Visitor): Response {
  const network = networkOf(address)
  if (apiRequests.isSpent(network)) {
    const seconds = Math.max(1, Math.ceil(apiRequests.left(network).resetMs / 1000))
    const headers = { ...OPEN, ...limitHeaders(network), 'Retry-After': String(seconds) }
    return problemResponse(PROBLEMS.tooMany(seconds), origin, headers)
  }
  apiRequests.note(network)
  const headers = { ...OPEN, ...limitHeaders(network) }
  const given = answerAt(path, search, origin)
  if (given.kind === 'problem') return problemResponse(given.problem, origin, headers)
  const body = JSON.stringify(given.body)
  const etag = etagOf(body)
  const whole = {
    ...{ ...headers, ETag: etag, 'Cache-Control': `public, max-age=${FRESH_FOR}` },
    ...(given.links ? { Link: linkHeader(`${origin}${BASE}/${path}`, search, given.links) } : {}),
  }
  if (isKnown(known, etag)) return new Response(null, { status: 304, headers: whole })
  return new Response(body, { headers: { ...whole, 'Content-Type': 'application/json; charset=utf-8' } })
}
