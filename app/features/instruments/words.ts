import type { Applicability, ItemRelation } from '#surveys/model/instrument.ts'

export const APPLICABILITY_WORDS = {
  all: 'A todas las entidades',
  'national-and-regional': 'Solo a entidades nacionales y gobiernos regionales',
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
