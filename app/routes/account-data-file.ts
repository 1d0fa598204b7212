import { ownDataFile } from '#app/services/accounts/own-data.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { downloadResponse } from '#app/services/xlsx.server.ts'

export const loader = guarded('account', async ({ account }) => downloadResponse(new TextEncoder().encode(await ownDataFile(account)), 'application/json; charset=utf-8', 'mis-datos-espejo.json'))
