import { ADAPTATION_SEARCH, adaptationSearch } from '#app/features/adaptation/country-search.ts'
import { countryAdaptationFileName, countryAdaptationSheets } from '#app/features/adaptation/view-country.server.ts'
import { workbook, xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('country:read', { search: ADAPTATION_SEARCH }, async ({ actor, search }) => {
  const asked = adaptationSearch(search)
  const sheets = countryAdaptationSheets(actor, asked)
  return xlsxResponse(await workbook(sheets), countryAdaptationFileName(asked, 'xlsx'))
})
