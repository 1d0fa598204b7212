import type { LegalFrame } from '#surveys/norms/legal-frames.ts'
import { citation } from '#surveys/norms/norms.ts'
import type { CountryYear } from './country-year.ts'
import { FIGURES, figuresOf, type FigureId, type ReportPart } from './figures.ts'

/** A part of the report as it is proposed, in the manner of the report of 2019 and in the words of its year. */
export type Composed = { readonly part: ReportPart; readonly title: string; readonly template: string }

type Composing = {
  readonly year: CountryYear
  readonly frame: LegalFrame
  /** A sentence, where every figure that it says is known; otherwise what may be said instead, or nothing. */
  readonly known: (figures: readonly FigureId[], sentence: string, instead?: () => string[]) => string[]
  /** What the approach of the frame is about: «género», «igualdad de oportunidades entre mujeres y hombres». */
  readonly subject: string
}

const manyMechanisms = ({ mechanism }: LegalFrame) => mechanism.replace(/^mecanismo\b/, 'mecanismos')

/** The report of 2019 tells of the strategic plans of regional governments alone. */
function subNationalDocuments({ source }: CountryYear, subject: string): string {
  return source === 'published'
    ? `Asimismo, [documentos-subnacional: se modificó # Plan Estratégico Institucional | se modificaron # Planes Estratégicos Institucionales] del nivel regional incorporando criterios de ${subject}.`
    : `Asimismo, [documentos-subnacional: no se modificó ningún documento | se modificó # documento | se modificaron # documentos] de los niveles regional y local para incorporar criterios de ${subject}.`
}

