import { redirect } from '@remix-run/node'
import { guarded } from '#app/services/guard.server.ts'
import { signOut } from '#app/services/sign-in.server.ts'

export const loader = guarded('public', () => redirect('/'))

export const action = guarded('public', ({ request }) => signOut(request))
