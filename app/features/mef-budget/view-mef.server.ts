import {
  findMefAnswer,
  listMefAnswers,
  listMefFigures,
  listMefPliegos,
  listMefYears,
  listPliegoFigures,
  MEF_TABLES,
  type MefAnswer,
} from '#db/queries/mef-budget.server.ts'
import { byEntity } from '#db/by-entity.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { mefState, type MefState } from '#surveys/mef-budget/answers.ts'
import { mefTotals } from '#surveys/mef-budget/totals.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { workbook } from '#app/kit/sheets/xlsx.server.ts'
import { MEF_TEMPLATE } from './columns.ts'
import { sheetRow } from './review-mef.ts'

const PAGE_SIZE = 25

const toldAnswer = ({
  id,
  verdict,
  programme,
  reason,
  answeredByName,
  answeredAt,
  reply,
  replyText,
  revision,
}: MefAnswer) => ({
  ...{ id, verdict, programme, reason, reply, replyText, revision },
  by: answeredByName,
  on: limaDate(new Date(answeredAt)),
})

/** Figures of a year by entity, with what was said of them. */
function pliegosOf(actor: Actor, year: number) {
  const { database } = runtime()
  const figures = byEntity(listMefFigures(database, actor.scope, year))
  const answers = byEntity(listMefAnswers(database, actor.scope, year))
  return listMefPliegos(database, actor.scope, year).map(({ pliego, name }) => {
    const { entityId, revision, totalPim, source, sourcedOn } = pliego
    const said = answers.get(entityId) ?? []
    return {
      ...{ entityId, name, year, revision, totalPim, source, sourcedOn },
      programmes: (figures.get(entityId) ?? []).map(({ programme, programmeName, pim, executed }) => ({
        ...{ programme, programmeName, pim, executed },
      })),
      state: mefState(said, revision),
      answers: said.map(toldAnswer),
    }
  })
}

/** Which entities are shown first: whoever waits for the Ministry. */
const WAITING: readonly MefState[] = ['objected', 'to-correct', 'unanswered', 'kept', 'confirmed']

/** What the page of a year is drawn from, remembered until a figure or an answer changes. */
function mefYear({ scope, ...actor }: Actor, year: number) {
  const { database } = runtime()
  return rememberedWhile(database, scope, MEF_TABLES, `mef ${year}`, () => {
    const pliegos = pliegosOf({ scope, ...actor }, year)
    return {
      totals: pliegos.length === 0 ? null : mefTotals(listPliegoFigures(database, scope, year)),
      states: Object.fromEntries(
        WAITING.map((state) => [state, pliegos.filter((pliego) => pliego.state === state).length]),
      ) as Record<MefState, number>,
      pliegos: pliegos
        .map((pliego) => ({ pliego, plain: plainName(pliego.name) }))
        .sort((one, other) => WAITING.indexOf(one.pliego.state) - WAITING.indexOf(other.pliego.state)),
    }
  })
}

/** The figures of a year for the Ministry: totals, and entities 25 a page, those that wait for it first. */
export function viewMef(
  actor: Actor,
  asked: {
    readonly year: number | null
    readonly search: string
    readonly page: number
  },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const years = listMefYears(database, actor.scope)
  const year = asked.year ?? years[0] ?? Number(limaDate(clock()).slice(0, 4))
  const { totals, states, pliegos } = mefYear(actor, year)
  const wanted = plainName(asked.search)
  const found = pliegos.filter(({ plain }) => plain.includes(wanted))
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const page = Math.min(pages, asked.page)
  return {
    ...{ year, years, search: asked.search, found: found.length, page, pages },
    ...{ totals, states },
    pliegos: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ pliego }) => pliego),
  }
}

export type MefView = ReturnType<typeof viewMef>

/**
 * An objection that waits for the Ministry, with the figures that it is about.
 * @throws {AppError} `not-found` where there is none, somebody replied, or the figures changed since.
 */
export function viewObjection(actor: Actor, { answerId }: { readonly answerId: string }) {
  const answer = findMefAnswer(runtime().database, actor.scope, answerId)
  const pliego = answer && pliegosOf(actor, answer.year).find(({ entityId }) => entityId === answer.entityId)
  if (
    !answer ||
    !pliego ||
    answer.verdict !== 'objected' ||
    answer.reply !== null ||
    answer.revision !== pliego.revision
  )
    throw new AppError('not-found')
  return { pliego }
}

/** What MEF has of the actor's own entity in a year, the newest one where none is asked for, and the years that there are. */
export function viewOwnMef(actor: Actor, { year: asked }: { readonly year: number | null }) {
  const years = listMefYears(runtime().database, actor.scope)
  const year = years.find((each) => each === asked) ?? years[0]
  const pliego = year === undefined ? null : (pliegosOf(actor, year)[0] ?? null)
  return { entityName: actor.entity?.name ?? '', years, pliego }
}

export type OwnMefView = ReturnType<typeof viewOwnMef>
export type MefPliegoView = NonNullable<OwnMefView['pliego']>

/** The figures of a year as the sheet that is sent back; empty where there are none. */
export function mefSheet(actor: Actor, { year }: { readonly year: number }): Promise<Buffer> {
  const rows = pliegosOf(actor, year).flatMap(({ entityId, name, totalPim, programmes }) => {
    const entity = { id: entityId, name, totalPim }
    return programmes.length === 0 ? [sheetRow(entity, null)] : programmes.map((each) => sheetRow(entity, each))
  })
  const texts = MEF_TEMPLATE.header.map((_, index) => index)
  return workbook([
    {
      name: MEF_TEMPLATE.sheet,
      widths: [26, 48, 18, 48, 22, 22, 24],
      asTyped: texts,
      rows: [[...MEF_TEMPLATE.header], ...rows],
    },
    { name: 'Instrucciones', widths: [110], rows: HELP.map((line) => [line]) },
  ])
}

const HELP = [
  'Cómo llenar la planilla de cifras del MEF',
  'No cambie los títulos ni el orden de las columnas. También puede subir un CSV con los mismos títulos.',
  'Una fila por entidad y programa. Si una entidad no tiene programas de igualdad, escriba una fila con su PIM total.',
  'Los montos van en soles, con punto para los decimales: 34857232.50. Si no se ejecutó nada, escriba 0.',
  'El código del programa es el del MEF, de cuatro dígitos. El mismo programa de varias entidades se cuenta una vez.',
  'El PIM total de la entidad se repite en sus filas, o se escribe en una sola.',
  'Una entidad de la planilla queda con los programas que la planilla trae; una que no aparece conserva los suyos.',
  'Antes de guardar verá fila por fila qué cambiaría. Se guarda todo o nada.',
]

export function mefFileName(year: number, clock: Clock = systemClock): string {
  return fileName({ what: `Cifras del MEF ${year}`, entity: null, date: limaDate(clock()) }, 'xlsx')
}
