import { guarded } from '#app/door/guard.server.ts'

/** Says that the server answers; a watcher asks it. */
export const loader = guarded('public', {}, () => new Response('ok', { headers: { 'Content-Type': 'text/plain' } }))
