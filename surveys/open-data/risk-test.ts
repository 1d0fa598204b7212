import { complementsOf, type NamedSet } from '#surveys/disclosure/pool/complements.ts'
import { giantOf, POOL_FROM } from '#surveys/disclosure/pool/gate.ts'
import { INSTRUMENT_CODES } from './codes.ts'
import { earlierGroups } from './bands.ts'
import { DATASETS } from './datasets.ts'
import { placeOf, type Cell, type Column, type Table } from './dataset.ts'
import type { Basis } from './edition.ts'
import { isNeverCompared, publicKnowledge, type OpenFacts } from './facts.ts'
import { RISK_CHECKS, verdictOf, type RiskCheck, type RiskFault, type RiskVerdict } from './risk.ts'

type Candidate = { readonly tables: readonly Table[]; readonly basis: Basis }
type Found = { readonly looked: number; readonly where: readonly string[] }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Words of columns that no file may have: whoever adds such a column meets this test before anybody reads it. */
const FORBIDDEN =
  /puntaje|promedio|media|margen|intervalo|respuesta|pregunta|prevalencia|participa|correo|dni|nombres?_de/

/** Whether a cell is what its column says. A number can stand only where a column counts something. */
function fits(cell: Cell, { type, codes, empty }: Column): boolean {
  if (cell === null) return empty !== undefined
  if (type === 'number' || type === 'year') return typeof cell === 'number' && Number.isFinite(cell)
  if (typeof cell !== 'string' || cell === '') return false
  if (type === 'code') return codes !== undefined && Object.hasOwn(codes, cell)
  if (type === 'date') return DAY.test(cell)
  return type !== 'address' || cell.startsWith('/compromisos/')
}

function columns({ tables }: Candidate): Found {
  const where = tables.flatMap(({ id, rows }) => {
    const described = DATASETS[id].columns
    const forbidden = described.filter(({ name }) => FORBIDDEN.test(name)).map(({ name }) => `${id}: ${name}`)
    const wrong = rows.flatMap((row, at) => {
      if (row.length !== described.length) return [`${id}, fila ${at + 1}`]
      return described.flatMap((column, place) =>
        fits(row[place] ?? null, column) ? [] : [`${id}, fila ${at + 1}: ${column.name}`],
      )
    })
    return [...forbidden, ...wrong]
  })
  return { looked: tables.reduce((sum, { rows }) => sum + rows.length, 0), where }
}

function keys({ tables }: Candidate): Found {
  const where = tables.flatMap(({ id, rows }) => {
    const places = DATASETS[id].key.map((name) => placeOf(DATASETS[id], name))
    const seen = new Set<string>()
    return rows.flatMap((row, at) => {
      const key = JSON.stringify(places.map((place) => row[place]))
      if (seen.has(key)) return [`${id}, fila ${at + 1}`]
      seen.add(key)
      return []
    })
  })
  return { looked: tables.length, where }
}

/** A level beside the name of an entity stands only where its own page shows it, and never of what is not compared. */
function namedScores({ tables }: Candidate, { pages, instruments, entities }: OpenFacts): Found {
  const never = new Set(instruments.filter(isNeverCompared).map(({ slug }) => INSTRUMENT_CODES[slug] as string))
  const known = new Set(entities.map(({ id }) => id))
  const shown = new Set(pages.filter(({ levels, entityId }) => levels && known.has(entityId)).map(({ path }) => path))
  const dataset = DATASETS.publicado
  const [level, instrument, page] = ['nivel', 'herramienta', 'pagina'].map((name) => placeOf(dataset, name))
  const rows = tables.find(({ id }) => id === 'publicado')?.rows ?? []
  const isNamed = (id: Table['id']) => DATASETS[id].columns.some(({ name }) => name === 'codigo')
  const others = tables.filter(({ id }) => id !== 'publicado' && isNamed(id))
  return {
    looked: rows.length + others.length,
    where: [
      ...rows.flatMap((row, at) => {
        if (row[level ?? -1] === null) return []
        const isWrong = never.has(String(row[instrument ?? -1])) || !shown.has(String(row[page ?? -1]))
        return isWrong ? [`publicado, fila ${at + 1}`] : []
      }),
      ...others.flatMap(({ id }) => (DATASETS[id].columns.some(({ name }) => name === 'nivel') ? [id] : [])),
    ],
  }
}

/** A group that is shown, with what the verdict is about. */
type Checked = NamedSet & { readonly instrument: string; readonly measure: string }

function shownGroups({ basis: { entities, groups } }: Candidate): Checked[] {
  return groups.map(({ members, ...group }) => ({
    ...group,
    entities: members.flatMap((place) => entities[place] ?? []),
  }))
}

