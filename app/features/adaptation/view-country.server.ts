import {
  ADAPTATION_TABLES,
  countAdaptations,
  listAdaptationLevels,
  listAdaptations,
  type AdaptationLine,
} from '#db/queries/adaptation-country.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { ADAPTATION_LAST_DAY } from '#surveys/adaptation/term.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { dateCell, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { AdaptationSearch } from './country-search.ts'
import { SHEET_STATE_NAMES, STATE_NAMES } from './words.ts'

const PAGE_SIZE = 25

const filterOf = ({ filters }: Pick<AdaptationSearch, 'filters'>) => ({
  ...filters,
  search: plainName(filters.search),
})

/** Counts of the levels that are obliged, and one page of the entities of the country as filtered, those without a sheet too. */
export function viewCountryAdaptation(
  actor: Actor,
  { filters, page: asked }: AdaptationSearch,
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const filter = filterOf({ filters })
  const make = () => {
    const found = countAdaptations(database, actor.scope, filter)
    const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
    const page = Math.min(pages, asked)
    const part = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
    return { found, pages, page, rows: listAdaptations(database, actor.scope, filter, part) }
  }
  const key = `adaptation page ${JSON.stringify([filter, asked])}`
  // The rows of a page are found among the counts of every entity.
  const list = filter.search === '' ? rememberedWhile(database, actor.scope, ADAPTATION_TABLES, key, make) : make()
  const today = limaDate(clock())
  const counted = rememberedWhile(database, actor.scope, ADAPTATION_TABLES, 'adaptation levels', () =>
    listAdaptationLevels(database, actor.scope),
  )
  const levels = counted.filter(
    ({ level }) => obligationOn({ level }, 'adaptation-sheet', today).obligation === 'obliged',
  )
  return {
    ...{ filters, ...list },
    daysLeft: daysBetween(today, ADAPTATION_LAST_DAY),
    levels: GOVERNMENT_LEVELS.flatMap((level) => levels.filter((each) => each.level === level)),
  }
}

export type CountryAdaptation = ReturnType<typeof viewCountryAdaptation>

const HEADER: Row = [
  'Entidad',
  'Nivel de gobierno',
  'Región',
  'Hoja de adecuación',
  'Terminada el',
  STATE_NAMES.adapted,
  STATE_NAMES['in-process'],
  STATE_NAMES['to-adapt'],
  STATE_NAMES['no-change'],
  STATE_NAMES['not-held'],
  STATE_NAMES['not-reviewed'],
]

const lineOf = (line: AdaptationLine): Row => [
  line.name,
  GOVERNMENT_LEVEL_NAMES[line.governmentLevel],
  line.region,
  SHEET_STATE_NAMES[line.state],
  line.endedOn === null ? null : dateCell(line.endedOn),
  line.adapted,
  line.inProcess,
  line.toAdapt,
  line.noChange,
  line.notHeld,
  line.notReviewed,
]

/** The same entities, all pages of them, for a spreadsheet; the counts of one that said nothing are empty, not zero. */
export function countryAdaptationSheets(actor: Actor, { filters }: Pick<AdaptationSearch, 'filters'>): WorkbookSheet[] {
  const lines = listAdaptations(runtime().database, actor.scope, filterOf({ filters }))
  const rows = [HEADER, ...lines.map(lineOf)]
  return [{ name: 'Adecuación', widths: [60, 30, 18, 18, 14, 12, 12, 12, 14, 14, 12], rows }]
}

/** Of which entities, and of which minute. */
export function countryAdaptationFileName(
  { filters: { search, level, state } }: Pick<AdaptationSearch, 'filters'>,
  ending: 'xlsx' | 'csv',
  clock: Clock = systemClock,
): string {
  const apart = [
    level === '' ? '' : GOVERNMENT_LEVEL_NAMES[level],
    state === '' ? '' : SHEET_STATE_NAMES[state],
    search,
  ]
  return fileName({ what: 'Adecuación a la Ley 32535', entity: null, apart, date: clock() }, ending)
}
