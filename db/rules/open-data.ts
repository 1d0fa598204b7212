import type { Rule } from './rule.ts'

export const OPEN_DATA_RULES = [
  {
    name: 'open_data_acts_are_kept',
    table: 'open_data_acts',
    before: 'UPDATE',
    refuses: 'an entry of the log of open data is kept as it is',
    met: 'defect',
  },
  {
    name: 'open_data_acts_are_not_deleted',
    table: 'open_data_acts',
    before: 'DELETE',
    refuses: 'an entry of the log of open data is not deleted',
    met: 'defect',
  },
  {
    name: 'open_data_acts_follow_each_other',
    table: 'open_data_acts',
    before: 'INSERT',
    when: 'NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM open_data_acts WHERE year = NEW.year)',
    refuses: 'an entry of the log of open data follows the one before',
    met: 'person',
  },
  {
    name: 'only_what_is_published_is_withdrawn',
    table: 'open_data_acts',
    before: 'INSERT',
    when: `NEW.kind = 'withdrawn' AND coalesce((SELECT kind FROM open_data_acts
      WHERE year = NEW.year ORDER BY version DESC LIMIT 1), '') <> 'published'`,
    refuses: 'open data that are not published cannot be withdrawn',
    met: 'person',
  },
  {
    name: 'open_data_tables_are_kept',
    table: 'open_data_tables',
    before: 'UPDATE',
    refuses: 'a published table is kept as it is',
    met: 'defect',
  },
  {
    name: 'open_data_tables_are_not_deleted',
    table: 'open_data_tables',
    before: 'DELETE',
    refuses: 'a published table is not deleted',
    met: 'defect',
  },
  {
    name: 'a_table_is_of_the_newest_publication',
    table: 'open_data_tables',
    before: 'INSERT',
    when: `NOT EXISTS (SELECT 1 FROM open_data_acts WHERE year = NEW.year AND version = NEW.version AND kind = 'published'
      AND version = (SELECT max(version) FROM open_data_acts WHERE year = NEW.year)
      AND json_extract(head, '$.tables.' || NEW.dataset) = NEW.digest)`,
    refuses: 'a table is added only to the publication that names it',
    met: 'defect',
  },
] as const satisfies readonly Rule[]
