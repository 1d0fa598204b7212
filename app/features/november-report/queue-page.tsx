import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatMoment, formatNumber } from '#app/kit/format.ts'
import { ChoiceField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { ANSWER_STATES } from '#db/schema/november-words.ts'
import type { ReportQueueView } from './list-queue.server.ts'
import { REPORT_QUEUE, versionAddress } from './november-address.ts'
import { ANSWER_NAMES, countdownWords, intakeWords, NOVEMBER_STATE_NAMES } from './words.ts'

type Queue = { readonly view: ReportQueueView }

/** Address of a page of the queue with the same filters. */
function queueAddress(search: ReportQueueView['search'], page: number): string {
  const fields = Object.entries({ ...search, pagina: page === 1 ? '' : String(page) })
  const given = fields.filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])
  return given.length === 0 ? REPORT_QUEUE : `${REPORT_QUEUE}?${new URLSearchParams(given).toString()}`
}

function Filters({ view: { search, years, year } }: Queue) {
  return (
    <Form method="get" key={JSON.stringify(search)} className="filtros">
      <SelectField
        name="anio"
        label="Año"
        value={String(year)}
        options={years.map((each) => [String(each), String(each)] as const)}
      />
      <SelectField
        name="estado"
        label="Estado"
        value={search.estado}
        options={[
          ['', 'Todos los presentados'],
          ...ANSWER_STATES.map((state) => [state, ANSWER_NAMES[state]] as const),
          ['sin-firma', 'Presentados sin firma'],
          ['faltan', 'Obligadas que no han presentado'],
        ]}
      />
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        value={search.nivel}
        options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
      </div>
    </Form>
  )
}

const SIGNED_NAMES = {
  account: 'En Espejo',
  'signed-file': 'PDF con firma digital',
  scan: 'Manuscrita, no comprobada',
  unsigned: 'Sin firma',
} as const

function PresentedRows({ rows }: { readonly rows: Extract<ReportQueueView['list'], { kind: 'presented' }>['rows'] }) {
  return (
    <WideTable caption="Informes presentados, primero los que esperan respuesta" className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Número</th>
          <th scope="col">Nivel</th>
          <th scope="col">Presentado</th>
          <th scope="col">Firma</th>
          <th scope="col">Informa</th>
          <th scope="col">Estado</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">
              <Link to={versionAddress(row)}>{row.entityName}</Link>
            </th>
            <td data-titulo="Número">
              {row.number}
              {row.version > 1 ? `, corrección ${row.version - 1}` : ''}
            </td>
            <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.level]}</td>
            <td data-titulo="Presentado">{formatMoment(row.receivedAt)}</td>
            <td data-titulo="Firma">{SIGNED_NAMES[row.signedBy]}</td>
            <td data-titulo="Informa">
              {formatNumber(row.told)} de {formatCount(row.asked, 'tema', 'temas')}
            </td>
            <td data-titulo="Estado">{ANSWER_NAMES[row.answer]}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function MissingRows({ rows }: { readonly rows: Extract<ReportQueueView['list'], { kind: 'missing' }>['rows'] }) {
  return (
    <WideTable caption="Entidades obligadas que no han presentado el informe" className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Nivel</th>
          <th scope="col">En la entidad</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entityId, entityName, level, begun }) => (
          <tr key={entityId}>
            <th scope="row">
              <Link to={`/nacional/entidades/${encodeURIComponent(entityId)}`}>{entityName}</Link>
            </th>
            <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[level]}</td>
            <td data-titulo="En la entidad">{begun === null ? 'No lo ha empezado' : NOVEMBER_STATE_NAMES[begun]}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function List({ view: { list, search } }: Queue) {
  if (list.found === 0)
    return (
      <Empty>
        {list.kind === 'missing' ? 'Ninguna entidad obligada está pendiente.' : 'Ningún informe con estos filtros.'}
      </Empty>
    )
  return (
    <>
      {list.kind === 'missing' ? <MissingRows rows={list.rows} /> : <PresentedRows rows={list.rows} />}
      <PageLinks page={list.page} pages={list.pages} to={(to) => queueAddress(search, to)} />
    </>
  )
}

type Refused = { readonly problems: FieldProblems; readonly values: Readonly<Record<string, string>> }

function Intake({
  view: { intake, maySetIntake },
  refused: { problems, values },
}: Queue & { readonly refused: Refused }) {
  return (
    <section aria-labelledby="mesa-de-partes">
      <h2 id="mesa-de-partes">Mesa de partes</h2>
      <Notice>
        <p>{intakeWords(intake)}</p>
        <p>Es lo que lee cada entidad en su página.</p>
      </Notice>
      {maySetIntake ? (
        <Fold open={Object.keys(problems).length > 0} summary="Cambiar lo que se dispone">
          <SendForm noValidate>
            <ChoiceField
              name="mesa"
              label="¿Debe ingresarse también por mesa de partes?"
              options={[
                { value: 'si', label: 'Sí, además de presentarlo aquí' },
                { value: 'no', label: 'No, basta presentarlo aquí' },
              ]}
              value={values['mesa'] ?? ''}
              problem={problems['mesa']}
            />
            <Field
              name="documento"
              label="Documento con que el MIMP lo dispone"
              defaultValue={values['documento'] ?? ''}
              problem={problems['documento']}
            />
            <SendButton className="boton segundo">Guardar</SendButton>
          </SendForm>
        </Fold>
      ) : null}
    </section>
  )
}

/** Reports of a year that reached the Ministry, and who owes one. */
export function ReportQueuePage({ view, refused }: Queue & { readonly refused: Refused }) {
  const { year, today, counts } = view
  const done = counts.obliged - counts.missing
  return (
    <>
      <h1>Informes de noviembre {year}</h1>
      <p>
        {countdownWords(year, today)}. {formatNumber(done)} de{' '}
        {formatCount(counts.obliged, 'entidad obligada', 'entidades obligadas')}{' '}
        {done === 1 ? 'lo ha presentado' : 'lo han presentado'}; en total hay{' '}
        {formatCount(counts.presented, 'informe', 'informes')}, con los de quienes pueden presentarlo sin estar
        obligadas.
      </p>
      {counts.missing > 0 ? (
        <p>
          <Link to={`${REPORT_QUEUE}?anio=${year}&estado=faltan`}>
            {formatCount(
              counts.missing,
              'entidad obligada no lo ha presentado',
              'entidades obligadas no lo han presentado',
            )}
          </Link>
        </p>
      ) : null}
      <Filters view={view} />
      <List view={view} />
      <Intake view={view} refused={refused} />
    </>
  )
}
