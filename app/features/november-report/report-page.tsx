import { Link } from '@remix-run/react'
import { formatMoment } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { ReportFault } from '#surveys/november-report/find-faults.ts'
import { ownReportAddress, reportPart } from './november-address.ts'
import { PresentedVersion } from './presented-version.tsx'
import { ShownReport } from './shown-report.tsx'
import { StepForms } from './step-forms.tsx'
import type { OwnReportView } from './view-report.server.ts'
import {
  completenessWords,
  countdownWords,
  intakeWords,
  NOVEMBER_STATE_NAMES,
  reportTitle,
  stepWords,
} from './words.ts'
import { WrittenForm } from './written-form.tsx'

function Standing({ view }: { readonly view: OwnReportView }) {
  const { draft, report, year, today, intake } = view
  const isCorrection = draft.version > 0 && draft.state !== 'presented'
  return (
    <>
      <p>
        <span className="etiqueta">{NOVEMBER_STATE_NAMES[draft.state]}</span>{' '}
        {draft.version === 0 ? <strong>{countdownWords(year, today)}.</strong> : null}{' '}
        {completenessWords(report.completeness)}.
      </p>
      {draft.state === 'returned' ? (
        <Notice kind="warning">
          <p>
            La persona titular lo devolvió: <q>{draft.returnReason}</q>
          </p>
        </Notice>
      ) : null}
      {isCorrection ? (
        <Notice>
          <p>
            Es una corrección: <q>{draft.correctionReason}</q>. Mientras no se presente, vale lo que se presentó la
            última vez.
          </p>
        </Notice>
      ) : null}
      <Notice>
        <p>{intakeWords(intake)}</p>
      </Notice>
    </>
  )
}

/** What was found before the report is handed in, what stops first. */
function Faults({ faults }: { readonly faults: readonly ReportFault[] }) {
  if (faults.length === 0) return null
  return (
    <section aria-labelledby="observaciones">
      <h2 id="observaciones">Antes de presentar</h2>
      <ul className="sin-marca">
        {faults.map(({ code, severity, says, mend }) => (
          <li key={code + says}>
            <span className={severity === 'stops' ? 'etiqueta' : 'etiqueta gris'}>
              {code}: {severity === 'stops' ? 'impide presentar' : 'aviso'}
            </span>{' '}
            {says} {mend}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Files({ view }: { readonly view: OwnReportView }) {
  const asked = { year: view.year, version: null, entityId: null }
  return (
    <p className="botones">
      <Link to={reportPart(asked, 'vista')}>Vista previa</Link>
      <a href={reportPart(asked, 'informe.pdf')}>PDF</a>
      <a href={reportPart(asked, 'informe.docx')}>Word</a>
      <a href={reportPart(asked, 'informe.xlsx')}>Excel</a>
    </p>
  )
}

function Others({ years }: { readonly years: readonly number[] }) {
  if (years.length === 0) return null
  return (
    <p>
      Otros años:{' '}
      {years.map((year, place) => (
        <span key={year}>
          {place > 0 ? ' · ' : ''}
          <Link to={ownReportAddress(year)}>{year}</Link>
        </span>
      ))}
    </p>
  )
}

function Steps({ steps }: Pick<OwnReportView, 'steps'>) {
  if (steps.length === 0) return null
  return (
    <details>
      <summary>Historial del informe</summary>
      <ol reversed>
        {[...steps].reverse().map((row, place) => (
          <li key={place}>
            <span className="tenue">{formatMoment(row.at)}:</span> {stepWords(row)}
          </li>
        ))}
      </ol>
    </details>
  )
}

type Props = {
  readonly view: OwnReportView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** The November report of one's own entity: written, sent to the head, presented, corrected. */
export function ReportPage({ view, problems, values }: Props) {
  const { draft, versions, year, report } = view
  const isBeingWritten = draft.state !== 'presented'
  return (
    <>
      <h1>{reportTitle(year)}</h1>
      <p>{report.entity.name}</p>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <Standing view={view} />
      <Others years={view.otherYears} />
      {versions.length === 0 ? null : (
        <section aria-labelledby="presentado">
          <h2 id="presentado">Lo presentado</h2>
          {[...versions].reverse().map((version) => (
            <PresentedVersion key={version.version} version={version} year={year} entityId={null} />
          ))}
        </section>
      )}
      {isBeingWritten ? (
        <>
          <Files view={view} />
          <Faults faults={view.faults} />
        </>
      ) : null}
      {view.isWritable ? (
        <>
          {report.opening.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <WrittenForm view={view} problems={problems} values={values} />
        </>
      ) : isBeingWritten ? (
        <ShownReport report={report} />
      ) : null}
      <StepForms view={view} problems={problems} values={values} />
      <Steps steps={view.steps} />
    </>
  )
}
