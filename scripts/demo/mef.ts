import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertMefAnswer, updateMefPliego, updateMefReply } from '#db/queries/mef-budget.server.ts'
import { entities } from '#db/schema/index.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'

/** Invented programmes: their codes are none of MEF's. */
const PROGRAMMES = [
  { programme: '9101', programmeName: 'Caminos iguales (ejemplo)' },
  { programme: '9102', programmeName: 'Casas sin violencia (ejemplo)' },
  { programme: '9103', programmeName: 'Talleres para todas (ejemplo)' },
  { programme: '9104', programmeName: 'Semillas de igualdad (ejemplo)' },
] as const

const SOURCE = 'Consulta Amigable (ejemplo)'
const soles = (amount: number) => Math.round(amount) * 100

/** Programmes of an entity: none, one that most share, or two. Money grows with its people and the years. */
function programmesOf({ level, women, men }: DemoEntity, place: number, grown: number) {
  const people = women + men
  const count = level === 'autonomous-body' || place % 5 === 4 ? 0 : level === 'ministry' ? 2 : 1
  const own = Array.from({ length: count }, (_, index) => {
    const programme = PROGRAMMES[(place + index) % (index === 0 ? 2 : PROGRAMMES.length)]
    const pim = soles(people * (level === 'ministry' ? 41_000 : 230) * grown * (index + 1))
    return programme ? [{ ...programme, pim, executed: Math.round((pim * (88 + (place % 11))) / 10_000) * 100 }] : []
  }).flat()
  return own.filter((each, index) => own.findIndex(({ programme }) => programme === each.programme) === index)
}

/** What was said of the figures of an entity: nothing of some, a yes of most, and objections in every state. */
function answerOf(transaction: Transaction, entityId: string, year: number, place: number): void {
  if (place % 4 === 3) return
  const objects = place % 7 === 2
  const answer = {
    ...{ id: `demo-mef-${entityId}-${year}`, entityId, year, revision: 1 },
    ...(objects
      ? {
          verdict: 'objected' as const,
          reason: 'Falta lo que se ejecutó por convenio en el último trimestre (ejemplo)',
        }
      : { verdict: 'confirmed' as const }),
    ...{
      answeredBy: 'demostracion',
      answeredByName: 'Titular (ejemplo)',
      answeredAt: `${year + 1}-02-10T15:00:00.000Z`,
    },
  }
  insertMefAnswer(transaction, answer, NO_NOTE)
  if (!objects || place % 14 === 2) return
  const reply = place % 3 === 0 ? 'kept' : 'to-correct'
  const replyText =
    reply === 'kept' ? 'El MEF lo registra en otro programa (ejemplo)' : 'Se pidió la corrección al MEF (ejemplo)'
  const by = { repliedBy: 'demostracion', repliedAt: `${year + 1}-03-02T15:00:00.000Z` }
  updateMefReply(transaction, answer, { reply, replyText, ...by }, NO_NOTE)
}

/** Day of this year until which its figures go; what is known when the reports of November are written. */
const THIS_YEAR_UNTIL = '10-31'

/**
 * Figures of MEF of the last three years that are over, and of this one as they stood in October, of invented entities
 * alone. @param today ISO date in Lima time.
 */
export function seedMefFigures(database: Database, today: string): void {
  const last = Number(today.slice(0, 4)) - 1
  inTransaction(database, (transaction) => {
    const untilNow = `${last + 1}-${THIS_YEAR_UNTIL}` < today ? [last + 1] : []
    for (const year of [last - 2, last - 1, last, ...untilNow])
      for (const [place, entity] of DEMO_ENTITIES.entries()) {
        const programmes = programmesOf(entity, place, 1 + (year - last) * 0.06)
        const totalPim = soles((entity.women + entity.men) * (entity.level === 'ministry' ? 260_000 : 118_000))
        const isOver = year <= last
        const sourcedOn = isOver ? `${year}-12-31` : `${year}-${THIS_YEAR_UNTIL}`
        const told = { entityId: entity.id, year, totalPim, source: SOURCE, sourcedOn }
        const by = { importedBy: 'demostracion', importedOn: isOver ? `${year + 1}-01-20` : today }
        updateMefPliego(transaction, { ...told, ...by, programmes }, NO_NOTE)
        // Of the newest year the answers are still coming in.
        if (year < last || (isOver && place % 2 === 0)) answerOf(transaction, entity.id, year, place)
      }
  })
}

/** Invented national bodies depend on invented ministries, those of the first with an account of its own above all. */
export function attachToMinistries(database: Database): void {
  const ministries = DEMO_ENTITIES.filter(({ level }) => level === 'ministry')
  const bodies = DEMO_ENTITIES.filter(({ level }) => level === 'national-entity')
  for (const [place, { id }] of bodies.entries()) {
    const parent = place % 2 === 0 ? ministries[0] : ministries[1 + (place % Math.max(1, ministries.length - 1))]
    if (parent) database.update(entities).set({ parentId: parent.id }).where(sql`${entities.id} = ${id}`).run()
  }
}
