import { createHash } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFact, updateFact } from '#db/queries/yearly-record.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { FactState, SaidFact } from '#surveys/yearly-record/fact.ts'
import { isStanding } from '#surveys/yearly-record/kinds.ts'
import { DEMO_ENTITIES, type DemoEntity } from './entities.ts'

const idOf = (...parts: readonly (string | number)[]) =>
  createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 32)

/** A number from 0 to `below` − 1 that is always the same for the same entity, year and purpose. */
const drawn = (below: number, ...parts: readonly (string | number)[]) =>
  Number.parseInt(idOf(...parts).slice(0, 8), 16) % below

type Planned = { readonly on: string; readonly said: SaidFact }

function documentsOf({ id }: DemoEntity, year: number): Planned[] {
  const types = ['pdp', 'poi', 'ris', 'pbs', 'rof'] as const
  return types.slice(0, drawn(4, id, year, 'documents')).map((type, place) => ({
    on: `${year}-0${3 + place}-12`,
    said: {
      kind: 'internal-document',
      content: {
        type,
        title: `Documento ${type.toUpperCase()} ${year}`,
        document: `Resolución ${10 + place}-${year}`,
        criterion: 'Metas y beneficios iguales para mujeres y hombres',
      },
    },
  }))
}

function trainingsOf({ id, women, men }: DemoEntity, year: number): Planned[] {
  const count = 1 + drawn(3, id, year, 'trainings')
  return Array.from({ length: count }, (_, place) => ({
    on: `${year}-${place === 2 ? '12' : `0${4 + place * 3}`}-20`,
    said: {
      kind: 'training',
      content: {
        name:
          ['Curso básico de igualdad', 'Taller de prevención del hostigamiento', 'Charla de cierre de año'][place] ??
          '',
        type: (['course', 'workshop', 'other'] as const)[place] ?? 'other',
        hours: [16, 6, 1.5][place] ?? 2,
        women: Math.max(1, Math.round((women * (5 + drawn(20, id, year, place, 'w'))) / 100)),
        men: Math.max(1, Math.round((men * (4 + drawn(18, id, year, place, 'm'))) / 100)),
        counts: place === 2 ? 'attendances' : 'persons',
      },
    },
  }))
}

function standingOf({ id, level }: DemoEntity, year: number): Planned[] {
  const act =
    level === 'ministry' ? 'ministerial-resolution' : level === 'regional-government' ? 'regional-ordinance' : 'other'
  const women = 4 + drawn(4, id, 'members')
  return [
    {
      on: '2018-06-15',
      said: {
        kind: 'mechanism-act',
        content: { actType: act, number: `${100 + drawn(300, id, 'act')}-2018`, expiresOn: null },
      },
    },
    {
      on: `${year - 1}-02-01`,
      said: {
        kind: 'mechanism-members',
        content: {
          presidedBy: 'Representante de la persona titular',
          secretariat: 'Planeamiento y Presupuesto',
          units: ['Recursos Humanos', 'Administración', 'Comunicaciones'],
          women,
          men: 3 + drawn(4, id, 'men'),
          expiresOn: `${year + 1}-01-31`,
        },
      },
    },
    ...(drawn(3, id, 'officer') === 0
      ? []
      : [
          {
            on: `${year - 1}-03-01`,
            said: {
              kind: 'equality-officer',
              content: {
                name: '',
                position: 'Especialista en igualdad',
                unit: 'Planeamiento y Presupuesto',
                document: `Resolución ${20 + drawn(60, id, 'named')}-${year - 1}`,
                expiresOn: null,
              },
            },
          } satisfies Planned,
        ]),
  ]
}

function happenedIn(entity: DemoEntity, year: number): Planned[] {
  const { id, level } = entity
  const isSubnational = level === 'regional-government' || level === 'local-government'
  const norm: Planned = {
    on: `${year}-05-18`,
    said:
      drawn(2, id, year, 'norm') === 0
        ? { kind: 'norm', content: null }
        : {
            kind: 'norm',
            content: {
              topic: isSubnational ? 'participatory-budget' : 'harassment-directive',
              number: `${isSubnational ? 'Ordenanza' : 'Directiva'} ${1 + drawn(20, id, year)}-${year}`,
              title: 'Norma de ejemplo sobre igualdad entre mujeres y hombres',
            },
          },
  }
  const communication: Planned = {
    on: `${year}-03-08`,
    said: { kind: 'communication', content: { name: 'Semana por la igualdad', channel: 'Redes sociales y afiches' } },
  }
  const practice: Planned = {
    on: `${year}-08-10`,
    said: {
      kind: 'good-practice',
      content: {
        title: 'Horario que permite cuidar',
        text: 'La oficina acordó turnos de entrada que permiten llevar a niñas y niños a la escuela. Los usan mujeres y hombres.',
      },
    },
  }
  return [
    ...documentsOf(entity, year),
    ...trainingsOf(entity, year),
    norm,
    communication,
    ...(drawn(4, id, year, 'practice') === 0 ? [practice] : []),
  ]
}

