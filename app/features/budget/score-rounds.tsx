import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatPercent, formatShortDate } from '#app/kit/format.ts'
import type { AssessmentView } from './view-assessment.server.ts'
import { scoreWords } from './words.ts'

/** Scores at each submission and after the review; none of these rows changes any more. */
export function ScoreRounds({ view }: { view: Pick<AssessmentView, 'submissions' | 'reviewedOn' | 'reviewedScores'> }) {
  const { submissions, reviewedOn, reviewedScores } = view
  const rows = [
    ...submissions.map(({ round, submittedOn, scores }) => ({
      id: String(round),
      title: round === 1 ? 'Al presentar' : `Al volver a presentar${round > 2 ? ` (vuelta ${round})` : ''}`,
      on: submittedOn,
      scores,
    })),
    ...(reviewedOn && reviewedScores
      ? [{ id: 'review', title: 'Después de la revisión', on: reviewedOn, scores: reviewedScores }]
      : []),
  ]
  if (rows.length === 0) return null
  return (
    <WideTable caption="Puntaje general al presentar y después de la revisión" className="apilada">
      <thead>
        <tr>
          <th scope="col">Momento</th>
          <th scope="col">Fecha</th>
          <th scope="col" className="numero">
            Declarado
          </th>
          <th scope="col" className="numero">
            Verificado
          </th>
          <th scope="col" className="numero">
            Sin verificar
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, on, scores }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-titulo="Fecha">
              <time dateTime={on}>{formatShortDate(on)}</time>
            </td>
            <td className="numero" data-titulo="Declarado">
              {scoreWords(scores.declared.overall)}
            </td>
            <td className="numero" data-titulo="Verificado">
              {scoreWords(scores.verified.overall)}
            </td>
            <td className="numero" data-titulo="Sin verificar">
              {formatPercent(Math.round(scores.unverified * 100))}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
