import { STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import type { Rule } from './rule.ts'

const ENDED = `EXISTS (SELECT 1 FROM adaptation_sheets WHERE entity_id = NEW.entity_id AND ended_on IS NOT NULL)`

export const ADAPTATION_RULES = [
  {
    name: 'a_document_is_added_while_the_sheet_is_open',
    table: 'adaptation_documents',
    before: 'INSERT',
    when: ENDED,
    refuses: 'a sheet of adaptation that has ended gets no document',
    met: 'person',
  },
  {
    name: 'a_document_changes_while_the_sheet_is_open',
    table: 'adaptation_documents',
    before: 'UPDATE',
    when: ENDED,
    refuses: 'a document of a sheet of adaptation that has ended does not change',
    met: 'person',
  },
  {
    name: 'a_sheet_ends_with_nothing_pending',
    table: 'adaptation_sheets',
    before: 'UPDATE OF ended_on',
    when: `
      NEW.ended_on IS NOT NULL AND (
        EXISTS (SELECT 1 FROM adaptation_documents WHERE entity_id = NEW.entity_id
          AND state IN ('not-reviewed','to-adapt','in-process'))
        OR (SELECT count(*) FROM adaptation_documents WHERE entity_id = NEW.entity_id AND id = kind) < ${STANDARD_DOCUMENTS.length}
      )`,
    refuses: 'a sheet of adaptation ends once every document was reviewed and adapted',
    met: 'person',
  },
  {
    name: 'proof_of_an_adaptation_is_fixed',
    table: 'adaptation_proofs',
    before: `
      UPDATE OF
        id, entity_id, document_id, kind, reference, file_name, media_type, size, sha256, added_on`,
    refuses: 'a proof of an adaptation is replaced, never rewritten',
    met: 'defect',
  },
  {
    name: 'proof_of_an_adaptation_is_kept',
    table: 'adaptation_proofs',
    before: 'DELETE',
    refuses: 'a proof of an adaptation that was replaced stays',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
