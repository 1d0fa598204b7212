import { DATASET_LIST } from '#surveys/open-data/datasets.ts'
import type { DatasetDescription } from '#surveys/open-data/dataset.ts'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { datasetAddress, fileAddress } from './open-data-address.ts'
import type { PublishedTable } from './published.server.ts'
import { LICENCE } from './words.ts'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const SPANISH = { '@id': 'http://publications.europa.eu/resource/authority/language/SPA' } as const
const PERU = { '@id': 'https://sws.geonames.org/3932488/' } as const
const YEARLY = { '@id': 'http://purl.org/cld/freq/annual' } as const
const MEDIA = {
  csv: 'https://www.iana.org/assignments/media-types/text/csv',
  json: 'https://www.iana.org/assignments/media-types/application/json',
} as const

const said = (text: string) => ({ '@value': text, '@language': 'es' })
const day = (isoDate: string) => ({ '@value': isoDate, '@type': 'xsd:date' })

type Of = { readonly origin: string; readonly tables: readonly PublishedTable[] }

const ids = (origin: string) => ({
  catalogue: `${origin}/datos`,
  publisher: `${origin}/datos#mimp`,
  service: `${origin}/api/v1`,
  series: (id: string) => `${origin}${datasetAddress(id)}`,
  member: (id: string, year: number) => `${origin}${datasetAddress(id)}#${year}`,
})

function distribution(origin: string, { dataset, year }: PublishedTable, ending: 'csv' | 'json') {
  const address = `${origin}${fileAddress(dataset, year, ending)}`
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dcterms:title': said(ending.toUpperCase()),
    'dcat:downloadURL': { '@id': address },
    'dcat:accessURL': { '@id': `${origin}${datasetAddress(dataset)}` },
    'dcat:mediaType': { '@id': MEDIA[ending] },
    'dcterms:license': { '@id': LICENCE.address },
    'dcat:accessService': { '@id': ids(origin).service },
  }
}

function member(origin: string, { id, title }: DatasetDescription, table: PublishedTable) {
  const { year, version, publishedOn } = table
  return {
    '@id': ids(origin).member(id, year),
    '@type': 'dcat:Dataset',
    'dcterms:title': said(`${title} (${year})`),
    'dcat:inSeries': { '@id': ids(origin).series(id) },
    'dcterms:publisher': { '@id': ids(origin).publisher },
    'dcterms:issued': day(publishedOn),
    'dcat:version': String(version),
    'dcterms:temporal': {
      '@type': 'dcterms:PeriodOfTime',
      'dcat:startDate': day(`${year}-01-01`),
      'dcat:endDate': day(`${year}-12-31`),
    },
    'dcterms:spatial': PERU,
    'dcterms:language': SPANISH,
    'dcterms:license': { '@id': LICENCE.address },
    'dcat:distribution': (['csv', 'json'] as const).map((ending) => distribution(origin, table, ending)),
  }
}

function series({ origin, tables }: Of, dataset: DatasetDescription) {
  const { id, title, description, keywords } = dataset
  return {
    '@id': ids(origin).series(id),
    '@type': 'dcat:DatasetSeries',
    'dcterms:title': said(title),
    'dcterms:description': said(description),
    'dcat:keyword': keywords.map(said),
    'dcat:landingPage': { '@id': ids(origin).series(id) },
    'dcterms:publisher': { '@id': ids(origin).publisher },
    'dcterms:accrualPeriodicity': YEARLY,
    'dcat:seriesMember': tables
      .filter((table) => table.dataset === id)
      .map(({ year }) => ({ '@id': ids(origin).member(id, year) })),
  }
}

/**
 * The catalogue as programs of other catalogues read it (DCAT 3, JSON-LD): each dataset is a series, each year in force a
 * dataset of it with its files, and the interface the service that gives all of them.
 * @param tables those in force.
 */
export function catalogueJsonLd({ origin, tables }: Of) {
  const shown = DATASET_LIST.filter(({ id }) => tables.some(({ dataset }) => dataset === id))
  const members = shown.flatMap((dataset) =>
    tables.filter((table) => table.dataset === dataset.id).map((table) => member(origin, dataset, table)),
  )
  return {
    '@context': CONTEXT,
    '@id': ids(origin).catalogue,
    '@type': 'dcat:Catalog',
    'dcterms:conformsTo': { '@id': 'https://www.w3.org/TR/vocab-dcat-3/' },
    'dcterms:title': said('Datos abiertos de Espejo'),
    'dcterms:description': said(
      'Qué aplicaron las entidades públicas del Perú sobre la igualdad entre mujeres y hombres, y las cifras del informe del país. No contiene respuestas de personas.',
    ),
    'dcterms:publisher': { '@id': ids(origin).publisher, '@type': 'foaf:Agent', 'foaf:name': said(MINISTRY_NAME) },
    'dcterms:language': SPANISH,
    'dcterms:spatial': PERU,
    'dcterms:license': { '@id': LICENCE.address },
    'foaf:homepage': { '@id': ids(origin).catalogue },
    'dcat:dataset': [...shown.map((dataset) => series({ origin, tables }, dataset)), ...members],
    'dcat:service': [
      {
        '@id': ids(origin).service,
        '@type': 'dcat:DataService',
        'dcterms:title': said('Interfaz de programación de Espejo, versión 1'),
        'dcat:endpointURL': { '@id': ids(origin).service },
        'dcat:endpointDescription': { '@id': `${ids(origin).service}/openapi.json` },
        'dcterms:license': { '@id': LICENCE.address },
        'dcat:servesDataset': members.map((each) => ({ '@id': each['@id'] })),
      },
    ],
  }
}
