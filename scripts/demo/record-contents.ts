import { createHash } from 'node:crypto'
import type { OfficialLetter, SaidFact } from '#surveys/yearly-record/fact.ts'
import type { DemoEntity } from './entities.ts'

/** An id that is always the same for the same parts. */
export const idOf = (...parts: readonly (string | number)[]) =>
  createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 32)

/** A number from 0 to `below` − 1 that is always the same for the same entity, year and purpose. */
export const drawn = (below: number, ...parts: readonly (string | number)[]) =>
  Number.parseInt(idOf(...parts).slice(0, 8), 16) % below

/** What is told of a year. `letter`: it came by oficio, and an analyst recorded it. */
export type Planned = { readonly on: string; readonly said: SaidFact; readonly letter?: OfficialLetter }

function documentsOf({ id }: DemoEntity, year: number): Planned[] {
  const types = ['pdp', 'poi', 'ris', 'pbs', 'rof'] as const
  // Of those without a document some say that there was none, and the others nothing.
  if (drawn(4, id, year, 'documents') === 0)
    return drawn(2, id, year, 'no-documents') === 0
      ? [{ on: `${year}-10-30`, said: { kind: 'internal-document', content: null } }]
      : []
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

/** What stands: mechanism, members, and officer where there is one. */
export function standingOf({ id, level }: DemoEntity, year: number): Planned[] {
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

/** How far a plan that was made outside is: none, handed in, approved, or begun. */
function outsidePlanOf({ id }: DemoEntity, year: number): Planned[] {
  if (drawn(4, id, 'outside-plan') !== 0) return []
  const stage = drawn(3, id, year, 'stage')
  const approved = { document: `Resolución ${30 + drawn(50, id, year)}-${year}`, on: `${year}-02-26` }
  const implemented = { action: 'Charlas sobre igualdad en las sedes', on: `${year}-06-12` }
  return [
    {
      on: `${year}-01-30`,
      said: {
        kind: 'activity-plan',
        content: {
          title: `Plan de actividades del mecanismo ${year} (hecho fuera de Espejo)`,
          approved: stage === 0 ? null : approved,
          implemented: stage === 2 ? implemented : null,
        },
      },
    },
  ]
}

/** A tool that was applied on paper before the entity worked here. */
function outsideToolOf({ id }: DemoEntity, year: number): Planned[] {
  if (drawn(6, id, year, 'outside-tool') !== 0) return []
  const document = `Informe ${10 + drawn(40, id, year)}-${year}`
  return [
    { on: `${year}-09-04`, said: { kind: 'instrument-applied', content: { instrument: 'public-budget', document } } },
  ]
}

/** What happened in a year, or did not. */
export function happenedIn(entity: DemoEntity, year: number): Planned[] {
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
  const communication: Planned =
    drawn(9, id, year, 'communication') === 0
      ? { on: `${year}-10-30`, said: { kind: 'communication', content: null } }
      : {
          on: `${year}-03-08`,
          said: {
            kind: 'communication',
            content: { name: 'Semana por la igualdad', channel: 'Redes sociales y afiches' },
          },
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
    ...outsidePlanOf(entity, year),
    ...outsideToolOf(entity, year),
    norm,
    communication,
    ...(drawn(4, id, year, 'practice') === 0 ? [practice] : []),
  ]
}

/** What an entity that told nothing here sent by oficio. */
export function cameByLetter(entity: DemoEntity, year: number): Planned[] {
  const letter = { number: `Oficio ${100 + drawn(800, entity.id, year, 'letter')}-${year}`, on: `${year}-07-03` }
  const [act] = standingOf(entity, year)
  const [training] = trainingsOf(entity, year)
  return [act, training].flatMap((planned) => (planned ? [{ ...planned, letter }] : []))
}
