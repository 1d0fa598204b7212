import type { Rule } from './rule.ts'

export const EVIDENCE_RULES = [
  {
    name: 'evidence_says_what_it_is',
    table: 'evidence',
    before: 'INSERT',
    when: `
      length(trim(NEW.document_type)) = 0 OR length(trim(NEW.issued_by)) = 0 OR length(trim(NEW.page)) = 0
        OR coalesce(NEW.document_date, '') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        OR (NEW.class = 'in-use' AND NEW.fiscal_year IS NULL)`,
    refuses: 'a document says what it is, of whom, of when and where it proves',
    met: 'defect',
  },
  {
    name: 'evidence_is_added_while_worked_on',
    table: 'evidence',
    before: 'INSERT',
    when: `
      NOT EXISTS (
        SELECT 1 FROM assessments JOIN assessment_items ON assessment_items.assessment_id = assessments.id
        WHERE assessments.id = NEW.assessment_id AND assessment_items.item_id = NEW.item_id
          AND (assessments.status = 'in-progress' OR (assessments.status = 'returned' AND assessment_items.review = 'returned'))
      )`,
    refuses: 'what proves a submitted level does not change',
    met: 'person',
  },
  {
    name: 'evidence_facts_are_fixed',
    table: 'evidence',
    before: `
      UPDATE OF
        id, assessment_id, item_id, entity_id, class, kind, shows,
        page, reference, file_name, media_type, size, sha256, added_by,
        added_on, document_type, document_number, issued_by, document_date,
        fiscal_year`,
    refuses: 'a document is taken off and added again, never rewritten',
    met: 'defect',
  },
  {
    name: 'evidence_is_kept',
    table: 'evidence',
    before: 'DELETE',
    refuses: 'a document that was taken off stays in the history',
    met: 'defect',
  },
  {
    name: 'evidence_is_taken_off_while_worked_on',
    table: 'evidence',
    before: 'UPDATE',
    when: `
      NOT EXISTS (
        SELECT 1 FROM assessments JOIN assessment_items ON assessment_items.assessment_id = assessments.id
        WHERE assessments.id = OLD.assessment_id AND assessment_items.item_id = OLD.item_id
          AND (assessments.status = 'in-progress' OR (assessments.status = 'returned' AND assessment_items.review = 'returned'))
      )`,
    refuses: 'what proves a submitted level does not change, nor is it taken off',
    met: 'person',
  },
] as const satisfies readonly Rule[]
