import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { datasetAddress, previewAddress } from './open-data-address.ts'
import type { OpenDataPreview } from './view-preview.server.ts'
import { actWords, CHECK_WORDS, NOTHING_NEW, RISK_FAILED } from './words.ts'

type Edition = NonNullable<OpenDataPreview['edition']>
type Props = {
  readonly view: OpenDataPreview
  readonly problems: FieldProblems
  /** What was typed into a form that was refused. */
  readonly values: Readonly<Record<string, string>>
}
type Inner = Props & { readonly edition: Edition }

function RiskTest({ edition: { verdict } }: Inner) {
  return (
    <section aria-labelledby="riesgo">
      <h2 id="riesgo">Prueba de riesgo</h2>
      <Notice kind={verdict.passed ? 'done' : 'warning'} role="status">
        <p>{verdict.passed ? 'La prueba pasa: estos datos se pueden publicar.' : RISK_FAILED}</p>
      </Notice>
      <table className="apilada">
        <caption className="oculto-visual">Qué comprueba la prueba de riesgo</caption>
        <thead>
          <tr>
            <th scope="col">Se comprueba que…</th>
            <th scope="col">Se miró</th>
            <th scope="col">Resultado</th>
          </tr>
        </thead>
        <tbody>
          {verdict.checks.map(({ check, looked, faults }) => (
            <tr key={check}>
              <th scope="row">{CHECK_WORDS[check].asks}</th>
              <td data-titulo="Se miró">
                {looked === 0 ? 'Nada que mirar' : `${formatNumber(looked)} ${CHECK_WORDS[check].counts}`}
              </td>
              <td data-titulo="Resultado">{faults.length === 0 ? 'Pasa' : `No pasa: ${faults.join('; ')}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function changeWords({ change }: Edition['tables'][number], published: Edition['published']): string {
  if (published === null) return 'Nada publicado ahora'
  if (change === null) return 'Tabla nueva'
  const { added, removed, changed } = change
  if (added + removed + changed === 0) return 'Igual a la publicada'
  return [
    ...(added > 0 ? [formatCount(added, 'fila nueva', 'filas nuevas')] : []),
    ...(removed > 0 ? [formatCount(removed, 'fila menos', 'filas menos')] : []),
    ...(changed > 0 ? [formatCount(changed, 'fila cambia', 'filas cambian')] : []),
  ].join(', ')
}

function Tables({ edition: { tables, published } }: Inner) {
  return (
    <section aria-labelledby="tablas">
      <h2 id="tablas">Lo que se publicaría</h2>
      {tables.map((table) => (
        <details key={table.id} id={table.id}>
          <summary>
            {table.title}. {formatCount(table.rows, 'fila', 'filas')}. {changeWords(table, published)}.
          </summary>
          <WideTable
            caption={
              <>
                Primeras filas de «{table.title}». <Link to={datasetAddress(table.id)}>Qué es cada columna</Link>
              </>
            }
          >
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    <code>{column}</code>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.shown.map((row) => (
                <tr key={JSON.stringify(row)}>
                  {table.columns.map((column, place) => (
                    <td key={column}>{row[place] ?? <span className="tenue">vacía</span>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </WideTable>
        </details>
      ))}
    </section>
  )
}

/** Fields of one of the two forms; `suffix` tells their ids apart. */
type Fields = Pick<Props, 'problems' | 'values'> & { readonly suffix: string }

function Signature({ problems, values, suffix }: Fields) {
  const field = (name: string) => ({
    name,
    id: `${name}${suffix}`,
    defaultValue: values[name] ?? '',
    problem: problems[name],
  })
  return (
    <>
      <Field {...field('cargo')} label="Su cargo" />
      <Field
        name="codigo"
        id={`codigo${suffix}`}
        problem={problems['codigo']}
        label="Código de su aplicación, o uno de recuperación"
        help="Es su segundo paso: se pide de nuevo para firmar."
        className="corto"
        autoComplete="one-time-code"
        inputMode="text"
      />
    </>
  )
}

function Reason({ problems, values, suffix, ...said }: Fields & { readonly label: string; readonly help: string }) {
  return (
    <TextField
      {...said}
      name="motivo"
      id={`motivo${suffix}`}
      rows={3}
      defaultValue={values['motivo'] ?? ''}
      problem={problems['motivo']}
    />
  )
}

function Publish({ edition, view, problems, values }: Inner) {
  if (!edition.isNew) return <p>{NOTHING_NEW}</p>
  if (!edition.verdict.passed) return <p>{RISK_FAILED}</p>
  return (
    <SendForm noValidate>
      <SeenField name="visto" value={edition.seen} />
      <p>
        Firma <strong>{view.signer?.name}</strong>. Se publica exactamente lo que muestra esta página, y no cambia más.
        Cualquier persona podrá descargarlo.
      </p>
      {edition.needsReason ? (
        <Reason
          {...{ problems, values }}
          suffix=""
          label="Por qué esta edición reemplaza a lo anterior"
          help="Se lee en el registro público, junto a la edición. La anterior queda en el registro."
        />
      ) : null}
      <Signature {...{ problems, values }} suffix="" />
      <SendButton className="boton" name="accion" value="publicar" busy="Publicando…">
        Firmar y publicar los datos
      </SendButton>
    </SendForm>
  )
}

function Withdraw({ edition, problems, values }: Inner) {
  const { published, year } = edition
  if (!published) return null
  const isOwn = values['accion'] === 'retirar'
  const own = isOwn ? { problems, values } : { problems: {}, values: {} }
  return (
    <details open={isOwn} id="retirar-retiro">
      <summary>Retirar los datos de {year}</summary>
      <SendForm noValidate>
        <SeenField name="visto" value={published.digest} />
        <p>
          Los archivos y la interfaz dejan de darlos, y dicen por qué. Quien ya los descargó los conserva. Lo publicado
          y el retiro quedan en el registro público.
        </p>
        <Reason {...own} suffix="-retiro" label="Por qué se retiran" help="Lo lee cualquier persona." />
        <Signature {...own} suffix="-retiro" />
        <SendButton className="boton segundo" name="accion" value="retirar" busy="Retirando…">
          Firmar y retirar los datos
        </SendButton>
      </SendForm>
    </details>
  )
}

function Signing(props: Inner) {
  const { view } = props
  if (!view.signer) return null
  return (
    <section aria-labelledby="publicar" className="no-imprimir">
      <h2 id="publicar">Firmar y publicar</h2>
      {view.signer.hasSecondStep ? (
        <>
          <Publish {...props} {...(props.values['accion'] === 'retirar' ? { problems: {}, values: {} } : {})} />
          <Withdraw {...props} />
        </>
      ) : (
        <Notice kind="warning" id="codigo">
          <p>
            Para firmar necesita el segundo paso. <Link to="/cuenta/segundo-paso">Actívelo en su cuenta</Link> y vuelva
            a esta página.
          </p>
        </Notice>
      )}
    </section>
  )
}

function Log({ edition: { acts } }: Inner) {
  if (acts.length === 0) return <p>De este año no se publicó nada todavía.</p>
  return (
    <ul>
      {acts.map((act) => (
        <li key={act.version}>
          {actWords(act)}. Firma {act.name}, {act.position}.{act.reason === '' ? '' : ` Motivo: ${act.reason}`}
        </li>
      ))}
    </ul>
  )
}

/** "Datos abiertos de un año": what would be published, the risk test, and the signature. */
export function OpenDataPreviewPage(props: Props) {
  const { view, problems } = props
  const { edition, years } = view
  const suffix = props.values['accion'] === 'retirar' ? '-retiro' : ''
  const summary = Object.entries(problems).map(([field, message]) => ({ field: `${field}${suffix}`, message }))
  return (
    <>
      <ErrorSummary problems={summary} />
      <h1>{edition ? `Datos abiertos de ${edition.year}` : 'Datos abiertos'}</h1>
      <p>
        Publicar es un acto de usted: nada sale solo. Lo publicado está en <Link to="/datos">el catálogo público</Link>.
      </p>
      <nav aria-label="Datos por año" className="botones">
        {years.map((year) => (
          <Link key={year} to={previewAddress(year)} aria-current={year === edition?.year ? 'page' : undefined}>
            {year}
          </Link>
        ))}
      </nav>
      {edition ? (
        <>
          <Log {...props} edition={edition} />
          <p>
            Leído el {formatDate(edition.readOn)}.{' '}
            {edition.hasReport
              ? 'Las cifras son las del informe del país publicado de ese año.'
              : 'El informe del país de ese año no está publicado: las tablas que salen de él faltan.'}
          </p>
          <RiskTest {...props} edition={edition} />
          <Tables {...props} edition={edition} />
          <Signing {...props} edition={edition} />
        </>
      ) : (
        <Empty>Todavía no hay ningún año terminado con resultados o con informe publicado.</Empty>
      )}
    </>
  )
}
