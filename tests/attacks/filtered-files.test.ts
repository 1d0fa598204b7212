import { expect, test } from 'vitest'
import { listBoard, type BoardFilter } from '#db/queries/board.server.ts'
import { listBoardCells } from '#db/queries/board-cells.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { countryScope } from '#db/scope.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { randomCountry } from '#tests/support/random-country.ts'
import { groupFairness, type FairMember } from '#surveys/disclosure/pool/group-fairness.ts'
import { groupMeans } from '#surveys/disclosure/pool/group-means.ts'
import { HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'

/**
 * The file of one filter less the file of another. Rows of the board are of single entities and nothing is added up in them,
 * so that one file less another is rows that a page shows; figures of groups are made of released numbers alone. Here a reader takes
 * two files of a comparison, one of a group with an entity and one without, and subtracts.
 */
const open = (count: number): FairMember[] =>
  Array.from({ length: count }, (_, at) => ({
    figure: shownFigure(41.3 + ((at * 11) % 37), 3.3, 40 + at),
    staff: { women: 60 + at, men: 50 },
    women: shownFigure(44 + ((at * 7) % 30), 5, 20),
    men: shownFigure(39 + ((at * 5) % 30), 5, 20),
  }))

/** As if its number stood in a file though its release hides it. */
const told = (value: number): FairMember => ({
  figure: shownFigure(value, 9, 9),
  staff: { women: 9, men: 9 },
  women: shownFigure(value, 9, 5),
  men: shownFigure(value, 9, 5),
})
const hidden: FairMember = { ...told(0), figure: HIDDEN, women: HIDDEN, men: HIDDEN }

const file = (members: readonly FairMember[]) => ({
  fairness: groupFairness(members),
  means: groupMeans(
    members.map(({ figure, staff }, at) => ({ entity: `e${at}`, figure, population: staff.women + staff.men })),
  ),
})

test('the file of a group with a hidden entity is that of the group without it, and would tell how many answered', () => {
  for (let count = 5; count < 12; count += 1) {
    expect(file([...open(count), hidden])).toEqual(file(open(count)))
    const [all, part] = [file([...open(count), told(91)]).fairness, file(open(count)).fairness]
    if ('kind' in all || 'kind' in part) throw new Error('nothing is shown')
    // Nine answers of eighteen people: both numbers would be read, to the step of five.
    expect(all.answered.people - part.answered.people).toBe(18)
  }
})

test('an entity that shows no sexes moves nothing of the reweighed mean, also where it is in one file and not in the other', () => {
  const silent: FairMember = { ...told(88), figure: shownFigure(88, 4, 40), women: HIDDEN, men: HIDDEN }
  const [all, part] = [file([...open(7), silent]).fairness, file(open(7)).fairness]
  if ('kind' in all || 'kind' in part) throw new Error('nothing is shown')
  expect(all.reweighed).toEqual(part.reweighed)
})

test('a filter that leaves four of a group leaves nothing', () => {
  expect(file(open(4))).toEqual({ fairness: { kind: 'few-entities' }, means: { kind: 'few-entities' } })
})

test('the file of a filter of the board holds of each entity what the file without a filter holds, and of no other', () => {
  const database = randomCountry()
  database.$client.prepare("UPDATE entities SET sector = 'health' WHERE government_level = 'ministry'").run()
  const instruments = INSTRUMENT_SLUGS.map((slug) => ({ slug, nature: latestInstrument(slug).nature }))
  const all: BoardFilter = {
    ...{ search: '', level: '', region: '', sector: '', size: '', instruments, year: null, state: '' },
  }
  const rowsOf = (filter: BoardFilter) => {
    const found = listBoard(database, countryScope(), filter, { order: 'name', limit: -1, offset: 0 })
    const cells = instruments.flatMap((each) =>
      listBoardCells(
        database,
        countryScope(),
        { ...each, compared: isCompared(each.slug) },
        null,
        found.map(({ id }) => id),
      ).map((cell) => ({ slug: each.slug, ...cell })),
    )
    return found.map((entity) => JSON.stringify([entity, cells.filter(({ entityId }) => entityId === entity.id)]))
  }
  const whole = rowsOf(all)
  const levels = GOVERNMENT_LEVELS.map((level) => rowsOf({ ...all, level }))
  expect(levels.flat().sort()).toEqual([...whole].sort())
  expect(rowsOf({ ...all, sector: 'health' })).toEqual(rowsOf({ ...all, level: 'ministry' }))
  expect(rowsOf({ ...all, sector: 'culture' })).toEqual([])
})
