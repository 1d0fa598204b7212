import { StoredFacts } from './stored-facts.tsx'
import type { ShownFacts } from './view-facts.server.ts'
import { factSentences, sourceWords } from './words.ts'

/** What the totals of the entity say beside what its staff say. Nothing where nobody filled in the sheet. */
export function FactsBeside({ facts, open }: { facts: ShownFacts | null; open: boolean }) {
  if (!facts) return null
  const sentences = factSentences(facts.content)
  return (
    <section aria-labelledby="ficha">
      <h2 id="ficha">La ficha de datos de {facts.year}</h2>
      <p>Ayuda a entender las respuestas. No cambia ningún puntaje.</p>
      {sentences.length > 0 ? (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <details open={open}>
        <summary>Ver los totales</summary>
        <StoredFacts content={facts.content} />
      </details>
      <p className="nota">{sourceWords(facts)}</p>
    </section>
  )
}
