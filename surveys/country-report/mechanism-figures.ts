import { counted, type FigureRow } from './figure-row.ts'

/** Figures of mechanisms, plans and documents. */
export const MECHANISM_FIGURES = {
  mechanisms: counted(
    'mechanisms',
    'mig',
    'Mecanismos para la igualdad',
    'Entidades con un mecanismo creado por un acto vigente en la fecha de corte.',
  ),
  'mechanisms-ministry': counted(
    'mechanisms',
    'mig-ministerios',
    'Mecanismos: ministerios',
    'Ministerios con mecanismo en la fecha de corte.',
  ),
  'mechanisms-national-entity': counted(
    'mechanisms',
    'mig-entidades-nacionales',
    'Mecanismos: entidades del nivel nacional',
    'Otras entidades del gobierno nacional con mecanismo en la fecha de corte.',
  ),
  'mechanisms-autonomous-body': counted(
    'mechanisms',
    'mig-autonomos',
    'Mecanismos: organismos constitucionalmente autónomos',
    'Organismos constitucionalmente autónomos con mecanismo en la fecha de corte.',
  ),
  'mechanisms-regional-government': counted(
    'mechanisms',
    'mig-regionales',
    'Mecanismos: gobiernos regionales',
    'Gobiernos regionales con mecanismo en la fecha de corte.',
  ),
  'mechanisms-local-government': counted(
    'mechanisms',
    'mig-locales',
    'Mecanismos: gobiernos locales',
    'Gobiernos locales con mecanismo en la fecha de corte. Para ellos es facultativo.',
  ),
  plans: counted(
    'plans',
    'planes',
    'Planes de actividades elaborados, aprobados e implementados',
    'Planes del año presentados a la persona titular, aprobados con firma o acto, y con al menos una acción hecha y probada.',
  ),
  'plans-national': counted(
    'plans',
    'planes-nacional',
    'Planes: nivel nacional',
    'Los mismos, de entidades nacionales.',
  ),
  'plans-regional': counted(
    'plans',
    'planes-regional',
    'Planes: nivel regional',
    'Los mismos, de gobiernos regionales.',
  ),
  'plans-local': counted('plans', 'planes-local', 'Planes: nivel local', 'Los mismos, de gobiernos locales.'),
  'plans-drawn-up': counted(
    'plans',
    'planes-elaborados',
    'Planes elaborados',
    'Planes del año presentados a la persona titular de la entidad.',
  ),
  'plans-approved': counted(
    'plans',
    'planes-aprobados',
    'Planes aprobados',
    'Planes del año firmados, o aprobados por un acto con número y fecha.',
  ),
  'plans-implemented': counted(
    'plans',
    'planes-implementados',
    'Planes implementados',
    'Planes del año con al menos una acción hecha y con medio de verificación.',
  ),
  documents: counted(
    'documents',
    'documentos',
    'Documentos internos de gestión del nivel nacional',
    'Documentos de entidades nacionales modificados en el año para incorporar criterios de género.',
  ),
  'documents-pdp': counted(
    'documents',
    'documentos-pdp',
    'Documentos: Plan de Desarrollo de las Personas',
    'De los documentos del nivel nacional, los planes de desarrollo de las personas.',
  ),
  'documents-ris': counted(
    'documents',
    'documentos-ris',
    'Documentos: Reglamento Interno de Servidores Civiles',
    'De los documentos del nivel nacional, los reglamentos internos. La fuente de 2019 los llama «Reglamento interno de servicio civil».',
  ),
  'documents-poi': counted(
    'documents',
    'documentos-poi',
    'Documentos: Plan Operativo Institucional',
    'De los documentos del nivel nacional, los planes operativos institucionales.',
  ),
  'documents-pbs': counted(
    'documents',
    'documentos-pbs',
    'Documentos: Plan de Bienestar Social',
    'De los documentos del nivel nacional, los planes de bienestar social.',
  ),
  'documents-pei': counted(
    'documents',
    'documentos-pei',
    'Documentos: Plan Estratégico Institucional',
    'De los documentos del nivel nacional, los planes estratégicos institucionales.',
  ),
  'documents-rof': counted(
    'documents',
    'documentos-rof',
    'Documentos: Reglamento de Organización y Funciones',
    'De los documentos del nivel nacional, los reglamentos de organización y funciones.',
  ),
  'documents-positions': counted(
    'documents',
    'documentos-cargos',
    'Documentos: Clasificador de cargos',
    'De los documentos del nivel nacional, los clasificadores de cargos.',
  ),
  'documents-other': counted(
    'documents',
    'documentos-otros',
    'Documentos: otros',
    'Documentos del nivel nacional de otro tipo.',
  ),
  'documents-sub-national': counted(
    'documents',
    'documentos-subnacional',
    'Documentos de los niveles regional y local',
    'Documentos de gestión de gobiernos regionales y locales modificados en el año con criterios de género. En 2019, solo los planes estratégicos institucionales del nivel regional.',
  ),
} as const satisfies Record<string, FigureRow>