const WHO = { userId: 'demo', who: 'Coordinación de ejemplo' } as const

function seedRecord(transaction: Transaction, entity: DemoEntity, year: number, today: string): void {
  const isThisYear = year === Number(today.slice(0, 4))
  const planned = [...standingOf(entity, year), ...happenedIn(entity, year)].filter(({ on }) => on <= today)
  for (const [place, { on, said }] of planned.entries()) {
    const id = idOf(entity.id, year, place)
    const recordedOn = [isStanding(said.kind) || on < `${year}-02-01` ? `${year}-02-10` : on, today].sort()[0] ?? on
    const step = { event: 'recorded', text: '', by: { ...WHO, at: `${recordedOn}T15:00:00.000Z` } } as const
    const row = { id, entityId: entity.id, year, occurredOn: on, origin: 'entity', state: 'draft', recordedOn } as const
    insertFact(transaction, { ...row, ...said }, step, NO_NOTE)
    const states: readonly FactState[] = isThisYear
      ? ['draft', 'submitted', 'submitted', 'observed', 'validated']
      : ['validated']
    const state = states[drawn(states.length, entity.id, year, place, 'state')] ?? 'draft'
    if (state === 'draft') continue
    const by = (who: string) => ({ userId: 'demo', who, at: `${recordedOn}T17:00:00.000Z` })
    const sent = { event: 'submitted', text: '', by: by('Persona titular de ejemplo') } as const
    updateFact(transaction, { id, revision: 1 }, { state: 'submitted', submittedOn: recordedOn }, sent, NO_NOTE)
    if (state === 'submitted') continue
    const text = state === 'observed' ? 'Adjunte el documento que lo muestra, con su número y fecha.' : ''
    const read = { event: state, text, by: by('Analista de ejemplo') } as const
    updateFact(transaction, { id, revision: 2 }, { state, reviewedOn: recordedOn }, read, NO_NOTE)
  }
}

function seedMinistry(transaction: Transaction, year: number, today: string): void {
  const on = `${year}-04-22`
  if (on > today) return
  const regional = DEMO_ENTITIES.filter(({ level }) => level === 'regional-government')
  const entityIds = regional.slice(0, 2 + (year % 3)).map(({ id }) => id)
  const said: readonly SaidFact[] = [
    {
      kind: 'tools-presented',
      content: {
        entityIds,
        instruments: ['organizational-culture', 'public-budget'],
        about: 'Presentación de ejemplo',
      },
    },
    { kind: 'assistance-given', content: { entityIds: entityIds.slice(0, 1), about: 'Plan de actividades (ejemplo)' } },
  ]
  for (const [place, each] of said.entries())
    insertFact(
      transaction,
      {
        ...{
          id: idOf('mimp', year, place),
          entityId: null,
          year,
          occurredOn: on,
          origin: 'ministry',
          state: 'validated',
        },
        ...{ recordedOn: on, submittedOn: on, reviewedOn: on, ...each },
      },
      { event: 'recorded', text: '', by: { userId: 'demo', who: 'Analista de ejemplo', at: `${on}T15:00:00.000Z` } },
      NO_NOTE,
    )
}

/**
 * Yearly records of invented entities over three years, in every state; one in eight told nothing in a year. The
 * Ministry's own acts are of invented entities too.
 * @param today ISO date in Lima time.
 */
export function seedYearlyRecords(database: Database, today: string): void {
  const thisYear = Number(today.slice(0, 4))
  inTransaction(database, (transaction) => {
    for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
      for (const entity of DEMO_ENTITIES)
        if (drawn(8, entity.id, year, 'silent') !== 0) seedRecord(transaction, entity, year, today)
      seedMinistry(transaction, year, today)
    }
  })
}
