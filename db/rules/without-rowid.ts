/**
 * Tables without a hidden row number: it would rise with every insert and keep the order in which answers, codes and
 * receipts arrived. The generator of migrations does not know the words, so they are written by hand there.
 */
export const WITHOUT_ROWID = [
  'access_codes',
  'form_receipts',
  'invited_addresses',
  'response_buffer',
  'responses',
  'swap_links',
] as const
