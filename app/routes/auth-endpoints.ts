import { auth } from '#app/services/auth.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const loader = guarded('public', ({ request }) => auth().handler(request))

/** better-auth compares the Origin itself wherever a cookie comes with the request. */
export const action = guarded('public', ({ request }) => auth().handler(request))
