import type { Rule } from './rule.ts'

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
