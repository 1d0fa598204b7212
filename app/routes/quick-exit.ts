import { redirect } from '@remix-run/node'
import { guarded } from '#app/door/guard.server.ts'

/** A page that anybody may have open at work. */
const NEUTRAL_PAGE = 'https://www.senamhi.gob.pe/'

export const loader = guarded('public', {}, () =>
  redirect(NEUTRAL_PAGE, {
    status: 303,
    headers: { 'Clear-Site-Data': '"cache", "storage"', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  }),
)