const WRITERS: Readonly<Record<ReportPart, (composing: Composing) => string[]>> = {
  mechanisms: ({ year, frame, known }) =>
    known(
      [
        'mechanisms',
        'mechanisms-ministry',
        'mechanisms-national-entity',
        'mechanisms-autonomous-body',
        'mechanisms-regional-government',
        'mechanisms-local-government',
      ],
      `Al cierre del año ${year.year}, como resultado del trabajo coordinado entre el MIMP y entidades públicas de los tres niveles de gobierno, se contó con [mig: # ${frame.mechanism} | # ${manyMechanisms(frame)}] (MIG): [mig-ministerios: # ministerio | # ministerios], [mig-entidades-nacionales: # entidad | # entidades] del nivel nacional, [mig-autonomos: # organismo constitucionalmente autónomo | # organismos constitucionalmente autónomos], [mig-regionales: # gobierno regional | # gobiernos regionales] y [mig-locales: # gobierno local | # gobiernos locales].`,
      () =>
        known(
          ['mechanisms'],
          `Al cierre del año ${year.year} se contó con [mig: # ${frame.mechanism} | # ${manyMechanisms(frame)}] (MIG).`,
        ),
    ),
  plans: ({ known, subject }) => [
    ...known(
      ['plans', 'plans-national', 'plans-regional', 'plans-local'],
      `[planes: Hubo # plan de actividades orientado a la reducción de las desigualdades y brechas de ${subject}, elaborado, aprobado e implementado | Hubo # planes de actividades orientados a la reducción de las desigualdades y brechas de ${subject}, elaborados, aprobados e implementados]: [planes-nacional] del nivel nacional, [planes-regional] del nivel regional y [planes-local] del nivel local.`,
      () =>
        known(
          ['plans'],
          `[planes: Hubo # plan de actividades elaborado, aprobado e implementado | Hubo # planes de actividades elaborados, aprobados e implementados].`,
        ),
    ),
    ...known(
      ['plans-drawn-up', 'plans-approved', 'plans-implemented'],
      'En total, [planes-elaborados: se elaboró # plan | se elaboraron # planes], [planes-aprobados: se aprobó # | se aprobaron #] y [planes-implementados: # se implementó | # se implementaron] con al menos una acción hecha y probada.',
    ),
  ],
  documents: ({ known, subject, year }) => [
    ...known(
      ['documents'],
      `[documentos: No se modificó ningún documento interno de gestión | Se modificó # documento interno de gestión | Se modificaron # documentos internos de gestión] del nivel nacional para incorporar criterios de ${subject}.`,
    ),
    ...known(
      [
        'documents-pdp',
        'documents-ris',
        'documents-poi',
        'documents-pbs',
        'documents-pei',
        'documents-rof',
        'documents-positions',
      ],
      'De acuerdo con el siguiente detalle: [documentos-pdp: # Plan de Desarrollo de las Personas | # Planes de Desarrollo de las Personas]; [documentos-ris: # Reglamento Interno de Servidores Civiles | # Reglamentos Internos de Servidores Civiles]; [documentos-poi: # Plan Operativo Institucional | # Planes Operativos Institucionales]; [documentos-pbs: # Plan de Bienestar Social | # Planes de Bienestar Social]; [documentos-pei: # Plan Estratégico Institucional | # Planes Estratégicos Institucionales]; [documentos-rof: # Reglamento de Organización y Funciones | # Reglamentos de Organización y Funciones] y [documentos-cargos: # Clasificador de cargos | # Clasificadores de cargos].',
    ),
    ...known(['documents-other'], '[documentos-otros: Hubo # documento | Hubo # documentos] de otro tipo.'),
    ...known(['documents-sub-national'], subNationalDocuments(year, subject)),
  ],
  training: ({ known, frame, subject }) => [
    ...known(
      ['trainings', 'trained', 'trained-men', 'trained-men-percent', 'trained-women', 'trained-women-percent'],
      'A nivel nacional [capacitaciones: se hizo # acción | se hicieron # acciones] de capacitación (programas, diplomados, cursos, talleres y otros), en las que [capacitadas: se capacitó # persona | se capacitaron # personas]: [capacitadas-mujeres: # mujer | # mujeres] ([porcentaje-mujeres]) y [capacitadas-hombres: # hombre | # hombres] ([porcentaje-hombres]).',
      () =>
        known(
          ['trainings'],
          'A nivel nacional [capacitaciones: se hizo # acción | se hicieron # acciones] de capacitación.',
        ),
    ),
    ...known(
      ['attendances'],
      'Aparte, donde se cuentan asistencias y no personas, [asistencias: no hubo ninguna | hubo # asistencia | hubo # asistencias].',
    ),
    ...known(
      ['training-regional-governments'],
      `A nivel regional, [regiones-capacitacion: ningún gobierno regional desarrolló | # gobierno regional desarrolló | # gobiernos regionales desarrollaron] cursos vinculados a ${subject} y a la transversalización del ${frame.approach} en la gestión pública.`,
    ),
    ...known(
      ['trained-women-percent-all', 'trained-men-percent-all'],
      'Del total de mujeres y hombres que participaron en acciones de capacitación, el [porcentaje-mujeres-total] son mujeres y el [porcentaje-hombres-total], hombres.',
    ),
  ],
  norms: ({ known, frame, subject }) => [
    ...known(
      ['norms-national'],
      `[normas-nacional: No se aprobó ninguna norma | Se aprobó # norma | Se aprobaron # normas] a nivel nacional sobre políticas que promueven la ${frame.purpose}, lineamientos para la transversalización del ${frame.approach}, y directivas para prevenir y sancionar el hostigamiento sexual.`,
    ),
    ...known(
      [
        'norms-national-equality-policy',
        'norms-national-mainstreaming-guidelines',
        'norms-national-harassment-directive',
        'norms-national-other',
      ],
      'Por tema: [normas-politicas] de políticas, [normas-lineamientos] de lineamientos, [normas-hostigamiento] de directivas sobre hostigamiento sexual y [normas-nacional-otras] de otros temas.',
    ),
    ...known(
      ['norms-sub-national'],
      `A nivel regional y local [normas-subnacional: no se aprobó ninguna norma | se aprobó # norma | se aprobaron # normas] sobre presupuesto participativo, priorización de inversiones orientada a reducir desigualdades de ${subject}, lineamientos técnicos para transversalizar el ${frame.approach}, y agenda ambiental local.`,
    ),
    ...known(
      [
        'norms-sub-national-participatory-budget',
        'norms-sub-national-investment-criteria',
        'norms-sub-national-technical-guidelines',
        'norms-sub-national-environmental-agenda',
        'norms-sub-national-other',
      ],
      'Por tema: [normas-presupuesto-participativo] de presupuesto participativo, [normas-inversiones] de priorización de inversiones, [normas-lineamientos-tecnicos] de lineamientos técnicos, [normas-agenda-ambiental] de agenda ambiental y [normas-subnacional-otras] de otros temas.',
    ),
  ],
  communication: ({ known, frame }) => [
    ...known(
      ['communication-national'],
      `[comunicaciones: No se desarrolló ninguna actividad comunicacional | Se desarrolló # actividad comunicacional | Se desarrollaron # actividades comunicacionales] a nivel nacional, favorables a la ${frame.purpose}.`,
    ),
    ...known(
      ['communication-regional-governments'],
      `A nivel regional, [regiones-comunicacion: ningún gobierno regional desarrolló | # gobierno regional desarrolló | # gobiernos regionales desarrollaron] acciones comunicacionales con ${frame.approach}.`,
    ),
  ],
  tools: ({ known, frame }) => [
    ...known(
      [
        'tools',
        'tools-organizational-culture',
        'tools-public-budget',
        'tools-gender-stereotypes',
        'tools-sexual-harassment',
      ],
      `[autodiagnosticos: Se aplicó # herramienta | Se aplicaron # herramientas] de autodiagnóstico en entidades públicas, con el objetivo de conocer la situación real de la institución en cuanto a la incorporación del ${frame.approach}: [autodiagnosticos-cultura] de cultura organizacional, [autodiagnosticos-presupuesto] de presupuesto público, [autodiagnosticos-estereotipos] de estereotipos de género y [autodiagnosticos-hostigamiento] de hostigamiento sexual.`,
      () =>
        known(
          ['tools'],
          `[autodiagnosticos: Se aplicó # herramienta | Se aplicaron # herramientas] de autodiagnóstico en entidades públicas.`,
        ),
    ),
    ...known(
      ['tools-outside'],
      'Aparte, las entidades [autodiagnosticos-fuera: no declararon ninguna aplicación hecha | declararon # aplicación hecha | declararon # aplicaciones hechas] fuera de Espejo.',
    ),
    ...known(
      ['tools-regional-governments'],
      'En el nivel subnacional, las herramientas [regiones-herramientas: no se presentaron en ningún gobierno regional | se presentaron en # gobierno regional | se presentaron en # gobiernos regionales].',
    ),
  ],
  practices: ({ known, frame }) =>
    known(
      ['practices'],
      `[buenas-practicas: No se informó ninguna buena práctica | Se informó # buena práctica | Se informaron # buenas prácticas] en transversalización del ${frame.approach}.`,
    ),
  budget: ({ known, subject, frame }) => [
    ...known(
      ['budget-programmes', 'budget-executed', 'budget-executed-percent'],
      `Respecto de la asignación y ejecución de presupuesto para la ${frame.purpose}, hubo [programas: # programa presupuestal orientado | # programas presupuestales orientados] a la reducción de brechas de ${subject}. Se ejecutaron [ejecucion], que representan el [porcentaje-ejecucion] de ejecución.`,
    ),
    ...known(
      ['budget-regional-executed', 'budget-regional-share'],
      'De la información tomada del MEF se identificó una ejecución presupuestal regional de [ejecucion-regional], lo que representa el [porcentaje-regional] del presupuesto total de dichas regiones.',
    ),
  ],
}

