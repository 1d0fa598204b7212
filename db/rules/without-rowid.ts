/**
 * Tables without a hidden row number: it would rise with every insert and keep the order in which answers and codes
 * arrived. The generator of migrations does not know the words, so they are written by hand there.
 */
export const WITHOUT_ROWID = ['access_codes', 'invited_addresses', 'responses', 'swap_links', 'typed_sheets'] as const
