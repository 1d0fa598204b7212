import type { AssessmentView } from './view-assessment.server.ts'
import { formatMoment } from '#app/kit/format.ts'
import { historyWords } from './words.ts'

/** What happened, newest first. */
export function History({ rows }: { rows: AssessmentView['history'] }) {
  if (rows.length === 0) return null
  return (
    <details>
      <summary>Historial</summary>
      <ol reversed>
        {[...rows].reverse().map((row, index) => (
          <li key={index}>
            <span className="tenue">{formatMoment(row.at)}:</span> {historyWords(row)}
          </li>
        ))}
      </ol>
    </details>
  )
}
