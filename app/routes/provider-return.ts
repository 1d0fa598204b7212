import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { comeBack } from '#app/door/provider/come-in.server.ts'

const given = z.string().optional()
/** What a provider may say (RFC 6749, 4.1.2; RFC 9207 adds `iss`). */
const search = { code: given, state: given, error: given, iss: given }

/** Where the provider sends people back: the one GET that begins a session (decision 147). */
export const loader = guarded('public', { search }, async ({ search, visitor, account }) =>
  comeBack(visitor, search, await account()),
)
