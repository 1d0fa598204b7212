import { listFactSheets, type StoredFacts } from '#db/queries/fact-sheets.server.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import { cellsOf, isEmptySheet } from '#surveys/facts/protect-sheet.ts'
import { scopeIn, type Actor } from '#app/door/actor.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isOpenOn, isTooSmall, lastDayFor } from './fact-rules.ts'
import { ASKED_CELLS, fieldOf } from './cell-fields.ts'
import { staffKnown } from './save-facts.server.ts'
import { storedTables } from './stored-tables.ts'
import { BESIDE_USE, factSentences, sourceWords, uncountedWords } from './words.ts'

/** A stored sheet as pages show it. */
export type ShownFacts = Pick<StoredFacts, 'year' | 'countedOn' | 'savedOn' | 'content'>

const shown = ({ year, countedOn, savedOn, content }: StoredFacts): ShownFacts => ({
  year,
  countedOn,
  savedOn,
  content,
})

/** What the form of a stored sheet begins with, by the names of its fields. */
export function storedValues(sheet: Pick<StoredFacts, 'countedOn' | 'content'> | null): Record<string, string> {
  if (!sheet) return {}
  const cells = cellsOf(sheet.content)
  const filled = ASKED_CELLS.flatMap((place) => {
    const count = cells[place.line]?.[place.sex]
    return count === undefined ? [] : [[fieldOf(place), String(count)] as const]
  })
  return { fecha: sheet.countedOn, ...Object.fromEntries(filled) }
}

/** Years that have a sheet or may still get one, newest first. */
function shownYears(sheets: readonly StoredFacts[], today: string): number[] {
  const thisYear = Number(today.slice(0, 4))
  const open = [thisYear, thisYear - 1].filter((year) => isOpenOn(year, today))
  return [...new Set([...open, ...sheets.map(({ year }) => year)])].sort((one, other) => other - one)
}

/** The sheet of a year of the actor's entity. @throws {AppError} `not-found` for a year to come, or without an entity. */
export function viewFacts(actor: Actor, year: number, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  if (!actor.entity || year > Number(today.slice(0, 4))) throw new AppError('not-found')
  const sheets = listFactSheets(database, actor.scope)
  const sheet = sheets.find((each) => each.year === year) ?? null
  const staff = staffKnown(database, actor)
  return {
    entityName: actor.entity.name,
    year,
    otherYears: shownYears(sheets, today).filter((each) => each !== year),
    sheet: sheet && shown(sheet),
    values: storedValues(sheet),
    revision: sheet?.revision ?? 0,
    isOpen: isOpenOn(year, today) && ownEntityEnd(actor) === null,
    lastDay: lastDayFor(year),
    staff,
    tooSmall: staff !== null && isTooSmall(staff),
  }
}

export type FactsView = ReturnType<typeof viewFacts>

/**
 * The sheet that stands beside a release: of the year in which its campaign closed, or of the year before. An older one
 * says too little of who answered.
 * @param release that the actor was let read; whoever reads it reads what explains it.
 */
export function factsBeside(release: Pick<ReleaseRecord, 'entityId' | 'closesOn' | 'scope'>) {
  const last = Number(release.closesOn.slice(0, 4))
  const sheets = listFactSheets(runtime().database, scopeIn({ id: release.entityId }))
  const found = sheets.find(({ year, content }) => (year === last || year === last - 1) && !isEmptySheet(content))
  if (!found) return null
  return {
    title: `El personal en ${found.year}, según la ficha de datos`,
    use: BESIDE_USE,
    sentences: factSentences(found.content),
    tables: storedTables(found.content),
    source: [sourceWords(found), uncountedWords(release.scope)].filter(Boolean).join(' '),
  }
}

export type FactsBesideRelease = NonNullable<ReturnType<typeof factsBeside>>
