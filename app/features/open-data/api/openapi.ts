import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { LICENCE } from '../words.ts'
import { exactly, text, type JsonSchema } from './json-schema.ts'
import { OPERATIONS, type Operation } from './operations.ts'

const PROBLEM: JsonSchema = exactly({
  type: text('Página que explica el error'),
  title: text('Qué pasó'),
  status: { type: 'integer', minimum: 400, maximum: 599, description: 'El mismo número de la respuesta' },
  detail: text('Cómo seguir, en español'),
})

const STATUSES = {
  '400': 'Un parámetro no existe o tiene un valor que no se admite',
  '404': 'No hay nada en esa dirección, o de ese año no se publicó',
  '410': 'Se publicó y se retiró: dice desde cuándo y por qué',
  '429': 'Demasiados pedidos en un minuto',
} as const

const header = (description: string, type = 'string') => ({ description, schema: { type } })

const HEADERS = {
  ETag: header('Marca del contenido: envíela en If-None-Match'),
  'Cache-Control': header('Cuánto tiempo vale sin volver a preguntar'),
  'RateLimit-Policy': header('Cuántos pedidos se admiten y en cuántos segundos'),
  RateLimit: header('Cuántos pedidos quedan y en cuántos segundos se renuevan'),
} as const

const LINK = { Link: header('Páginas siguiente, anterior, primera y última (RFC 8288)') } as const

function responses({ answer, gives }: Operation) {
  const isPaged = gives.kind === 'rows'
  return {
    '200': {
      description: 'La respuesta',
      headers: isPaged ? { ...HEADERS, ...LINK } : HEADERS,
      content: { 'application/json': { schema: answer } },
    },
    '304': { description: 'Nada cambió desde la ETag que se envió', headers: HEADERS },
    ...Object.fromEntries(
      Object.entries(STATUSES).map(([status, description]) => [
        status,
        {
          description,
          ...(status === '429' ? { headers: { 'Retry-After': header('Segundos de espera', 'integer') } } : {}),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problema' } } },
        },
      ]),
    ),
  }
}

function pathItem(operation: Operation) {
  const ofYear = operation.path.includes('{anio}')
    ? [
        {
          ...{ name: 'anio', in: 'path', required: true, description: 'Año de los datos' },
          schema: { type: 'integer', minimum: 2000, maximum: 2099 },
        },
      ]
    : []
  return {
    get: {
      operationId: operation.id,
      summary: operation.summary,
      description: operation.description,
      parameters: [
        ...ofYear,
        ...operation.parameters.map((parameter) => ({ ...parameter, in: 'query', required: false })),
      ],
      responses: responses(operation),
    },
  }
}

/** The interface described in OpenAPI 3.1, out of the same list that answers. */
export function openApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Datos abiertos de Espejo',
      version: '1.0.0',
      summary: 'Lo que las entidades públicas del Perú hacen por la igualdad entre mujeres y hombres',
      description: `Solo lectura, sin clave. Da las ediciones publicadas y nada más. Publica el ${MINISTRY_NAME}.`,
      license: { name: LICENCE.name, url: LICENCE.address },
      contact: { name: MINISTRY_NAME, url: `${origin}/datos` },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, pathItem(operation)])),
    components: { schemas: { Problema: PROBLEM } },
  }
}
