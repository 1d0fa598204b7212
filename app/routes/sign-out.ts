import { redirect } from '@remix-run/node'
import { guarded } from '#app/door/guard.server.ts'
import { signOut } from '#app/door/sign-in.server.ts'

export const loader = guarded('public', {}, () => redirect('/'))

export const action = guarded('public', {}, ({ visitor }) => signOut(visitor))
