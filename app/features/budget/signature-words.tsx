import { formatDate } from '#app/kit/format.ts'
import type { AssessmentView } from './view-assessment.server.ts'

/** Beginning of a digest, long enough to tell two apart. */
const SHOWN_DIGITS = 12

/** Who signed last, with the digest of what she signed. */
export function SignatureWords({ view }: { view: Pick<AssessmentView, 'submissions'> }) {
  const last = view.submissions.at(-1)
  if (!last) return null
  const { name, position, document, digest } = last.signature
  return (
    <p>
      Firmado el {formatDate(last.submittedOn)} por {name}, {position} ({document}).{' '}
      {digest ? (
        <span className="tenue">
          Huella de lo firmado: <code>{digest.slice(0, SHOWN_DIGITS)}</code>
        </span>
      ) : null}
    </p>
  )
}
