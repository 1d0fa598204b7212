/**
 * Indexes that the schema cannot name: the generator of migrations cuts an expression at its commas. Written by hand in
 * a migration, as triggers are.
 */
export const INDEXES = [
  'CREATE UNIQUE INDEX one_release_a_year ON releases (entity_id, instrument_slug, substr(released_on, 1, 4))',
  // What the country counts and sorts of assessments, so that their rows of 5 KB are not read.
  "CREATE INDEX assessment_open ON assessments (entity_id, instrument_slug) WHERE status <> 'reviewed'",
  'CREATE INDEX assessment_submitted ON assessments (entity_id, instrument_slug, year, submitted_on) WHERE submitted_scores IS NOT NULL',
  `CREATE INDEX assessment_reviewed ON assessments (entity_id, instrument_slug, year, reviewed_on,
    json_extract(reviewed_scores, '$.verified.overall.score'), json_extract(reviewed_scores, '$.verified.level.id'))
    WHERE reviewed_scores IS NOT NULL`,
] as const
