import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFigureDecision, insertStaffFigure, type NewStaffFigure } from '#db/queries/staff-figures.server.ts'
import type { CampaignScope } from '#db/schema/campaigns.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'
import { seedOf } from './random.ts'

export const FIGURE_SOURCE = 'Planilla de Recursos Humanos (inventada)'
const YEARS = 4
/** Days after its count until a figure is confirmed; a campaign takes one that was by its first day. */
const DAYS_TO_CONFIRM = 15

/** Everybody at the seat; large entities count interns too. */
export function demoScope({ women, men }: DemoEntity): CampaignScope {
  return { kind: 'headquarters', units: [], serviceContractors: false, interns: women + men > 700 }
}

/** Days on which entities count their staff, up to a day: the end of January and of July. */
function countDays(until: string): string[] {
  const year = Number(until.slice(0, 4))
  return Array.from({ length: YEARS + 1 }, (_, back) => year - YEARS + back)
    .flatMap((each) => [`${each}-01-31`, `${each}-07-31`])
    .filter((day) => day <= until)
}

function figureId(entity: DemoEntity, countedOn: string): string {
  return `${entity.id}-${countedOn}`
}

/** The figure with which a campaign of an entity opens: its id and its day. @param opensOn ISO date. */
export function demoFigure(entity: DemoEntity, opensOn: string): { readonly id: string; readonly countedOn: string } {
  const countedOn = countDays(addDays(opensOn, -DAYS_TO_CONFIRM)).at(-1)
  if (countedOn === undefined) throw new Error(`${entity.id} has no figure of its staff`)
  return { id: figureId(entity, countedOn), countedOn }
}

function figureOf(entity: DemoEntity, countedOn: string): NewStaffFigure {
  return {
    id: figureId(entity, countedOn),
    entityId: entity.id,
    scope: demoScope(entity),
    women: entity.women,
    men: entity.men,
    countedOn,
    source: FIGURE_SOURCE,
    documentKind: 'report',
    documentNumber: `${100 + (seedOf(figureId(entity, countedOn)) % 800)}-${countedOn.slice(0, 4)}-RRHH (inventado)`,
    documentDate: countedOn,
    documentPlace: 'Oficina de Recursos Humanos (inventada)',
    proposedBy: 'demostracion',
    proposedOn: countedOn,
  }
}

/** Confirmed figures of every invented entity, two a year. @param today ISO date in Lima time. */
export function seedStaffFigures(database: Database, today: string): void {
  inTransaction(database, (transaction) => {
    for (const entity of DEMO_ENTITIES) {
      for (const countedOn of countDays(addDays(today, -2))) {
        const figure = figureOf(entity, countedOn)
        const decidedOn = [addDays(countedOn, DAYS_TO_CONFIRM), today].sort()[0] ?? today
        insertStaffFigure(transaction, figure, NO_NOTE)
        insertFigureDecision(
          transaction,
          { figureId: figure.id, verdict: 'confirmed', decidedBy: 'demostracion-mimp', decidedOn },
          NO_NOTE,
        )
      }
    }
  })
}

/**
 * Figures that wait for the Ministry: more people in an entity with an open campaign, and one for each campaign that
 * had more answers than people.
 */
export function seedWaitingFigures(database: Database, today: string): void {
  const countedOn = addDays(today, -4)
  const proposal = (entity: DemoEntity, change: Partial<NewStaffFigure>): NewStaffFigure => ({
    ...figureOf(entity, countedOn),
    id: `${entity.id}-propuesta`,
    proposedOn: addDays(today, -1),
    ...change,
  })
  const grown = DEMO_ENTITIES.find(({ today: now, women, men }) => now === 'open' && women + men < 200)
  const held = DEMO_ENTITIES.filter(({ today: now }) => now === 'population-review')
  inTransaction(database, (transaction) => {
    if (grown) insertStaffFigure(transaction, proposal(grown, { women: grown.women + 6, men: grown.men + 4 }), NO_NOTE)
    for (const entity of held) {
      const people = { women: Math.round(entity.women * 1.1), men: Math.round(entity.men * 1.05) }
      const explanation = 'Entraron contratos temporales en el mes de la aplicación (inventado)'
      const figure = proposal(entity, { ...people, explanation, campaignId: `${entity.id}-actual` })
      insertStaffFigure(transaction, figure, NO_NOTE)
    }
  })
}
