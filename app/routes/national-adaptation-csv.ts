import { ADAPTATION_SEARCH, adaptationSearch } from '#app/features/adaptation/country-search.ts'
import { countryAdaptationFileName, countryAdaptationSheets } from '#app/features/adaptation/view-country.server.ts'
import { csv, csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('country:read', { search: ADAPTATION_SEARCH }, ({ actor, search }) => {
  const asked = adaptationSearch(search)
  const sheets = countryAdaptationSheets(actor, asked)
  return csvResponse(csv(sheets), countryAdaptationFileName(asked, 'csv'))
})
