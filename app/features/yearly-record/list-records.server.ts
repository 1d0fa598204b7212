import { countRecords, listRecords, RECORD_QUEUE_TABLES } from '#db/queries/record-queue.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { RecordSearch } from './queue-search.ts'
import { FIRST_YEAR, isRecordYear } from './record-rules.ts'

const ROWS_OF_A_PAGE = 25

const STATES = {
  '': 'any',
  'por-revisar': 'waiting',
  observado: 'observed',
  validado: 'validated',
  'sin-informar': 'not-told',
} as const

/** One page of the records of a year as an address asks for it: what waits for the Ministry first. */
export function recordQueue(actor: Actor, search: RecordSearch, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(search.anio)
  const year = isRecordYear(asked, today) ? asked : thisYear
  const which = { year, level: search.nivel, state: STATES[search.estado], search: plainName(search.busca) } as const
  const make = () => {
    const found = countRecords(database, actor.scope, which)
    const pages = Math.max(1, Math.ceil(found / ROWS_OF_A_PAGE))
    const page = Math.min(search.pagina, pages)
    const part = { limit: ROWS_OF_A_PAGE, offset: (page - 1) * ROWS_OF_A_PAGE }
    return { found, pages, page, rows: listRecords(database, actor.scope, which, part) }
  }
  const key = `records ${JSON.stringify([which, search.pagina])}`
  const list = which.search === '' ? rememberedWhile(database, actor.scope, RECORD_QUEUE_TABLES, key, make) : make()
  return {
    search: { ...search, anio: String(year), pagina: list.page },
    year,
    mayRecord: can(actor.role, 'record:review'),
    years: Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index),
    ...list,
  }
}
export type RecordQueue = ReturnType<typeof recordQueue>
