import { guarded } from '#app/door/guard.server.ts'
import { readMetrics } from '#app/features/operations/read-metrics.server.ts'

/** Numbers of the running program for a collector, which shows a token instead of signing in. */
export const loader = guarded('public', {}, async ({ request, visitor }) => {
  const authorization = request.headers.get('authorization') ?? ''
  const { status, body, mediaType } = await readMetrics(authorization, visitor)
  return new Response(body, { status, headers: { 'Content-Type': mediaType, 'Cache-Control': 'no-store' } })
})
