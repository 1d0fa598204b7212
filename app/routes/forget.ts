import { guarded } from '#app/door/guard.server.ts'

const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'

/**
 * A picture of nothing for the page after "Borrar y salir". The browser obeys this header for the page it has just left only
 * when it comes with something loaded later; with the page itself it comes too early, and Back would show what was marked.
 */
export const loader = guarded(
  'public',
  {},
  () =>
    new Response(NOTHING, {
      headers: {
        'Clear-Site-Data': '"cache", "storage"',
        'Cache-Control': 'no-store',
        'Content-Type': 'image/svg+xml',
      },
    }),
)
