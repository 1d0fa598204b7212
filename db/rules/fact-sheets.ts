import type { Rule } from './rule.ts'

/** Whether a new row holds a number of people from 1 to 4; hours are none. */
const HOLDS_A_SMALL_NUMBER = `
      EXISTS (
        SELECT 1 FROM json_tree(NEW.content)
        WHERE key IN ('women','men') AND atom BETWEEN 1 AND 4 AND path <> '$.year.hours'
      )`

export const FACT_SHEET_RULES = [
  {
    name: 'a_fact_sheet_holds_no_small_number',
    table: 'fact_sheets',
    before: 'INSERT',
    when: HOLDS_A_SMALL_NUMBER,
    refuses: 'a fact sheet holds no number of people from 1 to 4',
    met: 'defect',
  },
  {
    name: 'a_fact_sheet_gets_no_small_number',
    table: 'fact_sheets',
    before: 'UPDATE',
    when: HOLDS_A_SMALL_NUMBER,
    refuses: 'a fact sheet gets no number of people from 1 to 4',
    met: 'defect',
  },
  {
    name: 'a_fact_sheet_stays_of_its_year',
    table: 'fact_sheets',
    before: 'UPDATE',
    when: 'NEW.entity_id <> OLD.entity_id OR NEW.year <> OLD.year OR NEW.revision <> OLD.revision + 1',
    refuses: 'a fact sheet is put right in its own row',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
