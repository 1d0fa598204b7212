import type { Applicability, InstrumentSlug, ItemRelation } from '#surveys/model/instrument.ts'

/** Whom each instrument is for. */
export const ADDRESSEES = {
  'organizational-culture': 'Todo el personal de la entidad, de cualquier modalidad de contrato.',
  'gender-stereotypes': 'Todo el personal de la entidad, de cualquier modalidad de contrato.',
  'sexual-harassment': 'Todo el personal, y si la entidad lo decide también locadores y practicantes.',
  'public-budget': 'El equipo de planeamiento y presupuesto con recursos humanos, inversiones y el mecanismo para la igualdad. Una respuesta por entidad y año, que no es anónima.',
} satisfies Record<InstrumentSlug, string>

/** What a high score means. */
export const HIGH_SCORE = {
  'organizational-culture': 'Cuanto más alto, mejor percibe el personal el trato y las oportunidades de mujeres y hombres.',
  'gender-stereotypes': 'Cuanto más alto, más igualitarias son las actitudes: alto significa menos estereotipos.',
  'sexual-harassment': 'Cuanto más alto, mejor previene y atiende la entidad según su personal. No dice cuánto hostigamiento hay.',
  'public-budget': 'Cuanto más alto, más hace la entidad para que su presupuesto cierre brechas entre mujeres y hombres, y más lo prueba.',
} satisfies Record<InstrumentSlug, string>

export const APPLICABILITY_WORDS = {
  all: 'A todas las entidades',
  'regional-and-local': 'Solo a gobiernos regionales y locales',
  'with-investments': 'Solo a entidades con inversiones a su cargo',
  'with-budget-programme': 'Solo a entidades con un programa presupuestal',
} satisfies Record<Applicability, string>

export const RELATION_WORDS = {
  same: 'igual',
  'reworded-comparable': 'se escribió mejor y se puede comparar',
  changed: 'cambió y no se compara',
  dropped: 'se quitó',
  new: 'es nueva',
} satisfies Record<ItemRelation, string>
