import { Link as RoutedLink } from '@remix-run/react'
import type { ReactNode } from 'react'

type Props = {
  /** Address within the site, from its root: "/nacional?pagina=2#entidades". */
  readonly to: string
  readonly className?: string
  readonly 'aria-label'?: string
  readonly children: ReactNode
}

const IS_SENT = typeof document === 'undefined'

/**
 * A link that is drawn often on a page, as in the rows of a table. While a page is drawn to be sent, the framework's link
 * works out on each what only a click needs, and costs three to five times the anchor that it ends as; that anchor is
 * drawn here instead. In the browser it is the framework's link, so nothing changes for whoever clicks.
 */
export function Link({ to, ...props }: Props) {
  return IS_SENT && to.startsWith('/') && !to.startsWith('//') ? (
    <a {...props} data-discover="true" href={to} />
  ) : (
    <RoutedLink {...props} to={to} />
  )
}
