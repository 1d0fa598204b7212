import { ownDataFile, ownDataFileName } from '#app/features/own-account/export-own-data.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { downloadResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('account', {}, async ({ account }) =>
  downloadResponse(
    new TextEncoder().encode(await ownDataFile(account)),
    'application/json; charset=utf-8',
    ownDataFileName(account),
  ),
)
