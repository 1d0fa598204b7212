import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { ownPath } from '#app/door/own-path.ts'
import { goToProvider } from '#app/door/provider/come-in.server.ts'

/** A link and no form: the policy of our pages lets no form lead to another site. It writes a cookie and nothing else. */
export const loader = guarded('public', { search: { volver: z.string().optional() } }, async ({ search, account }) => {
  const back = ownPath(search.volver)
  const away = await goToProvider(back)
  return (await account()) ? redirect(back ?? '/') : away
})
