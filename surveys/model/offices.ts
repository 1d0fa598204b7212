import { isSmall, type EntityKind, type GovernmentLevel } from './entity-kind.ts'

/** Who can be in charge of an action. */
export const OFFICES = [
  'management',
  'secretariat',
  'human-resources',
  'welfare',
  'planning',
  'communication',
  'administration',
  'technology',
  'legal',
  'safety',
  'integrity',
  'discipline',
  'equality-officer',
  'mechanism',
  'unit-heads',
  'service',
  'line',
  'revenue',
  'investment-programming',
  'project-design',
  'project-execution',
  'supply',
  'council',
] as const
export type Office = (typeof OFFICES)[number]

type Names = {
  /** Where the entity is not known or has its offices. */
  readonly usual: string
  /** Where the levels name it otherwise. */
  readonly levels?: Readonly<Partial<Record<GovernmentLevel, string>>>
  /** In an entity with fewer than fifty people: who does the task, since nobody has it for an office. */
  readonly small: string
  readonly smallLocal?: string
}

const TOWN_HALL = 'Gerencia Municipal (o Alcaldía, donde no la hay)'

const NAMES: Readonly<Record<Office, Names>> = {
  management: {
    usual: 'Alta dirección',
    levels: {
      'local-government': 'Alcaldía y Gerencia Municipal',
      'regional-government': 'Gobernación y Gerencia General Regional',
    },
    small: 'Titular de la entidad',
    smallLocal: 'Alcaldía',
  },
  secretariat: {
    usual: 'Secretaría General',
    levels: { 'local-government': 'Gerencia Municipal' },
    small: 'Titular de la entidad',
    smallLocal: TOWN_HALL,
  },
  'human-resources': {
    usual: 'Oficina de Recursos Humanos (o quien haga sus veces)',
    small: 'Quien hace de Recursos Humanos',
  },
  welfare: {
    usual: 'Oficina de Recursos Humanos, a cargo del bienestar del personal',
    small: 'Quien hace de Recursos Humanos',
  },
  planning: {
    usual: 'Oficina de Planeamiento y Presupuesto (o quien haga sus veces)',
    small: 'Quien lleva el presupuesto',
  },
  communication: {
    usual: 'Oficina de Comunicaciones',
    levels: { 'local-government': 'Imagen Institucional (o quien haga sus veces)' },
    small: 'Quien prepara los avisos al personal y al público',
  },
  administration: {
    usual: 'Oficina General de Administración',
    levels: { 'local-government': 'Gerencia de Administración (o quien haga sus veces)' },
    small: 'Quien administra la entidad',
    smallLocal: TOWN_HALL,
  },
  technology: {
    usual: 'Oficina de Tecnologías de la Información (o quien administra los sistemas)',
    small: 'Quien administra los sistemas (de la entidad o contratado)',
  },
  legal: { usual: 'Oficina de Asesoría Jurídica', small: 'Quien asesora en lo legal (de la entidad o contratado)' },
  safety: {
    usual: 'Comité de Seguridad y Salud en el Trabajo',
    small: 'Quien supervisa la seguridad en el trabajo (o el comité, desde veinte personas)',
  },
  integrity: {
    usual: 'Oficina de Integridad (o quien tenga a cargo la función)',
    small: 'Quien tiene a cargo la integridad',
  },
  discipline: {
    usual: 'Secretaría Técnica de los procedimientos disciplinarios',
    small: 'Quien cumple la función de Secretaría Técnica de los procedimientos disciplinarios',
  },
  'equality-officer': { usual: 'Oficial para la Igualdad', small: 'Oficial para la Igualdad' },
  mechanism: {
    usual: 'Mecanismo para la igualdad de la entidad',
    levels: { 'local-government': 'Oficial para la Igualdad (o el mecanismo, si la municipalidad lo creó)' },
    small: 'Oficial para la Igualdad',
  },
  'unit-heads': { usual: 'Jefaturas de cada unidad', small: 'Quien dirige a cada equipo' },
  service: { usual: 'Unidad de atención a la ciudadanía (o mesa de partes)', small: 'Mesa de partes' },
  line: { usual: 'Órganos de línea', small: 'Quien tiene a cargo cada servicio' },
  revenue: {
    usual: 'Oficina que propone las tasas de los trámites',
    levels: {
      'local-government': 'Rentas o administración tributaria',
      'regional-government': 'Gerencia que propone las tasas de los trámites',
    },
    small: 'Quien lleva las tasas y los cobros',
  },
  'investment-programming': {
    usual: 'Oficina de Programación Multianual de Inversiones',
    small: 'Quien programa las inversiones',
  },
  'project-design': { usual: 'Unidad formuladora', small: 'Quien formula los proyectos' },
  'project-execution': { usual: 'Unidad ejecutora de inversiones', small: 'Quien tiene a cargo las obras' },
  supply: { usual: 'Abastecimiento', small: 'Quien hace las compras' },
  council: {
    usual: 'Concejo o consejo',
    levels: { 'local-government': 'Concejo Municipal', 'regional-government': 'Consejo Regional' },
    small: 'Concejo Municipal',
  },
}

function nameOf(office: Office, entity: EntityKind | null): string {
  const { usual, levels = {}, small, smallLocal = small } = NAMES[office]
  if (entity === null) return usual
  if (isSmall(entity)) return entity.level === 'local-government' ? smallLocal : small
  return levels[entity.level] ?? usual
}

/** A name in the middle of a list: «quien lleva el presupuesto» begins small there. */
function inside(name: string): string {
  return /^(Quien|Jefaturas|Titular|Mesa|Unidad|Órganos) /.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}

/**
 * Who is in charge, by the names that these offices have in an entity; one name where two tasks are one person's.
 * @param entity `null` = none in particular: the usual names.
 */
export function officeNames(offices: readonly Office[], entity: EntityKind | null): string {
  const [first = '', ...others] = [...new Set(offices.map((office) => nameOf(office, entity)))]
  return others.map(inside).reduce((all, name) => `${all} ${/^(i|hi)/i.test(name) ? 'e' : 'y'} ${name}`, first)
}
