import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatShortDate } from '#app/kit/format.ts'
import { resultsAddress, TABS, type TabWord } from './tabs.ts'
import type { ResultHead } from './view-tab.server.ts'

/** Which result this is: instrument, entity, days. */
export function ResultFacts({ head }: { head: ResultHead }) {
  return (
    <p className="tenue identidad">
      {head.instrumentTitle} · {head.entity} · del {formatShortDate(head.opensOn)} al {formatShortDate(head.until)}.
      {head.closingReason ? ` Se cerró antes de su fecha: ${head.closingReason}` : ''}
    </p>
  )
}

/** The pages of a result: addresses, so that each can be sent, and works without a script. */
export function ResultTabs({ campaignId, here }: { campaignId: string; here: TabWord | null }) {
  return (
    <nav className="pestanas de-resultado" aria-label="Partes del resultado">
      {TABS.map(({ word, title }) => (
        <Link key={title} to={resultsAddress(campaignId, word)} aria-current={word === here ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  )
}

/** A page under the summary. */
export function ResultTab({
  head,
  here,
  title,
  children,
}: {
  head: ResultHead
  here: TabWord
  title: string
  children: ReactNode
}) {
  return (
    <article>
      <ResultFacts head={head} />
      <h1>{title}</h1>
      <ResultTabs campaignId={head.campaignId} here={here} />
      {children}
    </article>
  )
}
