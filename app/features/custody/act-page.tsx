import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatLongDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { CustodyView } from './view-custody.server.ts'

type Props = {
  readonly custody: CustodyView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** What may be left of what was printed: with its articles, as a sentence says it, or without. */
function leftovers({ slips, forms }: CustodyView, articles: boolean): string {
  const [these, those] = articles ? ['las ', 'los '] : ['', '']
  return [slips > 0 ? `${these}papeletas` : '', forms > 0 ? `${those}formularios en blanco` : '']
    .filter(Boolean)
    .join(' y ')
}

/** The paper: it names no number, for with it whoever knows how many were printed would know how many answered. */
function Paper({ custody }: { custody: CustodyView }) {
  const { destruction, entityName, publicTitle, opensOn, closesOn, invented } = custody
  const sites = custody.batches.map(({ site }) => site).filter((site) => site !== '')
  return (
    <section className="hoja" aria-labelledby="acta">
      <h2 id="acta">Acta de destrucción de {leftovers(custody, false)}</h2>
      <p>
        {entityName}. «{publicTitle}», del {formatLongDate(opensOn)} al {formatLongDate(closesOn)}.
      </p>
      <p>
        El {destruction ? formatLongDate(destruction.destroyedOn) : '______________________'} se destruyeron, sin dejar
        copia, {leftovers(custody, true)} que sobraron
        {sites.length > 0 ? `, también lo que devolvieron las sedes: ${sites.join(', ')}` : ''}. No se contaron ni se
        anotó ningún código.
      </p>
      <p>Custodia de códigos: {destruction?.signedBy ?? '______________________'}</p>
      <p>Vio la destrucción: {destruction?.witness ?? '______________________'}</p>
      <p>Firmas:</p>
      <p>______________________ ______________________</p>
      {invented ? <p>Demostración: datos inventados.</p> : null}
    </section>
  )
}

function SignForm({ custody, problems, values }: Props) {
  return (
    <SendForm noValidate className="no-imprimir">
      <h2>Firmar el acta</h2>
      <p>
        No se pide cuánto sobró, y no lo cuente: con ese número se sabría cuántas personas respondieron. Se firma una
        sola vez.
        {custody.forms > 0 ? ' Los formularios llenos no son suyos: los destruye quien los digitó.' : ''}
      </p>
      <Field
        name="destruidas"
        label="Día en que se destruyeron"
        type="date"
        className="fecha"
        max={custody.today}
        defaultValue={values['destruidas'] ?? ''}
        problem={problems['destruidas']}
      />
      <Field
        name="testigo"
        label="Nombre de quien lo vio"
        defaultValue={values['testigo'] ?? ''}
        problem={problems['testigo']}
      />
      <TickField
        name="confirmo"
        id="confirmo"
        label="Se destruyó todo lo que sobró, y no queda copia de ningún código"
        checked={'confirmo' in values}
        problem={problems['confirmo']}
      />
      <SendButton className="boton">Firmar el acta</SendButton>
    </SendForm>
  )
}

/** The act by which slips and blank forms that were left are destroyed: a paper to sign, and the same said to Espejo. */
export function ActPage(props: Props) {
  const { custody, problems } = props
  return (
    <>
      <div className="no-imprimir">
        <Link className="volver" to={`/custodia/${custody.id}`}>
          Volver
        </Link>
        <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
        <h1>Destruir lo que sobró</h1>
        <p className="tenue">{custody.title}</p>
        {custody.destruction ? (
          <Notice kind="done">
            <p>Firmada el {formatLongDate(custody.destruction.signedOn)}.</p>
          </Notice>
        ) : null}
        <PrintButton label="Imprimir el acta" />
      </div>
      <Paper custody={custody} />
      {custody.destruction ? null : <SignForm {...props} />}
    </>
  )
}
