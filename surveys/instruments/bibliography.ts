import type { SourcePart, Work } from '#surveys/model/instrument.ts'
import type { NormId, Reading } from '#surveys/norms/norm.ts'
import { citation, norm } from '#surveys/norms/norms.ts'

/** Published instruments, surveys and studies that the questions lean on. Only the topic was taken, never a sentence. */
const WORKS = {
  ahrc: {
    short: 'AHRC',
    title:
      'Australian Human Rights Commission: encuestas nacionales sobre acoso sexual en el trabajo de 2018 y 2022 (Australia)',
    read: 'excerpt',
  },
  asi: {
    short: 'ASI',
    title: 'Ambivalent Sexism Inventory, inventario de sexismo ambivalente (Glick y Fiske, 1996)',
    read: 'excerpt',
  },
  barigozzi: {
    short: 'Barigozzi y Montinari 2025',
    title:
      'Estudio sobre creencias propias y normas de género percibidas, 1501 personas de Italia (Barigozzi y Montinari, 2025)',
    read: 'excerpt',
  },
  bicchieri: {
    short: 'Bicchieri',
    title:
      'Teoría de las normas sociales: creencia propia, lo que se cree de los demás y grupo de referencia (Cristina Bicchieri)',
    read: 'excerpt',
  },
  bystanders: {
    short: 'Estudios sobre testigos',
    title: 'Literatura académica sobre quienes ven el acoso e intervienen (bystander intervention)',
    read: 'own-knowledge',
  },
  ceplan: {
    short: 'Guía de CEPLAN',
    title:
      'Guía para el planeamiento institucional, Resolución de Presidencia de Consejo Directivo 0055-2024/CEPLAN/PCD (Centro Nacional de Planeamiento Estratégico)',
    read: 'excerpt',
  },
  elsa: {
    short: 'ELSA 2025',
    title:
      'Espacios Laborales Sin Acoso, encuesta de 2025 en empresas privadas del Perú: 35,093 personas, muestra no probabilística',
    read: 'excerpt',
  },
  enares: {
    short: 'ENARES 2019',
    title: 'Encuesta Nacional sobre Relaciones Sociales (INEI con el MIMP, 2019)',
    read: 'excerpt',
  },
  eurobarometer: {
    short: 'Eurobarómetro 465',
    title: 'Special Eurobarometer 465, igualdad de género (Comisión Europea, 2017)',
    read: 'excerpt',
  },
  fra: {
    short: 'FRA 2014',
    title:
      'Agencia de los Derechos Fundamentales de la Unión Europea: encuesta sobre violencia contra las mujeres (2014)',
    read: 'own-knowledge',
  },
  geam: {
    short: 'GEAM',
    title:
      'Gender Equality Audit and Monitoring, cuestionario modular para organizaciones (proyectos ACT e INSPIRE, Unión Europea)',
    read: 'excerpt',
  },
  gras: {
    short: 'GRAS / EARG',
    title: 'Gender Role Attitudes Scale, escala de actitudes hacia los roles de género (García-Cueto y otros, 2015)',
    read: 'excerpt',
  },
  gsni: {
    short: 'GSNI',
    title: 'Gender Social Norms Index, índice de normas sociales de género (PNUD)',
    read: 'excerpt',
  },
  ilo: {
    short: 'OIT, LRF y Gallup 2022',
    title:
      'Experiencias de violencia y acoso en el trabajo, primera encuesta mundial (OIT, Lloyd’s Register Foundation y Gallup, 2022)',
    read: 'excerpt',
  },
  imj: {
    short: 'IMJ',
    title:
      'Cuestionario de Cultura Institucional (Instituto Nacional de las Mujeres de México, Programa de Cultura Institucional 2009)',
    read: 'excerpt',
  },
  interaction: {
    short: 'Auditoría InterAction',
    title: 'Gender Audit, auditoría de género para organizaciones (InterAction, Estados Unidos)',
    read: 'excerpt',
  },
  issp: {
    short: 'ISSP',
    title: 'International Social Survey Programme, módulo Family and Changing Gender Roles (1988 a 2022)',
    read: 'excerpt',
  },
  modern: {
    short: 'Modern Sexism',
    title: 'Modern Sexism Scale, escala de sexismo moderno (Swim y otros, 1995)',
    read: 'excerpt',
  },
  neosexism: {
    short: 'Neosexismo',
    title: 'Neosexism Scale, escala de neosexismo (Tougas y otros, 1995)',
    read: 'own-knowledge',
  },
  nmx: {
    short: 'NMX-R-025',
    title: 'Norma Mexicana NMX-R-025-SCFI-2015 en Igualdad Laboral y No Discriminación',
    read: 'excerpt',
  },
  ods: {
    short: 'ODS 5.c.1',
    title:
      'Metadatos del indicador 5.c.1 de los Objetivos de Desarrollo Sostenible: sistemas que siguen el gasto en igualdad',
    read: 'excerpt',
  },
  oecd: {
    short: 'OCDE 2023',
    title: 'Gender Budgeting in OECD Countries 2023 (Organización para la Cooperación y el Desarrollo Económicos)',
    read: 'excerpt',
  },
  oldfashioned: {
    short: 'Old-fashioned Sexism',
    title: 'Old-fashioned Sexism Scale, escala de sexismo tradicional (Swim y otros, 1995)',
    read: 'excerpt',
  },
  oms: {
    short: 'OMS 2001',
    title: 'Putting women first, pauta ética para encuestas sobre violencia (Organización Mundial de la Salud, 2001)',
    read: 'existence',
  },
  otshi: {
    short: 'OTSHI',
    title:
      'Organizational Tolerance for Sexual Harassment Inventory, inventario de tolerancia de la organización (Hulin, Fitzgerald y Drasgow, 1996)',
    read: 'excerpt',
  },
  pcsh: {
    short: 'PCSH',
    title:
      'Psychological Climate for Sexual Harassment, clima frente al acoso sexual, nueve preguntas (Estrada y otros, 2011)',
    read: 'own-knowledge',
  },
  pefa: {
    short: 'PEFA género',
    title:
      'Public Expenditure and Financial Accountability, marco complementario con perspectiva de género (GRPFM, 2020)',
    read: 'excerpt',
  },
  pms: {
    short: 'People Matter Survey',
    title: 'Encuesta anual al personal público del estado de Victoria, Australia (Victorian Public Sector Commission)',
    read: 'excerpt',
  },
  rm200: {
    short: 'R.M. 200-2021-MIMP',
    title: 'Protocolo del servicio 5.3.1, asistencia técnica para los sistemas administrativos',
    read: 'existence',
  },
  sello: {
    short: 'Sello PNUD',
    title:
      'Sello de Igualdad de Género para Instituciones Públicas (Programa de las Naciones Unidas para el Desarrollo)',
    read: 'excerpt',
  },
  seq: {
    short: 'SEQ',
    title:
      'Sexual Experiences Questionnaire, cuestionario de experiencias sexuales en el trabajo (Fitzgerald y otras, 1988 y 1995)',
    read: 'excerpt',
  },
  seqdod: {
    short: 'SEQ-DoD',
    title: 'Sexual Experiences Questionnaire, versión del Departamento de Defensa de los Estados Unidos (1999)',
    read: 'own-knowledge',
  },
  shras: {
    short: 'SHRAS',
    title: 'Sexual Harassment Reporting Attitudes Scale, escala sobre riesgo, deber y utilidad de denunciar (2018)',
    read: 'excerpt',
  },
  swap: {
    short: 'ONU-SWAP',
    title: 'Plan de acción de todo el sistema de las Naciones Unidas para la igualdad de género, versión 3.0',
    read: 'excerpt',
  },
  vago: {
    short: 'VAGO 2019',
    title:
      'Victorian Auditor-General’s Office: auditoría Sexual Harassment in the Victorian Public Service, Australia (2019)',
    read: 'excerpt',
  },
  vpsc: {
    short: 'VPSC 2022',
    title:
      'Victorian Public Sector Commission: People Matter Survey 2022, página de resultados sobre acoso sexual (Victoria, Australia)',
    read: 'text',
  },
  wgea: {
    short: 'WGEA 2013',
    title: 'Workplace Gender Equality Agency: encuesta de opinión del personal (Australia, 2013)',
    read: 'excerpt',
  },
  wvs: {
    short: 'WVS',
    title: 'World Values Survey, encuesta mundial de valores, ronda 7 y Perú 2018',
    read: 'excerpt',
  },
} as const satisfies Record<string, Work>

/**
 * A work, the place in it or what it says of the matter.
 * @param read how far the very place was read, where less than the work at its best.
 */
export function work(id: keyof typeof WORKS, about = '', read: Reading = WORKS[id].read): SourcePart {
  return { kind: 'work', work: WORKS[id], about, read }
}

/** A norm of Peru or of the ILO, known as well as `surveys/norms` says. */
export function law(id: NormId, about = ''): SourcePart {
  const { title, read } = norm(id)
  return { kind: 'work', work: { short: citation(id), title, read }, about, read }
}

/** What comes from no publication. */
export function own(about: string): SourcePart {
  return { kind: 'own', about }
}
