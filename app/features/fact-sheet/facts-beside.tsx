import { StoredFacts } from './stored-facts.tsx'
import type { FactsBesideRelease } from './view-facts.server.ts'

/** What the totals of the entity say beside what its staff say. Nothing where nobody filled in the sheet. */
export function FactsBeside({ facts, open }: { facts: FactsBesideRelease | null; open: boolean }) {
  if (!facts) return null
  return (
    <section aria-labelledby="ficha">
      <h2 id="ficha">{facts.title}</h2>
      <p>{facts.use}</p>
      {facts.sentences.length > 0 ? (
        <ul>
          {facts.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <details open={open}>
        <summary>Ver los totales</summary>
        <StoredFacts tables={facts.tables} />
      </details>
      <p className="nota">{facts.source}</p>
    </section>
  )
}
