import { formatCount } from '#app/kit/format.ts'

/** How many things wait for her, beside the place where she begins; nothing for none. */
export function WaitingBadge({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <span className="insignia">
      <span aria-hidden="true">{count}</span>
      <span className="oculto-visual"> ({formatCount(count, 'pendiente', 'pendientes')})</span>
    </span>
  )
}
