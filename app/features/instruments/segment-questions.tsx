import type { InstrumentFacts } from './instrument-facts.ts'

/** What is asked about the person, with every choice, and what of it is asked no more. */
export function SegmentQuestions({ segments }: Pick<InstrumentFacts, 'segments'>) {
  if (segments.length === 0) return null
  return (
    <details id="sobre-usted">
      <summary>
        Sobre quien responde ({segments.length} {segments.length === 1 ? 'pregunta' : 'preguntas'}, sin puntaje)
      </summary>
      <p>
        Sirven para mirar grupos grandes. Son opcionales. Después del cierre solo se conserva el sexo, y solo donde cada
        sexo llega al mínimo de respuestas.
      </p>
      <ul className="sin-marca">
        {segments.map(({ id, text, choices, minimumPopulation }) => (
          <li key={id} className="pregunta" id={id}>
            <h3>
              {text} <span className="tenue">{id}</span>
            </h3>
            {minimumPopulation > 0 ? (
              <p className="nota">
                Ya no se pregunta: nadie cuenta al personal así, y un grupo que nadie cuenta no se muestra.
              </p>
            ) : null}
            <p className="nota">{choices.join(' · ')}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
