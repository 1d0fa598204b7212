import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber, formatSoles } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import type { MefReport } from './import-mef.server.ts'
import { ReportOfMef } from './mef-report.tsx'
import type { MefView } from './view-mef.server.ts'
import { MEF_STATE_NAMES, totalFacts } from './words.ts'

type Values = Readonly<Record<string, string>>
type Props = {
  readonly view: MefView
  readonly report: MefReport | null
  readonly moved: boolean
  readonly problems: FieldProblems
  readonly values: Values
}

const HERE = '/nacional/mef'
const addressOf = (fields: Record<string, string>) => `${HERE}?${new URLSearchParams(fields).toString()}`

function Totals({ view: { totals, states, year } }: Pick<Props, 'view'>) {
  if (totals === null) return <Empty>{`Todavía no hay cifras de ${year}.`}</Empty>
  return (
    <>
      <dl className="definiciones">
        {totalFacts(totals).map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        {Object.entries(MEF_STATE_NAMES)
          .map(([state, name]) => `${name}: ${formatNumber(states[state as keyof typeof states])}`)
          .join('. ')}
        .
      </p>
    </>
  )
}

function Upload({ view, problems, values }: Pick<Props, 'view' | 'problems' | 'values'>) {
  return (
    <section aria-labelledby="cargar">
      <h2 id="cargar">Cargar cifras</h2>
      <p>
        Descargue <a href={`${HERE}/${view.year}.xlsx`}>la planilla de {view.year}</a>, complétela y súbala. También
        puede subir un CSV con los mismos títulos. Verá fila por fila qué pasaría; nada se guarda hasta que usted lo
        confirme.
      </p>
      <SendForm noValidate encType="multipart/form-data" reloadDocument>
        <Field
          name="anio"
          label="Año de las cifras"
          inputMode="numeric"
          className="corto"
          defaultValue={values['anio'] ?? String(view.year)}
          problem={problems['anio']}
        />
        <Field
          name="fuente"
          label="De dónde salen"
          help="Por ejemplo: Consulta Amigable del MEF."
          defaultValue={values['fuente'] ?? ''}
          problem={problems['fuente']}
        />
        <Field
          name="fecha"
          label="Fecha de las cifras"
          type="date"
          className="fecha"
          defaultValue={values['fecha'] ?? ''}
          problem={problems['fecha']}
        />
        <Field
          name="planilla"
          label="Planilla (XLSX o CSV)"
          type="file"
          accept=".xlsx,.csv"
          problem={problems['planilla']}
        />
        <SendButton className="boton" name="accion" value="revisar">
          Revisar la planilla
        </SendButton>
      </SendForm>
    </section>
  )
}

function Pliegos({ view }: Pick<Props, 'view'>) {
  const sum = (amounts: readonly number[]) => formatSoles(amounts.reduce((total, amount) => total + amount, 0))
  return (
    <WideTable caption={`Cifras de ${view.year} por entidad, primero las objetadas`} captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Programas</th>
          <th scope="col" className="numero">
            PIM de los programas
          </th>
          <th scope="col" className="numero">
            Ejecutado
          </th>
          <th scope="col">Estado</th>
        </tr>
      </thead>
      <tbody>
        {view.pliegos.map((pliego) => {
          const waiting = pliego.state === 'objected' ? pliego.answers.at(-1) : undefined
          return (
            <tr key={pliego.entityId}>
              <th scope="row">
                <Link to={`/nacional/entidades/${pliego.entityId}`}>{pliego.name}</Link>
              </th>
              <td data-titulo="Programas">
                {pliego.programmes.map(({ programme }) => programme).join(', ') || 'ninguno'}
              </td>
              <td data-titulo="PIM de los programas" className="numero">
                {sum(pliego.programmes.map(({ pim }) => pim))}
              </td>
              <td data-titulo="Ejecutado" className="numero">
                {sum(pliego.programmes.map(({ executed }) => executed))}
              </td>
              <td data-titulo="Estado">
                {MEF_STATE_NAMES[pliego.state]}
                {waiting ? (
                  <>
                    {'. '}
                    <Link to={`${HERE}/objeciones/${waiting.id}`}>
                      Responder<span className="oculto-visual"> a {pliego.name}</span>
                    </Link>
                  </>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </WideTable>
  )
}

function Filters({ view }: Pick<Props, 'view'>) {
  return (
    <Form method="get" key={`${view.year}${view.search}`} className="filtros">
      <SelectField
        name="anio"
        label="Año"
        value={String(view.year)}
        options={(view.years.includes(view.year) ? view.years : [view.year, ...view.years]).map(
          (year) => [String(year), String(year)] as const,
        )}
      />
      <div className="campo">
        <label htmlFor="buscar">Nombre de la entidad</label>
        <input id="buscar" name="buscar" type="search" defaultValue={view.search} />
      </div>
      <div className="botones">
        <button className="boton" type="submit">
          Ver
        </button>
      </div>
    </Form>
  )
}

/** The figures of MEF of a year: totals, what entities say of them, and how they are brought in. */
export function MefPage(props: Props) {
  const { view, report, moved, problems } = props
  return (
    <>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Presupuesto según el MEF</h1>
      {report ? <ReportOfMef report={report} moved={moved} /> : null}
      <h2>Cifras de {view.year}</h2>
      <Filters view={view} />
      <Totals view={view} />
      <p role="status">{formatCount(view.found, 'entidad', 'entidades')} con esta búsqueda.</p>
      {view.pliegos.length > 0 ? <Pliegos view={view} /> : null}
      <PageLinks
        page={view.page}
        pages={view.pages}
        to={(page) => addressOf({ anio: String(view.year), buscar: view.search, pagina: String(page) })}
      />
      <Upload {...props} />
    </>
  )
}
