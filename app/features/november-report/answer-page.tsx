import { Link } from '@remix-run/react'
import { formatMoment } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { REPORT_QUEUE, versionAddress } from './november-address.ts'
import { PresentedVersion } from './presented-version.tsx'
import { ShownReport } from './shown-report.tsx'
import type { PresentedView } from './view-report.server.ts'
import { completenessWords, reportTitle, stepWords } from './words.ts'

type Props = {
  readonly view: PresentedView
  readonly mayAnswer: boolean
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function Answer({ problems, values }: Pick<Props, 'problems' | 'values'>) {
  return (
    <section aria-labelledby="responder">
      <h2 id="responder">Responder</h2>
      <SendForm noValidate>
        <TextField
          name="comentario"
          label="Comentario"
          help="Lo lee la entidad. Para observar es obligatorio."
          defaultValue={values['comentario'] ?? ''}
          problem={problems['comentario']}
        />
        <div className="botones">
          <SendButton className="boton" name="accion" value="recibido">
            Marcar como recibido
          </SendButton>
          <SendButton className="boton segundo" name="accion" value="observado">
            Observar
          </SendButton>
        </div>
      </SendForm>
    </section>
  )
}

/** A presented report as the Ministry reads and answers it. */
export function AnswerPage({ view, mayAnswer, problems, values }: Props) {
  const { entityId, year, version, newest, report } = view
  const isNewest = version.version === newest
  return (
    <>
      <p className="no-imprimir">
        <Link to={`${REPORT_QUEUE}?anio=${year}`}>Informes de noviembre {year}</Link>
      </p>
      <h1>{reportTitle(year)}</h1>
      <p>
        <Link to={`/nacional/entidades/${encodeURIComponent(entityId)}`}>{report.entity.name}</Link>
      </p>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      {isNewest ? null : (
        <Notice kind="warning">
          <p>
            La entidad presentó una corrección.{' '}
            <Link to={versionAddress({ entityId, year, version: newest })}>Ver la versión más nueva</Link>
          </p>
        </Notice>
      )}
      <PresentedVersion version={version} year={year} entityId={entityId} />
      <p>
        <a href={`${versionAddress({ entityId, year, version: version.version })}/oficio.docx`}>
          Proyecto de oficio de respuesta (Word)
        </a>
      </p>
      {version.version > 1 ? (
        <p>
          Versiones anteriores:{' '}
          {Array.from({ length: version.version - 1 }, (_, place) => place + 1).map((each) => (
            <span key={each}>
              {each > 1 ? ' · ' : ''}
              <Link to={versionAddress({ entityId, year, version: each })}>{each}</Link>
            </span>
          ))}
        </p>
      ) : null}
      {mayAnswer && isNewest ? <Answer problems={problems} values={values} /> : null}
      <details>
        <summary>Historial</summary>
        <ol reversed>
          {[...view.steps].reverse().map((row, place) => (
            <li key={place}>
              <span className="tenue">{formatMoment(row.at)}:</span> {stepWords(row)}
            </li>
          ))}
        </ol>
      </details>
      <p>{completenessWords(report.completeness)}.</p>
      <ShownReport report={report} />
    </>
  )
}
