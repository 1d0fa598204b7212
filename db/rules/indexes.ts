/**
 * Indexes that the schema cannot name: the generator of migrations cuts an expression at its commas. Written by hand in
 * a migration, as triggers are.
 */
export const INDEXES = [
  'CREATE UNIQUE INDEX one_release_a_year ON releases (entity_id, instrument_slug, substr(released_on, 1, 4))',
] as const
