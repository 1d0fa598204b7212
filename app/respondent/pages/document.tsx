import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import type { RespondentAssets } from './assets.server.ts'
import { QuickExit } from './care.tsx'

type DocumentProps = {
  readonly title: string
  readonly assets: RespondentAssets
  /** Whether the page has the script: one file for all, so that nobody waits for a second one. */
  readonly script: boolean
  readonly invented: boolean
  /** Shows "Salir rápido" above everything. */
  readonly quickExit?: boolean
  /** Whether the page has help further down, to which a link beside "Salir rápido" leads. */
  readonly helpBelow?: boolean
  readonly data?: Readonly<Record<`data-${string}`, string>>
  readonly children: ReactNode
}

/** A whole page for staff as text. The content security policy lets its one style in, and no script that is not a file. */
export function respondentDocument({
  title,
  assets,
  script,
  invented,
  quickExit = false,
  helpBelow = false,
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
        <style dangerouslySetInnerHTML={{ __html: assets.style }} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {script ? <script type="module" src={assets.script} /> : null}
      </head>
      <body {...data}>
        {quickExit ? <QuickExit helpBelow={helpBelow} /> : null}
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
