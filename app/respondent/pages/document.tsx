import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import type { RespondentAssets } from './assets.server.ts'
import { QuickExit } from './care.tsx'

type DocumentProps = {
  readonly title: string
  readonly assets: RespondentAssets
  /** Script of the page, if it has one. */
  readonly script: 'main' | 'thanks' | 'leave' | null
  readonly invented: boolean
  /** Shows "Salir rápido" above everything. */
  readonly quickExit?: boolean
  readonly data?: Readonly<Record<`data-${string}`, string>>
  readonly children: ReactNode
}

/** A whole page for staff as text. No inline script or style: the content security policy allows none. */
export function respondentDocument({
  title,
  assets,
  script,
  invented,
  quickExit = false,
  data = {},
  children,
}: DocumentProps): string {
  const markup = renderToStaticMarkup(
    <html lang="es-PE">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {script ? <script type="module" src={assets[script]} /> : null}
      </head>
      <body {...data}>
        {quickExit ? <QuickExit /> : null}
        {invented ? (
          <p className="inventado" role="note">
            Demostración: la entidad y sus datos son inventados.
          </p>
        ) : null}
        <main>{children}</main>
      </body>
    </html>,
  )
  return `<!doctype html>${markup}`
}
