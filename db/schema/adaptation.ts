import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ADAPTATION_STATES, DOCUMENT_KINDS } from '#surveys/adaptation/documents.ts'
import { EVIDENCE_KINDS } from './assessments.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/** That an entity keeps a sheet of what it adapts to Ley 32535: there from the first document of which it says something. */
export const adaptationSheets = sqliteTable('adaptation_sheets', {
  entityId: text('entity_id')
    .primaryKey()
    .references(() => entities.id),
  /** ISO dates in Lima time. The head ends it; who it was stands in the audit log. */
  startedOn: text('started_on').notNull(),
  endedOn: text('ended_on'),
})

/** Where a document of an entity stands with its adaptation to Ley 32535. A standard one without a row was not reviewed. */
export const adaptationDocuments = sqliteTable(
  'adaptation_documents',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => adaptationSheets.entityId),
    /** Its kind where every sheet asks for it; random for what the entity named. */
    id: text('id').notNull(),
    kind: text('kind', { enum: DOCUMENT_KINDS }).notNull(),
    /** Empty where its kind says it. */
    name: text('name').notNull().default(''),
    state: text('state', { enum: ADAPTATION_STATES }).notNull(),
    /** ISO date by which it is to be adapted, while it is not; null where nobody said. */
    plannedOn: text('planned_on'),
    /** ISO date on which the adapted document was approved. */
    adaptedOn: text('adapted_on'),
    /** Unit that answers for it, never a person. */
    unit: text('unit').notNull().default(''),
    comment: text('comment').notNull().default(''),
    /** One more with every saving: whoever typed over an older one is told. */
    revision: integer('revision').notNull(),
    /** ISO date in Lima time. */
    savedOn: text('saved_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.id] }),
    check('known_document_kind', oneOf(table.kind, DOCUMENT_KINDS)),
    check('known_adaptation_state', oneOf(table.state, ADAPTATION_STATES)),
    check(
      'a_named_document_has_a_name',
      sql`(${table.kind} IN ('directive','other')) = (length(trim(${table.name})) > 0)
        AND (${table.kind} IN ('directive','other')) = (${table.id} <> ${table.kind})`,
    ),
    check('an_adapted_document_has_its_day', sql`(${table.state} = 'adapted') = (${table.adaptedOn} IS NOT NULL)`),
  ],
)

/** What proves that a document was adapted, its file in the store of evidence. Another one replaces it; none is rewritten. */
export const adaptationProofs = sqliteTable(
  'adaptation_proofs',
  {
    /** Random; also the name of the stored file. */
    id: text('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    documentId: text('document_id').notNull(),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    /** Address of a link, or type and number of a document. */
    reference: text('reference'),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    /** Bytes. */
    size: integer('size'),
    /** Integrity of the stored bytes, nothing else. */
    sha256: text('sha256'),
    /** ISO dates in Lima time. */
    addedOn: text('added_on').notNull(),
    replacedOn: text('replaced_on'),
    /** When its file was deleted by its term; the row stays. */
    fileDeletedOn: text('file_deleted_on'),
  },
  (table) => [
    foreignKey({
      columns: [table.entityId, table.documentId],
      foreignColumns: [adaptationDocuments.entityId, adaptationDocuments.id],
    }),
    index('adaptation_proof_document').on(table.entityId, table.documentId),
    check('known_adaptation_proof', oneOf(table.kind, EVIDENCE_KINDS)),
    check(
      'an_adaptation_proof_is_a_file_or_a_reference',
      sql`(${table.kind} = 'file' AND ${table.fileName} IS NOT NULL AND ${table.mediaType} IS NOT NULL
        AND ${table.size} BETWEEN 1 AND 10485760 AND length(${table.sha256}) = 64)
        OR (${table.kind} IN ('link','document') AND length(trim(coalesce(${table.reference}, ''))) > 0)`,
    ),
  ],
)
