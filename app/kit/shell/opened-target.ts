import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'

/** Opens whatever folds around an element. @returns whether anything was folded. */
function unfold(element: Element): boolean {
  let opened = false
  for (let each = element.closest('details'); each; each = each.parentElement?.closest('details') ?? null) {
    opened ||= !each.open
    each.open = true
  }
  return opened
}

/**
 * What the address names by its fragment is in sight, also where it lies folded. Newer browsers open it by themselves when
 * a page is loaded or a link within it is followed; no browser does after a navigation that the script makes. What is not
 * folded is left to the browser and the framework: a form that shows its answer in its place does not jump.
 */
export function useOpenedTarget(): void {
  const { pathname, hash, key } = useLocation()
  useEffect(() => {
    const named = hash.length > 1 ? document.getElementById(hash.slice(1)) : null
    if (named && unfold(named)) named.scrollIntoView()
  }, [pathname, hash, key])
}
