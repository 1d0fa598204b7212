import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { readCalendar } from '#app/features/notices/calendar-feed.server.ts'

const HEADERS = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }

/** Dates for a program of calendars, which signs in nowhere: the address is the secret. */
export const loader = guarded('public', { params: { secret: z.string() } }, async ({ params, visitor }) => {
  const calendar = await readCalendar(params.secret, visitor)
  return calendar === null
    ? new Response('Esta dirección no existe.', {
        status: 404,
        headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
      })
    : new Response(calendar, { headers: { ...HEADERS, 'Content-Type': 'text/calendar; charset=utf-8' } })
})
