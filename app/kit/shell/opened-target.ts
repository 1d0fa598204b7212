import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'

/** Opens whatever folds around an element, and the element itself where it folds. */
export function unfold(element: Element): void {
  for (let each = element.closest('details'); each; each = each.parentElement?.closest('details') ?? null)
    each.open = true
}

/**
 * What the address names by its fragment is in sight, also where it lies folded. Newer browsers open it by themselves when
 * a page is loaded or a link within it is followed; no browser does after a navigation that the script makes.
 */
export function useOpenedTarget(): void {
  const { pathname, hash, key } = useLocation()
  useEffect(() => {
    const named = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
    if (!named) return
    unfold(named)
    named.scrollIntoView()
  }, [pathname, hash, key])
}
