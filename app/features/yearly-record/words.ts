import type { FactState } from '#surveys/yearly-record/fact.ts'
import type {
  ActType,
  CountedAs,
  DocumentType,
  FactKind,
  NormTopic,
  TrainingType,
} from '#surveys/yearly-record/kinds.ts'
import type { FactEvent } from '#db/schema/yearly-record.ts'

/** Title of each kind, and what it asks for. */
export const KIND_WORDS: Readonly<Record<FactKind, { readonly title: string; readonly help: string }>> = {
  'mechanism-act': {
    title: 'Creación del mecanismo',
    help: 'La norma que creó el mecanismo para la igualdad de género, o la que lo cambió por última vez.',
  },
  'mechanism-members': {
    title: 'Integrantes del mecanismo',
    help: 'Qué unidades lo integran, y cuántas mujeres y cuántos hombres. No se piden nombres.',
  },
  'equality-officer': { title: 'Oficial para la Igualdad', help: 'Quién ejerce el cargo, y desde cuándo.' },
  'activity-plan': {
    title: 'Plan de actividades',
    help: 'Elaborado: se presentó a la persona titular. Aprobado: está firmado o tiene una resolución. Implementado: al menos una acción se cumplió y tiene prueba.',
  },
  'instrument-applied': {
    title: 'Herramientas de autodiagnóstico aplicadas',
    help: 'Las aplicadas en Espejo se cuentan solas. Aquí se declaran las que se aplicaron fuera, con su documento.',
  },
  'internal-document': {
    title: 'Documentos internos de gestión',
    help: 'Los que se modificaron en el año para incluir criterios de igualdad.',
  },
  training: {
    title: 'Capacitaciones',
    help: 'Programas, diplomados, cursos, talleres y otras acciones de capacitación.',
  },
  norm: { title: 'Normas aprobadas', help: 'Las que promueven la igualdad entre mujeres y hombres.' },
  communication: { title: 'Actividades de comunicación', help: 'Campañas, ferias, publicaciones y otras actividades.' },
  'good-practice': {
    title: 'Buenas prácticas',
    help: 'Contadas en pocas líneas. El MIMP las revisa antes de publicarlas.',
  },
  'tools-presented': {
    title: 'Presentación de las herramientas',
    help: 'En qué entidades el MIMP presentó las herramientas de autodiagnóstico.',
  },
  'training-given': { title: 'Capacitaciones del MIMP', help: 'Las que el MIMP dio a otras entidades.' },
  'assistance-given': { title: 'Asistencia técnica', help: 'A qué entidades, y sobre qué.' },
}

/** How the day of a fact is asked for; of what stands, since when. */
export const DAY_LABELS: Readonly<Record<FactKind, string>> = {
  'mechanism-act': 'Fecha de la norma',
  'mechanism-members': 'Desde cuándo',
  'equality-officer': 'Desde cuándo',
  'activity-plan': 'Fecha en que se presentó a la persona titular',
  'instrument-applied': 'Fecha en que terminó la aplicación',
  'internal-document': 'Fecha en que se aprobó el cambio',
  training: 'Fecha en que terminó',
  norm: 'Fecha en que se aprobó',
  communication: 'Fecha',
  'good-practice': 'Fecha de lo que se cuenta',
  'tools-presented': 'Fecha',
  'training-given': 'Fecha en que terminó',
  'assistance-given': 'Fecha',
}

export const ACT_TYPE_NAMES: Readonly<Record<ActType, string>> = {
  'supreme-decree': 'Decreto supremo',
  'supreme-resolution': 'Resolución suprema',
  'ministerial-resolution': 'Resolución ministerial',
  'head-resolution': 'Resolución de la persona titular (jefatural, de presidencia o de gerencia general)',
  'regional-ordinance': 'Ordenanza regional',
  'regional-resolution': 'Resolución ejecutiva regional',
  'municipal-ordinance': 'Ordenanza municipal',
  'mayoral-resolution': 'Resolución de alcaldía',
  other: 'Otra norma',
}

export const DOCUMENT_TYPE_NAMES: Readonly<Record<DocumentType, string>> = {
  pdp: 'Plan de desarrollo de las personas (PDP)',
  ris: 'Reglamento interno de servidores civiles (RIS)',
  poi: 'Plan operativo institucional (POI)',
  pbs: 'Plan de bienestar social (PBS)',
  pei: 'Plan estratégico institucional (PEI)',
  rof: 'Reglamento de organización y funciones (ROF)',
  'post-classifier': 'Clasificador de cargos',
  other: 'Otro documento',
}

export const TRAINING_TYPE_NAMES: Readonly<Record<TrainingType, string>> = {
  programme: 'Programa',
  diploma: 'Diplomado',
  course: 'Curso',
  workshop: 'Taller',
  other: 'Otra',
}

export const COUNTED_AS_NAMES: Readonly<Record<CountedAs, string>> = {
  persons: 'Personas: cada una se cuenta una vez',
  attendances: 'Asistencias: quien fue dos veces se cuenta dos veces',
}

export const TOPIC_NAMES: Readonly<Record<NormTopic, string>> = {
  'equality-policy': 'Políticas que promueven la igualdad',
  'mainstreaming-guidelines': 'Lineamientos para que toda la gestión considere la igualdad',
  'harassment-directive': 'Directivas para prevenir y sancionar el hostigamiento sexual',
  'participatory-budget': 'Reglamento del presupuesto participativo con consideraciones de igualdad',
  'investment-criteria': 'Criterios para priorizar inversiones que reduzcan desigualdades',
  'technical-guidelines': 'Lineamientos técnicos para que toda la gestión considere la igualdad',
  'environmental-agenda': 'Agenda ambiental local con consideraciones de igualdad',
  other: 'Otro tema',
}

export const FACT_STATE_NAMES: Readonly<Record<FactState, string>> = {
  draft: 'Borrador',
  submitted: 'Enviado al MIMP',
  observed: 'Observado por el MIMP',
  validated: 'Validado por el MIMP',
}

export const FACT_EVENT_WORDS: Readonly<Record<FactEvent, string>> = {
  recorded: 'lo registró',
  changed: 'lo cambió',
  submitted: 'lo envió al MIMP',
  'taken-back': 'lo recuperó para corregirlo',
  observed: 'lo observó',
  answered: 'respondió',
  validated: 'lo validó',
  'evidence-added': 'agregó un medio de verificación',
  'evidence-removed': 'retiró un medio de verificación',
}

export const MOVED = 'Otra persona cambió este dato mientras usted lo veía. Compare con lo guardado y envíe otra vez.'
export const CLOSED = (year: number): string =>
  `El registro de ${year} se pudo llenar hasta el 31 de marzo de ${year + 1}`
export const ENDED = 'La entidad ya no está vigente: su registro se lee, y no cambia.'
/** Said to an analyst of an entity that she advises, or advised not long ago. */
export const ADVISES =
  'Usted asiste a esta entidad, o la asistió en los doce meses anteriores: este dato lo revisa otra persona del MIMP.'
