import { guarded } from '#app/door/guard.server.ts'
import { ready } from '#app/kit/program/health.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Says whether the server can work, with its version; what stands in front of it sends nobody here meanwhile. */
export const loader = guarded('public', {}, () => {
  const { status, body, mediaType } = ready(runtime().database)
  return new Response(body, { status, headers: { 'Content-Type': mediaType, 'Cache-Control': 'no-store' } })
})
