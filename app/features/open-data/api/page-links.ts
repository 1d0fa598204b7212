/** Pages of an answer, each with its relation to the one that was asked for. */
export type PageNumbers = Readonly<Record<string, number>>

/**
 * The header that leads to the other pages (RFC 8288), each with the fields of this one.
 * @param search fields of the address, as they stand behind the question mark.
 */
export function linkHeader(address: string, search: string, pages: PageNumbers): string {
  return Object.entries(pages)
    .map(([rel, page]) => {
      const fields = new URLSearchParams(search)
      fields.set('pagina', String(page))
      return `<${address}?${fields.toString()}>; rel="${rel}"`
    })
    .join(', ')
}
