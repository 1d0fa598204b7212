import { Link } from '@remix-run/react'
import { formatCount, formatDate, formatMoment } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PlanHead } from '../plan-head.tsx'
import { ApprovalForms } from './approval-forms.tsx'
import { approvalPath } from './approval-path.ts'
import { Changes } from './changes.tsx'
import { SignatureFacts } from './signature-facts.tsx'
import { SignedActions } from './signed-actions.tsx'
import { versionAddress } from './version-address.ts'
import type { ApprovalView, ShownApproval } from './view-approval.server.ts'
import { countWords, stepWords, unansweredWords } from './words.ts'

const MARKS = { done: 'Hecho', now: 'Ahora', next: 'Después' } as const

function Path({ approval }: { approval: ShownApproval }) {
  const steps = approvalPath({ ...approval, signedOn: approval.versions.at(-1)?.signedOn ?? null })
  return (
    <ol className="camino">
      {steps.map(({ title, state, says }) => (
        <li key={title} className={`camino-${state}`}>
          <p className="camino-titulo">
            {title} <span className="etiqueta gris">{MARKS[state]}</span>
          </p>
          {says ? <p>{says}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function Warnings({ approval }: { approval: ShownApproval }) {
  const { waiting, returnReason, closedOn, amendmentReason } = approval
  return (
    <>
      {waiting?.unanswered ? (
        <Notice kind="warning">
          <p>{unansweredWords(waiting.days)}</p>
        </Notice>
      ) : null}
      {approval.approval === 'returned' ? (
        <Notice kind="warning">
          <p>
            La persona titular lo devolvió: <q>{returnReason}</q>
          </p>
        </Notice>
      ) : null}
      {amendmentReason === null ? null : (
        <Notice>
          <p>
            Razón de la modificación: <q>{amendmentReason}</q>
          </p>
          <p>Mientras no se firme, vale el plan que se firmó la última vez.</p>
        </Notice>
      )}
      {closedOn === null ? null : (
        <Notice>
          <p>El año de este plan terminó el {formatDate(closedOn)}: ya no se envía, no se firma y no se modifica.</p>
        </Notice>
      )}
    </>
  )
}

/** What came after the signature and is no part of it. */
function Later({ approval }: { approval: ShownApproval }) {
  const { proposed } = approval.counts
  if (approval.approval !== 'signed' || proposed === 0) return null
  return (
    <p>
      {formatCount(proposed, 'propuesta no es', 'propuestas no son')} parte de lo firmado: se{' '}
      {proposed === 1 ? 'decide' : 'deciden'} con una modificación.
    </p>
  )
}

/** Actions that stand open before whoever signs; more would put the form out of sight. */
const READ_AT_ONCE = 20

function ToSign({ approval }: { approval: ShownApproval }) {
  const { counts, content, changes } = approval
  if (approval.approval === 'signed') return null
  return (
    <section aria-labelledby="por-firmar">
      <h2 id="por-firmar">Lo que se firma</h2>
      <p>{countWords(counts)}</p>
      {changes === null ? null : (
        <>
          <h3>Qué cambia frente a lo firmado</h3>
          <Changes changes={changes} titles={['Firmado', 'Modificación']} />
        </>
      )}
      <details open={approval.deeds.includes('sign') && content.length <= READ_AT_ONCE}>
        <summary>{formatCount(content.length, 'acción que se firma', 'acciones que se firman')}</summary>
        <SignedActions content={content} />
      </details>
    </section>
  )
}

function Versions({ view, approval }: { view: ApprovalView; approval: ShownApproval }) {
  if (approval.versions.length === 0) return null
  return (
    <section aria-labelledby="firmados">
      <h2 id="firmados">Lo firmado</h2>
      <ol className="sin-marca" reversed>
        {[...approval.versions].reverse().map((version) => (
          <li key={version.version} className="pregunta">
            <h3>
              {version.version === 1 ? 'Plan' : `Modificación ${version.version - 1}`}, firmado el{' '}
              {formatDate(version.signedOn)}
            </h3>
            {version.amendmentReason ? <p>Razón: {version.amendmentReason}</p> : null}
            <SignatureFacts version={version} place={view.place} />
            <p className="botones">
              <Link to={versionAddress(view.place, version.version)}>
                Leer lo firmado <span className="oculto-visual">en la versión {version.version}</span>
              </Link>
              {version.version > 1 ? (
                <Link to={versionAddress(view.place, version.version, 'comparar')}>
                  Comparar con la versión {version.version - 1}
                </Link>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Steps({ steps }: Pick<ShownApproval, 'steps'>) {
  if (steps.length === 0) return null
  return (
    <details>
      <summary>Historial de la aprobación</summary>
      <ol reversed>
        {[...steps].reverse().map((row, index) => (
          <li key={index}>
            <span className="tenue">{formatMoment(row.at)}:</span> {stepWords(row)}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Worth({ worth }: Pick<ApprovalView, 'worth'>) {
  return (
    <details>
      <summary>Qué vale una firma hecha aquí, y qué es Firma Perú</summary>
      {worth.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  )
}

type Props = {
  readonly view: ApprovalView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** How a plan comes to its signature: what waits for whom, the forms of whoever may go on, and what was signed. */
export function ApprovalPage({ view, problems, values }: Props) {
  const { approval } = view
  return (
    <>
      <PlanHead head={view.head} here="firma" />
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      {approval === null ? (
        <Empty>Aún no hay plan: empieza con la primera acción.</Empty>
      ) : (
        <>
          <Path approval={approval} />
          <Warnings approval={approval} />
          <Later approval={approval} />
          <ToSign approval={approval} />
          <ApprovalForms approval={approval} problems={problems} values={values} />
          <Versions view={view} approval={approval} />
          <Steps steps={approval.steps} />
        </>
      )}
      <Worth worth={view.worth} />
    </>
  )
}