const nameOf = ({ instrument, measure, kind, group }: Checked) => `${instrument}, ${measure}, ${kind}: ${group}`

function figuresBy(facts: OpenFacts) {
  const figures = new Map(facts.figures.map((each) => [`${each.instrument} ${each.measure} ${each.entityId}`, each]))
  return ({ instrument, measure }: Checked, entity: string) => figures.get(`${instrument} ${measure} ${entity}`)
}

type FigureOf = ReturnType<typeof figuresBy>

function groupSize(groups: readonly Checked[], facts: OpenFacts, of: FigureOf): Found {
  const small = groups.filter((group) => {
    const answers = group.entities.reduce((sum, entity) => sum + (of(group, entity)?.n ?? 0), 0)
    return group.entities.length < POOL_FROM || answers < facts.k
  })
  return { looked: groups.length, where: small.map(nameOf) }
}

function oneOutweighs(groups: readonly Checked[], of: FigureOf): Found {
  const heavy = groups.filter((group) => giantOf(group.entities, (entity) => of(group, entity)?.n ?? 0) !== null)
  return { looked: groups.length, where: heavy.map(nameOf) }
}

/** Who subtracts what entities published of themselves is left with nobody, or with five of whom none outweighs the others. */
function ownPages(groups: readonly Checked[], facts: OpenFacts, of: FigureOf): Found {
  const knowledge = publicKnowledge(facts.pages)
  const exposed = groups.filter((group) => {
    const left = group.entities.filter((entity) => {
      const figure = of(group, entity)
      return figure !== undefined && knowledge(figure) === 'nothing'
    })
    return left.length > 0 && left.length < POOL_FROM
  })
  return { looked: facts.pages.length, where: exposed.map(nameOf) }
}

function byMeasure(groups: readonly Checked[]): Checked[][] {
  const measures = new Map<string, Checked[]>()
  for (const group of groups) {
    const key = `${group.instrument} ${group.measure}`
    measures.set(key, [...(measures.get(key) ?? []), group])
  }
  return [...measures.values()]
}

function differences(
  groups: readonly Checked[],
  { of, facts }: { of: FigureOf; facts: OpenFacts },
  earlier: readonly Basis[],
): Found {
  const found = byMeasure(groups).flatMap((same) => {
    const [first] = same
    if (!first) return []
    const before = facts.instruments.flatMap(({ slug }) =>
      slug === first.instrument ? earlierGroups(earlier, { instrument: slug, measure: first.measure }) : [],
    )
    const by = { k: facts.k, answers: (entity: string) => of(first, entity)?.n ?? 0 }
    // Those of this edition among each other are looked at apart.
    return complementsOf(same, before, by).filter(
      ({ beside }) => before.length === 0 || beside.some((each) => before.includes(each)),
    )
  })
  return { looked: groups.length, where: found.map(({ hide }) => nameOf(hide)) }
}

/** Every figure is the one that stands in the published report, and a year without a report has none. */
function sameAsReport({ tables }: Candidate, { report }: OpenFacts): Found {
  const rows = tables.find(({ id }) => id === 'cifras')?.rows ?? []
  const [figure, value] = [placeOf(DATASETS.cifras, 'cifra'), placeOf(DATASETS.cifras, 'valor')]
  const printed = new Map<Cell, Cell>(report?.content.figures.map(({ id, value: shown }) => [id, shown]))
  const other = rows.filter((row) => printed.get(row[figure] ?? null) !== row[value])
  return { looked: rows.length, where: other.map((row) => `cifras: ${row[figure]}`) }
}

/**
 * The test that stands before each publication: what the tables hold is held against what may be told, from the outside and
 * not by the code that made them. It changes nothing; an edition that fails is not published.
 */
export function riskTest(candidate: Candidate, facts: OpenFacts): RiskVerdict {
  const groups = shownGroups(candidate)
  const of = figuresBy(facts)
  const found: Readonly<Record<RiskCheck, Found>> = {
    columns: columns(candidate),
    keys: keys(candidate),
    'named-scores': namedScores(candidate, facts),
    'group-size': groupSize(groups, facts, of),
    'one-outweighs': oneOutweighs(groups, of),
    'own-pages': ownPages(groups, facts, of),
    differences: differences(groups, { of, facts }, []),
    'earlier-editions':
      facts.earlier.length === 0 ? { looked: 0, where: [] } : differences(groups, { of, facts }, facts.earlier),
    report: sameAsReport(candidate, facts),
  }
  const looked = Object.fromEntries(RISK_CHECKS.map((check) => [check, found[check].looked]))
  const faults = RISK_CHECKS.flatMap((check) => found[check].where.map((where): RiskFault => ({ check, where })))
  return verdictOf(looked as RiskVerdict['looked'], faults)
}
