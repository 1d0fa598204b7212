import { data, type LinksFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useNonce } from '#app/kit/shell/nonce.ts'
import { takeDone } from '#app/kit/shell/done.server.ts'
import { PageShell } from '#app/kit/shell/page-shell.tsx'
import { newFormId } from '#app/kit/forms/new-form-id.server.ts'
import { SITE_NAME } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { accountMark, findKept, ownerMark } from '#app/door/kept.server.ts'
import { headerOf } from '#app/door/account-header.server.ts'
import { ministryContact } from '#app/features/ministry-settings/view-settings.server.ts'
import { logoOfBar } from '#app/features/logos/view-logo.server.ts'
import { partsAt } from '#app/features/manuals/parts-at.server.ts'
import { countWaiting } from '#app/features/panel/view-due.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import styles from './styles/espejo.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta = () => [{ title: SITE_NAME }]

export const loader = guarded('public', {}, async ({ account, signedIn, visitor, request, path }) => {
  const { done, headers } = takeDone(visitor.headers.get('cookie'), visitor.origin)
  const found = await account()
  const actor = await signedIn()
  const formId = newFormId()
  const shell = {
    visitor: headerOf(found),
    waiting: actor ? await countWaiting(actor) : 0,
    logo: logoOfBar(found),
    formId,
    account: found && accountMark(found.userId),
    owner: found && ownerMark(found.userId, formId),
    kept: found && findKept(visitor, request, found.userId),
    done,
    contact: ministryContact(),
    manualParts: found?.active ? partsAt(found.active.role, path) : [],
    invented: runtime().environment.ESPEJO_MODE === 'demo',
  }
  return data(shell, { headers })
})

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const shell = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang="es-PE">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <PageShell
          signedIn={shell?.visitor ?? null}
          waiting={shell?.waiting ?? 0}
          logo={shell?.logo ?? null}
          invented={shell?.invented ?? false}
          done={shell?.done ?? null}
          contact={shell?.contact ?? null}
          manualParts={shell?.manualParts ?? []}
        >
          {children}
        </PageShell>
        <ScrollRestoration {...(nonce ? { nonce } : {})} />
        <Scripts {...(nonce ? { nonce } : {})} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
