import { SMALL_ENTITY_STAFF } from '#surveys/model/entity-kind.ts'
import type { SharedAction } from '#surveys/model/instrument.ts'

const REPORT_2019 = 'informe anual 2019 de la Política Nacional de Igualdad de Género'

/** The culture of an entity and its budget both need a committee that works; each instrument asks for it on its own. */
export const mechanismAtWork = {
  id: 'oc-a03',
  title: 'Crear por resolución, o mantener activo, el mecanismo para la igualdad, con calendario, plan anual y actas',
  rationale:
    'El D.S. 005-2017-MIMP obliga a crearlo en las entidades nacionales y regionales, con planeamiento y presupuesto como secretaría técnica. Un comité que solo existe en la resolución no cambia nada: las áreas que lo integran elaboran el plan del año y anotan lo que acuerdan.',
  responsible: ['secretariat', 'planning'],
  termMonths: 3,
  effort: 'medium',
  verification: 'Resolución, actas de sesión y plan anual de actividades elaborado por las áreas',
  indicator: 'Porcentaje de acuerdos cumplidos en el año',
  legalTerm: { kind: 'each-year' },
  norms: ['ds-005-2017-mimp'],
  articles: { 'ds-005-2017-mimp': 'artículos 1 y 3 a 6' },
  example: `El Gobierno Regional de Ucayali articuló su mecanismo con los de gobiernos locales (${REPORT_2019}).`,
  variants: [
    {
      for: { levels: ['local-government'], staffBelow: SMALL_ENTITY_STAFF },
      title: 'Fijar tres reuniones al año sobre igualdad, con la alcaldía y quien lleva el presupuesto',
      rationale:
        'En una municipalidad pequeña no hace falta un comité: la norma permite crearlo y no lo ordena. Tres reuniones con fecha y una hoja de acuerdos llevan la igualdad al gasto del año.',
      verification: 'Hoja de acuerdos de cada reunión, con fecha y firma',
      indicator: 'Acuerdos cumplidos en el año, por cada diez',
    },
    {
      for: { levels: ['local-government'] },
      title: 'Decidir si la municipalidad crea su mecanismo para la igualdad, con planeamiento y presupuesto dentro',
      rationale:
        'La norma permite a los gobiernos locales crear el suyo y no se lo ordena. Si se crea, conviene que planeamiento y presupuesto lleve la secretaría técnica, para que las decisiones de gasto lleguen a su mesa.',
      verification: 'Acta con la decisión y, si se crea, la norma municipal y sus actas de sesión',
    },
    {
      for: { levels: ['autonomous-body'] },
      rationale: `El D.S. 005-2017-MIMP habla de las entidades nacionales y regionales; si obliga también a un organismo constitucionalmente autónomo está por verificar. Nada impide crearlo: a fines de 2019 cinco lo tenían (${REPORT_2019}). Sirve si se reúne: las áreas que lo integran elaboran el plan del año y anotan lo que acuerdan.`,
    },
    {
      for: { staffBelow: SMALL_ENTITY_STAFF },
      title: 'Fijar el calendario del mecanismo para la igualdad, con las pocas áreas que hay y actas de una página',
      rationale:
        'El D.S. 005-2017-MIMP obliga a tenerlo en las entidades nacionales y regionales, y un comité grande no se puede reunir donde trabajan pocas personas. Basta que quien representa a la autoridad, quien lleva el presupuesto y quien hace de Recursos Humanos elaboren el plan del año y anoten sus acuerdos.',
      verification: 'Resolución, actas de una página y plan anual de actividades',
    },
  ],
} as const satisfies SharedAction

/** The year that the law gives is one for every document, those of the budget among them. */
export const adaptToTheLaw = {
  id: 'oc-a07',
  title: 'Adecuar los documentos de gestión, también los del presupuesto, a la ley de igualdad de oportunidades',
  rationale:
    'La cuarta disposición complementaria final de la Ley 32535 da un año desde su vigencia: el plazo es el 25 de diciembre de 2026. Una matriz de documentos muestra cuáles ya están al día y quién cambia los demás.',
  responsible: ['planning', 'legal'],
  termMonths: 1,
  effort: 'medium',
  verification: 'Matriz de adecuación y documentos nuevos',
  indicator: 'Porcentaje de documentos adecuados',
  legalTerm: { kind: 'date', on: '2026-12-25' },
  norms: ['ley-32535'],
  articles: { 'ley-32535': 'cuarta disposición complementaria final' },
} as const satisfies SharedAction

/** Three halves of one thing: a father takes his leave if it is offered, somebody covers him and it costs him nothing. */
export const paternityLeave = {
  id: 'oc-a26',
  title: 'Ofrecer de oficio la licencia por paternidad, con relevo nombrado y sin que reste al evaluar',
  rationale:
    'Muchos padres la acortan por temor a quedar mal o porque nadie toma su tarea. Si la entidad la ofrece, nombra a quien cubre y la cuenta como tiempo trabajado, deja de parecer un favor.',
  responsible: ['human-resources', 'unit-heads'],
  termMonths: 3,
  effort: 'low',
  verification: 'Formato entregado a cada padre, relevo anotado y regla de evaluación difundida',
  indicator: 'Porcentaje de padres que usan todos los días de licencia',
  norms: ['ley-29409'],
  example: `El MIMP difundió en 2019 el derecho a la licencia por maternidad y paternidad en su sede y en sus órganos adscritos (${REPORT_2019}).`,
} as const satisfies SharedAction

/** Asked of prevention and of what the entity contracts: one clause does both. */
export const harassmentClauses = {
  id: 'sh-a11',
  title: 'Añadir cláusulas de prevención en contratos, prácticas, órdenes de servicio y tercerización',
  rationale: 'Quien no está en planilla suele quedar fuera de toda regla. La cláusula le da canal y le pone deber.',
  responsible: ['legal', 'human-resources'],
  termMonths: 3,
  effort: 'low',
  verification: 'Modelos aprobados con la cláusula',
  indicator: 'Porcentaje de contratos nuevos que la tienen',
  norms: ['rpe-144-2019-servir'],
} as const satisfies SharedAction

/**
 * Ids under which plans and links knew actions before they were merged, each with the one that took its place: a plan of
 * the same year does not get it a second time, and old links arrive.
 */
export const MERGED_ACTIONS: Readonly<Record<string, string>> = {
  'pb-a01': mechanismAtWork.id,
  'pb-a06': adaptToTheLaw.id,
  'gs-a02': paternityLeave.id,
  'gs-a20': paternityLeave.id,
}

/** The id by which an action is known today. */
export function currentActionId(id: string): string {
  return MERGED_ACTIONS[id] ?? id
}
