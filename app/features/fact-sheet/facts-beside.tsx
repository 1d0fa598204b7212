import { StoredFacts } from './stored-facts.tsx'
import type { FactsBesideRelease } from './view-facts.server.ts'
import { factSentences, sourceWords, uncountedWords } from './words.ts'

/** What the totals of the entity say beside what its staff say. Nothing where nobody filled in the sheet. */
export function FactsBeside({ facts, open }: { facts: FactsBesideRelease | null; open: boolean }) {
  if (!facts) return null
  const sentences = factSentences(facts.content)
  const uncounted = uncountedWords(facts.scope)
  return (
    <section aria-labelledby="ficha">
      <h2 id="ficha">El personal en {facts.year}, según la ficha de datos</h2>
      <p>
        Sirve para leer las respuestas sabiendo cómo es el personal. No cambia ningún puntaje ni prueba por qué se
        respondió así.
      </p>
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
      <p className="nota">
        {sourceWords(facts)} {uncounted}
      </p>
    </section>
  )
}