export const PART_TITLES: Readonly<Record<ReportPart, string>> = {
  mechanisms: 'Mecanismos para la igualdad',
  plans: 'Planes de actividades',
  documents: 'Documentos internos de gestión',
  training: 'Capacitación',
  norms: 'Normas aprobadas',
  communication: 'Actividades comunicacionales',
  tools: 'Herramientas de autodiagnóstico',
  practices: 'Buenas prácticas',
  budget: 'Presupuesto',
}

/** Figures of a part that nobody knows; of a report published elsewhere what it does not tell is not asked for. */
export function unknownFigures(year: CountryYear, part: ReportPart): FigureId[] {
  return year.source === 'published' ? [] : figuresOf(part).filter((id) => year.values[id] === undefined)
}

/** The proposed text of a part: what is known in sentences, what is not in one that says so. */
export function composePart(year: CountryYear, frame: LegalFrame, part: ReportPart): Composed {
  const isKnown = (figure: FigureId) => year.values[figure] !== undefined
  const sentences = WRITERS[part]({
    ...{ year, frame, subject: frame.approach.replace(/^enfoque de /, '') },
    known: (figures, sentence, instead = () => []) => (figures.every(isKnown) ? [sentence] : instead()),
  })
  const unknown = unknownFigures(year, part).map((id) => FIGURES[id].title)
  const gap = unknown.length > 0 ? [`Sin dato en la fecha de corte: ${unknown.join('; ')}.`] : []
  return { part, title: PART_TITLES[part], template: [...sentences, ...gap].join('\n\n') }
}

/** First words of the section, which hold no figure. */
export function composeIntroduction(year: CountryYear, frame: LegalFrame): string {
  return `Los principales avances para reducir las barreras institucionales que obstaculizan la igualdad entre mujeres y hombres en los ámbitos público y privado giran en torno a la implementación del ${citation(frame.mechanismNorm)}, sobre los ${manyMechanisms(frame)}. Al cierre del año ${year.year} se tuvieron los siguientes avances y logros.`
}
