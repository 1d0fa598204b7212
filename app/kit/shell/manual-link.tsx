import { Link } from '@remix-run/react'
import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
import type { Role } from '#db/schema/roles.ts'

/** To the manual of a role, under what that manual is called. */
export function ManualLink({ role }: { readonly role: Role }) {
  return <Link to={manualAddress(role)}>{MANUALS[role].title}</Link>
}
