import { Link } from '@remix-run/react'
import type { NamedLink } from './navigation.ts'

/** To the parts of her manual that tell what is done on this page; nothing where there are none. */
export function ManualParts({ parts }: { readonly parts: readonly NamedLink[] }) {
  if (parts.length === 0) return null
  return (
    <nav aria-label="Su manual" className="botones">
      <span>En su manual:</span>
      {parts.map(({ to, label }) => (
        <Link key={to} to={to}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
