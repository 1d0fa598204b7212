import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { obligationOn, type DutyId, type Obligation } from '#surveys/obligations/obligations.ts'
import { BAND_CODES, INSTRUMENT_CODES, LEVEL_CODES, OBLIGATION_CODES } from './codes.ts'
import { bandRows, bandsOf, basisOf, measuresOf } from './bands.ts'
import type { Cell, Table } from './dataset.ts'
import type { EditionContent } from './edition.ts'
import type { OpenEntity, OpenFacts } from './facts.ts'
import { riskTest } from './risk-test.ts'

const UNIT_CODES = {
  count: 'numero',
  people: 'personas',
  percent: 'por-ciento',
  soles: 'soles',
  'million-soles': 'millones-de-soles',
} as const

const SEVERITY_CODES = { disagrees: 'no-concuerda', check: 'por-comprobar', note: 'nota' } as const

const entityCells = ({ id, name, level, region }: OpenEntity): Cell[] => [id, name, LEVEL_CODES[level], region]

function coverageRows({ year, entities, applied, instruments }: OpenFacts): Cell[][] {
  const has = new Set(applied.map(({ entityId, instrument }) => `${instrument} ${entityId}`))
  return entities.flatMap((entity) =>
    instruments.map(({ slug }) => [
      ...[year, ...entityCells(entity), INSTRUMENT_CODES[slug]],
      has.has(`${slug} ${entity.id}`) ? 'con-resultado' : 'sin-resultado',
    ]),
  )
}

const DUTY_CODES = { mechanism: 'mecanismo', 'november-report': 'informe-de-noviembre' } as const satisfies Partial<
  Record<DutyId, string>
>

const UNTOLD = {
  obliged: 'no-informo',
  facultative: 'no-informo-facultativo',
  outside: 'no-le-correspondia',
} as const satisfies Record<Obligation, string>

function stateRows({ year, entities, presented, report }: OpenFacts): Cell[][] {
  const named = report && new Set(GOVERNMENT_LEVELS.flatMap((level) => report.content.named[level]))
  return entities.flatMap((entity) =>
    (['mechanism', 'november-report'] as const).map((duty): Cell[] => {
      const { obligation } = obligationOn(entity, duty, `${year}-12-31`)
      const isDone = duty === 'mechanism' ? named?.has(entity.name) : presented.has(entity.id)
      const state = isDone === undefined ? null : isDone ? 'si' : UNTOLD[obligation]
      return [year, ...entityCells(entity), DUTY_CODES[duty], OBLIGATION_CODES[obligation], state]
    }),
  )
}

function mechanismRows({ year, named }: CountryReport): Cell[][] {
  return GOVERNMENT_LEVELS.flatMap((level) => named[level].map((name) => [year, name, LEVEL_CODES[level]]))
}

function pageRows({ year, entities, pages, instruments }: OpenFacts): Cell[][] {
  const known = new Map(entities.map((entity) => [entity.id, entity]))
  return pages.flatMap(({ entityId, instrument, publishedOn, path, levels }) => {
    const [entity, of] = [known.get(entityId), instruments.find(({ slug }) => slug === instrument)]
    if (!entity || !of) return []
    const start = [year, ...entityCells(entity), INSTRUMENT_CODES[instrument], publishedOn, path]
    if (levels === null) return [[...start, null, null, null, 'sin-niveles']]
    const titles = new Map(measuresOf(of).map(({ id, title }) => [id, title]))
    return levels.map(({ measure, level }) => [
      ...[...start, titles.get(measure) ?? measure],
      ...(level ? [BAND_CODES[level.id], level.spansCut ? 'si' : 'no', null] : [null, null, 'no-se-muestra']),
    ])
  })
}

function figureRows({ year, figures, source }: CountryReport): Cell[][] {
  const from = source === 'record' ? 'contado-en-espejo' : 'informe-publicado'
  return figures.map(({ id, title, value, unit, completeness, definition }) => [
    ...[year, id, title, value, UNIT_CODES[unit]],
    ...[completeness?.reported ?? null, completeness?.of ?? null, from, definition],
  ])
}

function observationRows({ year, observations }: CountryReport): Cell[][] {
  return observations.map(({ key, severity, words, explanation }) => [
    ...[year, key, SEVERITY_CODES[severity], words, explanation],
  ])
}

/** A year that was copied from elsewhere has no applications here: its tables are those of its report alone. */
function tablesOf(facts: OpenFacts, bands: ReturnType<typeof bandsOf>): Table[] {
  const { report } = facts
  const isCopied = report?.content.source === 'published'
  const here: Table[] = isCopied
    ? []
    : [
        { id: 'cobertura', rows: coverageRows(facts) },
        { id: 'estados', rows: stateRows(facts) },
        { id: 'publicado', rows: pageRows(facts) },
        { id: 'bandas', rows: bandRows(facts, bands) },
      ]
  const reported: Table[] = report
    ? [
        { id: 'mecanismos', rows: mechanismRows(report.content) },
        { id: 'cifras', rows: figureRows(report.content) },
        { id: 'observaciones', rows: observationRows(report.content) },
      ]
    : []
  return [...here, ...reported]
}

/** The tables of a year, and the verdict of the risk test over them. It makes nothing that did not pass the gate. Pure. */
export function makeEdition(facts: OpenFacts): EditionContent {
  const bands = bandsOf(facts)
  const tables = tablesOf(facts, bands)
  const { year, readOn, report } = facts
  const basis = basisOf(facts, bands)
  return {
    format: 1,
    ...{ year, cutOff: `${year}-12-31`, readOn },
    report: report && { version: report.version, digest: report.digest },
    ...{ tables, basis },
    verdict: riskTest({ tables, basis }, facts),
  }
}
