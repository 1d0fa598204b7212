import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatDate } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { FigureFacts } from './figure-facts.tsx'
import type { FigureToDecide } from './view-figures.server.ts'
import { changeWords, distanceWords, peopleWords } from './words.ts'

type Asked = {
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** What the figure is compared with: the confirmed one, and what the directory knows from elsewhere. */
export function Comparison({ figure: { before, headcount, distance, ...figure } }: { figure: FigureToDecide }) {
  return (
    <>
      <ul>
        <li>
          {before
            ? `Vale ahora: ${peopleWords(before)}, al ${formatDate(before.countedOn)}. La propuesta es ${changeWords(before, figure)}.`
            : 'Este alcance no tiene todavía ninguna cifra confirmada.'}
        </li>
        {headcount ? (
          <li>
            Como referencia, el directorio tiene {peopleWords(headcount)} en la entidad, al{' '}
            {formatDate(headcount.countedOn)} ({headcount.source}).
          </li>
        ) : null}
      </ul>
      {distance ? (
        <Notice kind="warning">
          <p>
            {distanceWords(distance)}.{' '}
            {figure.explanation
              ? `La entidad marcó que es la correcta y explica: «${figure.explanation}».`
              : 'La entidad no lo explica.'}
          </p>
        </Notice>
      ) : null}
    </>
  )
}

/** The two buttons of a decision. @param children what hangs on a confirmation. */
export function DecisionForms({
  figureId,
  problems,
  values,
  children,
}: Asked & { figureId: string; children: ReactNode }) {
  return (
    <>
      <h2>Confirmar</h2>
      <SendForm noValidate>
        <input type="hidden" name="cifra" value={figureId} />
        {children}
        <TickField
          name="vista"
          label="Vi el documento y dice estos números"
          checked={values['vista'] === 'si'}
          problem={problems['vista']}
        />
        <SendButton className="boton" name="accion" value="confirmar">
          Confirmar la cifra
        </SendButton>
      </SendForm>
      <h2>No aceptar</h2>
      <SendForm noValidate>
        <input type="hidden" name="cifra" value={figureId} />
        <TextField
          name="razon"
          label="Razón, que leerá la entidad"
          defaultValue={values['razon'] ?? ''}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value="rechazar">
          No aceptar la cifra
        </SendButton>
      </SendForm>
    </>
  )
}

function Consequence({ rising }: Pick<FigureToDecide, 'rising'>) {
  return (
    <>
      <p>Al confirmar, esta cifra vale para las próximas aplicaciones de su alcance y no se puede cambiar.</p>
      {rising.map(({ id, title, women, men }) => (
        <p key={id}>
          La población de «{title}», que está programada o abierta, sube de {peopleWords({ women, men })} a esta cifra.
        </p>
      ))}
    </>
  )
}

/** One figure that an entity proposed, and what the Ministry decides about it, once. */
export function FigureDecisionPage({ figure, problems, values }: Asked & { figure: FigureToDecide }) {
  return (
    <>
      <Link className="volver" to="/nacional/personal">
        Cifras de personal por confirmar
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Cifra de personal: {figure.entityName}</h1>
      <FigureFacts figure={figure} />
      <Comparison figure={figure} />
      {figure.decision === null ? (
        <DecisionForms figureId={figure.id} problems={problems} values={values}>
          <Consequence rising={figure.rising} />
        </DecisionForms>
      ) : (
        <Notice>
          <p>
            {figure.decision.verdict === 'confirmed'
              ? `Confirmada el ${formatDate(figure.decision.decidedOn)}.`
              : `No vale desde el ${formatDate(figure.decision.decidedOn)}. ${figure.decision.reason}`}
          </p>
        </Notice>
      )}
    </>
  )
}
