/** Rows of one page of a list of the Ministry. */
const ROWS_OF_A_PAGE = 25

/**
 * The page of a list that an address asks for; the last one where it asks for one behind it.
 * @param found rows of the whole list, from 0 on.
 * @param asked number of a page, from 1 on.
 */
export function pageOf(found: number, asked: number) {
  const pages = Math.max(1, Math.ceil(found / ROWS_OF_A_PAGE))
  const page = Math.min(asked, pages)
  return { found, page, pages, limit: ROWS_OF_A_PAGE, offset: (page - 1) * ROWS_OF_A_PAGE }
}
