import { ownPath } from './own-path.ts'
import { ownSearch } from './own-search.ts'

/** Path and query of the page on which a form stood: the address to which it came, unless its browser names another one of ours. */
export function formPage(request: Request, origin: string): string {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, '')
  const asked = ownSearch(url).toString()
  const own = asked ? `${path}?${asked}` : path
  const referer = request.headers.get('referer')
  if (referer === null || !URL.canParse(referer) || new URL(referer).origin !== origin) return own
  const from = new URL(referer)
  return from.pathname === path ? own : (ownPath(`${from.pathname}${from.search}`) ?? own)
}

/** Path of such a page, without what it asks for. */
export const pathOfPage = (page: string): string => page.split('?')[0] ?? page
