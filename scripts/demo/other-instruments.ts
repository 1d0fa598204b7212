import type { Database } from '#db/client.server.ts'
import { addDays, addMonths } from '#app/kit/program/clock.ts'
import { closedCampaign, instrumentOf } from './campaigns.ts'
import type { DemoEntity } from './entities.ts'
import { seedOf } from './random.ts'

/** Entities that apply every instrument, beside the demonstration's own. */
const WITH_ALL = 13
const STAFF_BESIDES = ['gender-stereotypes', 'sexual-harassment'] as const

/** Whether an entity of the demonstration applies all four instruments every year. */
export function appliesAll(entity: DemoEntity, entities: readonly DemoEntity[]): boolean {
  const candidates = entities.filter((each) => each.today === 'closed' && each.women + each.men >= 100)
  return candidates.indexOf(entity) >= 0 && candidates.indexOf(entity) < WITH_ALL
}

/** Three years of the other two instruments that staff answer. */
export async function seedOtherInstruments(database: Database, entity: DemoEntity, today: string): Promise<void> {
  for (const [index, slug] of STAFF_BESIDES.entries()) {
    const newest = addDays(today, -(45 + 30 * index + (seedOf(`${entity.id}-${slug}`) % 25)))
    for (const back of [2, 1, 0])
      await closedCampaign(database, entity, addMonths(newest, -12 * back), back, instrumentOf(slug, back))
  }
}

/** Entities that ask about harassment too: so small that groups of behaviours, one share or nothing is shown. */
const ASKING_TOO = [
  'Tribunal de Juegos',
  'Municipalidad Distrital de Wayrapampa',
  'Municipalidad Distrital de Inti Killa',
]

export function asksAlone({ name }: DemoEntity): boolean {
  return ASKING_TOO.some((part) => name.startsWith(part))
}

/** The harassment questionnaire of last year. */
export async function seedHarassment(database: Database, entity: DemoEntity, today: string): Promise<void> {
  const closesOn = addMonths(addDays(today, -70), -12)
  await closedCampaign(database, entity, closesOn, 1, instrumentOf('sexual-harassment', 1))
}
