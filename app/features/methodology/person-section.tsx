import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'
import type { MethodParameters } from './parameters.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'
import type { WorkedExamples } from './worked-examples.ts'

type SectionProps = { readonly examples: WorkedExamples; readonly parameters: MethodParameters }
type Row = WorkedExamples['person']['rows'][number]

const pointsWords = (points: number | null) => (points === null ? 'no entra' : `${formatNumber(points)} puntos`)

/** «De acuerdo» con «…»: 75 puntos. */
function RowSentence({ row }: { row: Row }) {
  return (
    <li>
      «{row.answer ?? 'En blanco'}» en «{row.text}»: {pointsWords(row.points)}.
    </li>
  )
}

function scoreWords(score: PersonScore): string {
  return score.kind === 'scored' ? formatNumber(score.score) : 'sin puntaje'
}

function AnswersTable({ person }: { person: WorkedExamples['person'] }) {
  return (
    <WideTable caption={`Una persona en «${person.dimension}»`} className="apilada">
      <thead>
        <tr>
          <th scope="col">Pregunta</th>
          <th scope="col">Respondió</th>
          <th scope="col" className="numero">
            Puntos
          </th>
        </tr>
      </thead>
      <tbody>
        {person.rows.map(({ text, answer, points }) => (
          <tr key={text}>
            <th scope="row">{text}</th>
            <td data-titulo="Respondió">{answer ?? 'en blanco'}</td>
            <td className="numero" data-titulo="Puntos">
              {points === null ? 'no entra' : formatNumber(points)}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** What one answer is worth. */
function Answers({
  answers,
  notApplicable,
}: {
  answers: WorkedExamples['answers']
  notApplicable: WorkedExamples['notApplicable']
}) {
  return (
    <>
      <Rule
        id="answer-text"
        example={
          <p>
            El número 3 y el texto «3» en la misma pregunta: {pointsWords(answers.asNumber.points)} y{' '}
            {pointsWords(answers.asText.points)}.
          </p>
        }
      >
        <p>
          Cada opción tiene un código, y se compara como texto. Lo que no es una opción de la pregunta se rechaza
          entero.
        </p>
      </Rule>
      <Rule
        id="item-points"
        example={
          <ul>
            <RowSentence row={answers.favourable} />
            <RowSentence row={answers.reversed} />
          </ul>
        }
      >
        <p>
          Cada opción vale de 0 a 100 puntos, según la tabla de su pregunta. En las frases en sentido inverso, en las
          que estar de acuerdo es desfavorable, la tabla ya está invertida.
        </p>
      </Rule>
      <Rule
        id="item-left-out"
        example={
          <ul>
            <RowSentence row={answers.unknownOpinion} />
          </ul>
        }
      >
        <p>
          No entran a la cuenta «prefiero no responder», lo que queda en blanco, ni «no sé» cuando se pide una opinión.
          No suman ni restan.
        </p>
      </Rule>
      <Rule
        id="knowledge-unknown"
        example={
          <ul>
            <RowSentence row={answers.unknownKnowledge} />
          </ul>
        }
      >
        <p>
          Cuando la pregunta prueba un conocimiento, como un canal o un plazo, «no sé» vale 0: no saberlo es el
          resultado.
        </p>
      </Rule>
      <Rule
        id="not-applicable"
        example={
          <p>
            Dos respuestas con puntos, y «no aplica» en «{notApplicable.text}»: cuentan{' '}
            {notApplicable.notApplicable.applicable} preguntas y el puntaje es {scoreWords(notApplicable.notApplicable)}
            . Con esa pregunta en blanco cuentan {notApplicable.blank.applicable}, dos no llegan a la mitad, y queda{' '}
            {scoreWords(notApplicable.blank)}.
          </p>
        }
      >
        <p>
          «No aplica» saca la pregunta de la cuenta, como si no se hubiera mostrado. Lo mismo pasa con las preguntas que
          no se muestran por una respuesta anterior.
        </p>
      </Rule>
    </>
  )
}

/** From points to the scores of a person. */
function Scores({ examples: { person, minimum, weights, participation }, parameters }: SectionProps) {
  const share = formatPercent(parameters.minimumAnsweredShare * 100)
  return (
    <>
      <Rule
        id="dimension-score"
        example={
          <>
            <AnswersTable person={person} />
            {person.score?.kind === 'scored' ? (
              <p>
                Tienen puntos {person.score.answered} de {person.score.applicable} preguntas. Su puntaje en la dimensión
                es {formatNumber(person.score.score)}.
              </p>
            ) : null}
          </>
        }
      >
        <p>
          El promedio de los puntos de sus preguntas, cada una con su peso. Se suma solo sobre las preguntas con puntos.
        </p>
        <Formula>puntaje de la dimensión = 100 × Σ (peso × puntos) ÷ Σ pesos, con puntos de 0 a 1</Formula>
      </Rule>
      <Rule
        id="minimum-answered"
        example={
          <p>
            De {minimum.items} preguntas, con {minimum.two.answered} respuestas: {scoreWords(minimum.two)}. Con{' '}
            {minimum.three.answered}: {scoreWords(minimum.three)}.
          </p>
        }
      >
        <p>
          Hay puntaje si tienen puntos al menos el {share} de las preguntas de la dimensión que a la persona le tocan.
          Si no, esa persona no cuenta en esa dimensión.
        </p>
      </Rule>
      <Rule
        id="weights"
        example={
          <p>
            La misma persona, si «{weights.last.text}» ({pointsWords(weights.last.points)}) pesara el doble:{' '}
            {scoreWords(weights.twice)} en lugar de {scoreWords(weights.equal)}.
          </p>
        }
      >
        <p>
          Cada pregunta pesa en su dimensión, y cada dimensión en el puntaje general, lo que dice su herramienta.
          {weights.allEqual ? ' En las versiones publicadas hasta hoy todas pesan igual.' : ''}
        </p>
      </Rule>
      <Rule
        id="overall-score"
        example={
          person.overall.kind === 'scored' ? (
            <p>
              En otras dimensiones tiene{' '}
              {person.elsewhere
                .map(({ title, score }) => `${score ? scoreWords(score) : 'sin puntaje'} en «${title}»`)
                .join(', ')}
              . Son {person.overall.answered} de {person.overall.applicable}: alcanza, y su puntaje general es{' '}
              {formatNumber(person.overall.score)}.
            </p>
          ) : null
        }
      >
        <p>
          El promedio de sus dimensiones con puntaje, cada una con su peso, si son al menos el {share} de todas las de
          la herramienta, también de las que no se le mostraron. Por eso el general no siempre es el promedio de las
          dimensiones que se publican.
        </p>
      </Rule>
      <Rule
        id="participation"
        example={
          <p>
            Llegan {participation.received} respuestas: una con una dimensión completa y otra con dos preguntas sueltas.
            Participantes: {participation.participants}.
          </p>
        }
      >
        <p>
          Una respuesta sin puntaje en ninguna dimensión se recibe, pero no cuenta como participación ni entra a ninguna
          cifra.
        </p>
      </Rule>
    </>
  )
}

/** From answers to the scores of one person. */
export function PersonSection({ examples, parameters }: SectionProps) {
  return (
    <MethodSection id="person">
      <Answers answers={examples.answers} notApplicable={examples.notApplicable} />
      <Scores examples={examples} parameters={parameters} />
    </MethodSection>
  )
}
