import type Sqlite from 'better-sqlite3'
import { listTablesAmong } from '#db/copied-tables.server.ts'

/** A stored document that a row names; null where the Ministry's own. */
export type StoredFileRow = { readonly entityId: string | null; readonly id: string; readonly sha256: string }

/**
 * Where rows name stored documents, table by table, and the tables that such a row is read with. Of the evidence of a
 * budget no row says that its file was deleted by its term: only that of a later year is named.
 */
const PLACES: readonly { readonly tables: readonly string[]; readonly sql: string }[] = [
  {
    tables: ['evidence', 'assessments'],
    sql: `SELECT assessments.entity_id AS entityId, evidence.id, evidence.sha256 FROM evidence
      JOIN assessments ON assessments.id = evidence.assessment_id
      WHERE evidence.kind = 'file' AND assessments.year > @year`,
  },
  {
    tables: ['plan_evidence'],
    sql: `SELECT entity_id AS entityId, id, sha256 FROM plan_evidence
      WHERE kind = 'file' AND file_deleted_on IS NULL AND year > @year`,
  },
  {
    tables: ['record_evidence', 'record_facts'],
    sql: `SELECT record_facts.entity_id AS entityId, record_evidence.id, record_evidence.sha256 FROM record_evidence
      JOIN record_facts ON record_facts.id = record_evidence.fact_id
      WHERE record_evidence.kind = 'file' AND record_evidence.file_deleted_on IS NULL AND @year = @year`,
  },
  {
    tables: ['adaptation_proofs'],
    sql: `SELECT entity_id AS entityId, id, sha256 FROM adaptation_proofs
      WHERE kind = 'file' AND file_deleted_on IS NULL AND @year = @year`,
  },
  {
    tables: ['november_reports'],
    sql: `SELECT entity_id AS entityId, json_extract(signature, '$.file.fileId') AS id,
        json_extract(signature, '$.file.sha256') AS sha256 FROM november_reports
      WHERE json_extract(signature, '$.file.fileId') IS NOT NULL AND @year = @year`,
  },
]

/**
 * Documents that must lie beside a database, by the rows that name them; one of an older version lacks some tables.
 * @param lastDeletedYear year until which documents of a budget were deleted by their term.
 */
export function listNamedFiles(client: Sqlite.Database, lastDeletedYear: number): StoredFileRow[] {
  return PLACES.filter(({ tables }) => listTablesAmong(client, tables).length === tables.length).flatMap(({ sql }) =>
    client.prepare<[{ year: number }], StoredFileRow>(sql).all({ year: lastDeletedYear }),
  )
}
