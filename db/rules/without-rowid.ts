/**
 * Tables without a hidden row number: it would rise with every insert and keep the order in which answers and codes
 * arrived; and those of the country's pages, whose rows lie in the order in which they are read. The generator of migrations does not know the words, so they are written by hand there.
 */
export const WITHOUT_ROWID = [
  'access_codes',
  'invited_addresses',
  'name_keys',
  'newest_releases',
  'released_figures',
  'responses',
  'swap_links',
  'typed_sheets',
] as const
