import { guarded } from '#app/door/guard.server.ts'
import { catalogueJsonLd } from '#app/features/open-data/catalogue-jsonld.ts'
import { publishedTables } from '#app/features/open-data/published.server.ts'

/** The catalogue for other catalogues. */
export const loader = guarded('public', {}, ({ visitor: { origin } }) => {
  const tables = publishedTables().filter(({ isNewest }) => isNewest)
  return new Response(JSON.stringify(catalogueJsonLd({ origin, tables })), {
    headers: { 'Content-Type': 'application/ld+json; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
})
