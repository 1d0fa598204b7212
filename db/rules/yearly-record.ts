import type { Rule } from './rule.ts'

export const YEARLY_RECORD_RULES = [
  {
    name: 'a_fact_stays_what_it_is_of',
    table: 'record_facts',
    before: 'UPDATE',
    when: `
      NEW.id <> OLD.id OR NEW.entity_id IS NOT OLD.entity_id OR NEW.year <> OLD.year OR NEW.kind <> OLD.kind
        OR NEW.origin <> OLD.origin OR NEW.recorded_on <> OLD.recorded_on OR NEW.revision <> OLD.revision + 1
        OR (NEW.content IS NULL) <> (OLD.content IS NULL)`,
    refuses: 'a recorded fact is put right in its own row',
    met: 'defect',
  },
  {
    name: 'a_read_fact_does_not_change',
    table: 'record_facts',
    before: 'UPDATE',
    when: `
      OLD.state IN ('submitted','validated') AND NEW.state <> 'draft' AND OLD.origin = 'entity'
        AND (NEW.occurred_on <> OLD.occurred_on OR NEW.content IS NOT OLD.content)`,
    refuses: 'what was told to the Ministry changes only once it is observed or taken back',
    met: 'person',
  },
  {
    name: 'a_fact_goes_its_way',
    table: 'record_facts',
    before: 'UPDATE',
    when: `
      NEW.state <> OLD.state AND NOT (
        (OLD.state = 'draft' AND NEW.state = 'submitted')
        OR (OLD.state = 'submitted' AND NEW.state IN ('observed','validated'))
        OR (OLD.state = 'submitted' AND NEW.state = 'draft' AND OLD.reviewed_on IS NULL)
        OR (OLD.state = 'observed' AND NEW.state IN ('submitted','validated'))
        OR (OLD.state = 'validated' AND NEW.state = 'observed')
        OR (OLD.origin = 'ministry' AND (OLD.state = 'draft' OR NEW.state = 'draft'))
      )`,
    refuses: 'a fact goes from draft to the Ministry and back',
    met: 'person',
  },
  {
    name: 'only_a_draft_of_a_fact_is_deleted',
    table: 'record_facts',
    before: 'DELETE',
    when: `OLD.state <> 'draft'`,
    refuses: 'what was told to the Ministry is not deleted',
    met: 'person',
  },
  {
    name: 'nothing_and_something_exclude_each_other',
    table: 'record_facts',
    before: 'INSERT',
    when: `
      EXISTS (
        SELECT 1 FROM record_facts AS other
        WHERE other.entity_id IS NEW.entity_id AND other.year = NEW.year AND other.kind = NEW.kind
          AND (other.content IS NULL OR NEW.content IS NULL)
      )`,
    refuses: 'of a kind there is something in a year, or nothing',
    met: 'person',
  },
  {
    name: 'a_step_of_a_fact_is_kept',
    table: 'record_steps',
    before: 'UPDATE',
    refuses: 'what became of a fact is kept as it was',
    met: 'defect',
  },
  {
    name: 'a_step_of_a_fact_is_not_deleted',
    table: 'record_steps',
    before: 'DELETE',
    when: `
      EXISTS (SELECT 1 FROM record_facts WHERE record_facts.id = OLD.fact_id AND record_facts.state <> 'draft')`,
    refuses: 'what became of a fact is not deleted',
    met: 'defect',
  },
  {
    name: 'proof_of_a_fact_is_fixed',
    table: 'record_evidence',
    before: `
      UPDATE OF
        id, fact_id, kind, shows, reference, names_people, file_name, media_type, size, sha256, added_by, added_on`,
    refuses: 'a proof of a fact is taken off and added again, never rewritten',
    met: 'defect',
  },
  {
    name: 'proof_of_a_fact_is_kept',
    table: 'record_evidence',
    before: 'DELETE',
    when: `
      EXISTS (SELECT 1 FROM record_facts WHERE record_facts.id = OLD.fact_id AND record_facts.state <> 'draft')`,
    refuses: 'a proof of a fact that was told stays in the history',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
