import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber } from '#app/kit/format.ts'
import type { QuestionFacts } from './instrument-facts.ts'
import { APPLICABILITY_WORDS } from './words.ts'

type RubricFacts = NonNullable<QuestionFacts['rubric']>

/** The levels of a rubric question, each with its text, its points and the documents that prove it. */
export function RubricTable({ question, rubric }: { question: QuestionFacts; rubric: RubricFacts }) {
  const levels = question.choices.filter(({ points }) => typeof points === 'number')
  const notApplicable = question.choices.find(({ points }) => points === undefined)
  return (
    <>
      <p className="nota">
        {APPLICABILITY_WORDS[rubric.appliesTo]}.
        {notApplicable ? ` Se puede responder «${notApplicable.text.replace(/\.$/, '')}», con su razón.` : ''}
      </p>
      <WideTable caption={`Niveles de la pregunta ${question.id}`} captionUnseen className="apilada rubrica">
        <thead>
          <tr>
            <th scope="col">Nivel</th>
            <th scope="col">Qué dice</th>
            <th scope="col" className="numero">
              Puntos
            </th>
            <th scope="col">Documentos que lo prueban</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ text, points }, level) => (
            <tr key={text}>
              <th scope="row">Nivel {level}</th>
              <td>{text}</td>
              <td className="numero" data-titulo="Puntos">
                {formatNumber(points ?? 0)}
              </td>
              <td data-titulo="Documentos">{level === 0 ? 'Ninguno' : rubric.documents[level - 1]}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  )
}
