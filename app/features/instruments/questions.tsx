import { formatNumber } from '#app/kit/format.ts'
import type { InstrumentFacts, QuestionFacts } from './instrument-facts.ts'
import { RubricTable } from './rubric-table.tsx'

type ScoredFacts = InstrumentFacts['dimensions'][number]['items'][number]

function pointsWords(points: number | null | undefined): string {
  if (points === undefined) return 'no aplica'
  return points === null ? 'no entra' : formatNumber(points)
}

function Choices({ question, scored }: { question: QuestionFacts; scored: boolean }) {
  return (
    <p className="nota">
      {question.choices
        .map(({ text, points }) => (scored ? `${text.replace(/\.$/, '')}: ${pointsWords(points)}` : text))
        .join(' · ')}
    </p>
  )
}

/** How well something was read; what was not stands out. */
export function ReadingMark({ reading }: { reading: string }) {
  return <span className={reading === 'por verificar' ? 'etiqueta urgente' : 'etiqueta gris'}>{reading}</span>
}

/** Each part of where a question comes from, with its own mark. */
function Sources({ sources }: Pick<QuestionFacts, 'sources'>) {
  if (sources.length === 0) return null
  return (
    <p className="nota">
      <strong>De dónde viene:</strong>{' '}
      {sources.map(({ words, reading }, index) => (
        <span key={words}>
          {index > 0 ? '; ' : ''}
          {words} <ReadingMark reading={reading} />
        </span>
      ))}
    </p>
  )
}

function Scored({ item }: { item: ScoredFacts }) {
  const notes = [
    ...(item.weight === 1 ? [] : [`peso ${formatNumber(item.weight)}`]),
    ...(item.reversed ? ['sentido inverso: estar de acuerdo resta'] : []),
    ...(item.testsKnowledge ? ['prueba conocimiento: «no sé» vale 0'] : []),
    ...(item.conditional ? ['solo a quien le corresponde, según una respuesta anterior'] : []),
  ]
  return (
    <li className="pregunta" id={item.id}>
      <h3>
        {item.text} <span className="tenue">{item.id}</span>
      </h3>
      {notes.length > 0 ? <p className="nota">{notes.join('; ')}.</p> : null}
      {item.rubric ? <RubricTable question={item} rubric={item.rubric} /> : <Choices question={item} scored />}
      <Sources sources={item.sources} />
    </li>
  )
}

/** Every scored question with its points and its source, by dimension. */
export function ScoredQuestions({ facts }: { facts: InstrumentFacts }) {
  return (
    <>
      {facts.dimensions.map((dimension) => (
        <details key={dimension.id}>
          <summary>
            {dimension.title} ({dimension.items.length} preguntas)
          </summary>
          <p>{dimension.meaning}</p>
          <ul className="sin-marca">
            {dimension.items.map((item) => (
              <Scored key={item.id} item={item} />
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}

/** Questions that stand outside every score. */
export function UnscoredQuestions({
  title,
  why,
  questions,
}: {
  title: string
  why: string
  questions: readonly QuestionFacts[]
}) {
  if (questions.length === 0) return null
  return (
    <details>
      <summary>
        {title} ({questions.length} preguntas, sin puntaje)
      </summary>
      <p>{why}</p>
      <ul className="sin-marca">
        {questions.map((question) => (
          <li key={question.id} className="pregunta" id={question.id}>
            <h3>
              {question.text} <span className="tenue">{question.id}</span>
            </h3>
            {question.conditional ? (
              <p className="nota">Solo a quien le corresponde, según una respuesta anterior.</p>
            ) : null}
            <Choices question={question} scored={false} />
            <Sources sources={question.sources} />
          </li>
        ))}
      </ul>
    </details>
  )
}
