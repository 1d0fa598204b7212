import { createHash } from 'node:crypto'
import { DATASETS } from '#surveys/open-data/datasets.ts'
import { namedRow } from '#surveys/open-data/dataset.ts'
import { contentDisposition, fileName } from '#app/kit/documents/file-name.server.ts'
import { formatDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { openCsv } from '#app/kit/sheets/open-csv.ts'
import { findPublishedTable, type FoundTable } from './published.server.ts'
import { LICENCE } from './words.ts'

type Found = Extract<FoundTable, { kind: 'found' }>

/** Seconds for which a file may be shown again without asking: a correction is seen within these. */
const FRESH_FOR = 300

/** A weak mark of a body: compressed or not, it is the same table. */
export function etagOf(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
}

/** Whether whoever asks has exactly this body. @param asked the marks that she has, as If-None-Match gives them. */
export function isKnown(asked: string | null, etag: string): boolean {
  const plain = (mark: string) => mark.trim().replace(/^W\//, '')
  return asked !== null && (asked.trim() === '*' || asked.split(',').some((mark) => plain(mark) === plain(etag)))
}

const csvOf = ({ table, rows }: Found) =>
  openCsv(
    DATASETS[table.dataset].columns.map(({ name }) => name),
    rows,
  )

/** The same table with its description, so that the file explains itself wherever it is taken. */
function jsonOf({ table, rows }: Found): string {
  const { id, title, description, caution, columns } = DATASETS[table.dataset]
  return JSON.stringify({
    ...{ conjunto: id, titulo: title, descripcion: description, advertencia: caution },
    ...{ anio: table.year, edicion: table.version, publicada_el: table.publishedOn },
    licencia: { nombre: LICENCE.name, direccion: LICENCE.address },
    columnas: columns.map(({ name, type, meaning, unit, empty, codes }) => ({
      ...{ nombre: name, tipo: type, significado: meaning, unidad: unit ?? null, vacia: empty ?? null },
      codigos: codes ?? null,
    })),
    filas: rows.map((row) => namedRow(DATASETS[table.dataset], row)),
  })
}

const TYPES = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json; charset=utf-8' } as const

type Asked = {
  readonly dataset: string
  readonly year: number
  readonly version: number | undefined
  readonly known: string | null
}

/**
 * A table as a file. What was taken back says since when and why (410).
 * @throws {AppError} `not-found` where no edition has it.
 */
export function downloadTable({ known, ...asked }: Asked, ending: 'csv' | 'json'): Response {
  const found = findPublishedTable(asked)
  if (found.kind === 'none') throw new AppError('not-found')
  if (found.kind === 'withdrawn')
    return new Response(`Estos datos se retiraron el ${formatDate(found.on)}. Motivo: ${found.reason}\n`, {
      status: 410,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' },
    })
  const body = ending === 'csv' ? csvOf(found) : jsonOf(found)
  const etag = etagOf(body)
  const { dataset, year, version, publishedOn } = found.table
  const name = fileName(
    { what: 'Espejo', entity: null, apart: [dataset, year, `edición ${version}`], date: publishedOn },
    ending,
  )
  const headers = { ETag: etag, 'Cache-Control': `public, max-age=${FRESH_FOR}` }
  if (isKnown(known, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': TYPES[ending],
      'Content-Disposition': contentDisposition('attachment', name),
    },
  })
}
