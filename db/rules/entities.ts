import type { Rule } from './rule.ts'

/** The digit that checks is worked out by `rucFault`. */
const SOUND_NUMBERS = `
      (NEW.ruc IS NOT NULL AND NOT (length(NEW.ruc) = 11 AND NEW.ruc GLOB '20*' AND NEW.ruc NOT GLOB '*[^0-9]*'))
      OR (NEW.ubigeo IS NOT NULL AND NOT (length(NEW.ubigeo) = 6 AND NEW.ubigeo NOT GLOB '*[^0-9]*'))`

export const ENTITY_RULES = [
  {
    name: 'an_entity_does_not_end_under_a_campaign',
    table: 'entities',
    before: 'UPDATE OF status',
    when: `
      OLD.status = 'active' AND NEW.status <> 'active' AND EXISTS (
        SELECT 1 FROM campaigns WHERE entity_id = NEW.id AND status IN ('draft','scheduled','open','closing','population-review')
      )`,
    refuses: 'an entity with a running campaign does not end',
    met: 'person',
  },
  {
    name: 'a_merged_entity_says_into_which',
    table: 'entities',
    before: 'UPDATE OF status, merged_into_id',
    when: "(NEW.status = 'merged') <> (NEW.merged_into_id IS NOT NULL) OR NEW.merged_into_id = NEW.id",
    refuses: 'a merged entity says into which',
    met: 'defect',
  },
  {
    name: 'an_entity_is_named_by_sound_numbers',
    table: 'entities',
    before: 'UPDATE OF ruc, ubigeo',
    when: SOUND_NUMBERS,
    refuses: 'a tax number has eleven digits and begins with 20, a geographic code has six',
    met: 'defect',
  },
  {
    name: 'a_new_entity_is_named_by_sound_numbers',
    table: 'entities',
    before: 'INSERT',
    when: SOUND_NUMBERS,
    refuses:
      'a new entity has a tax number of eleven digits that begins with 20, and a geographic code of six, or none',
    met: 'defect',
  },
  {
    name: 'entity_history_is_kept',
    table: 'entity_history',
    before: 'UPDATE',
    refuses: 'the history of an entity is append-only',
    met: 'defect',
  },
  {
    name: 'entity_history_is_not_deleted',
    table: 'entity_history',
    before: 'DELETE',
    refuses: 'the history of an entity is not deleted',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
