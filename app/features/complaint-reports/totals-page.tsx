import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate, formatNumber, formatShortDate } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { COMPLAINT_COUNTS } from '#surveys/complaints/report.ts'
import type { TotalsView } from './view-country.server.ts'
import { COUNT_NAMES, totalWords } from './words.ts'

const TOLD_WORDS = { yes: 'informo', no: 'no-informo', '': '' } as const

function addressOf({ half, search, told }: TotalsView, page: number): string {
  const fields = { semestre: half, buscar: search, estado: TOLD_WORDS[told], pagina: String(page) }
  return `/nacional/hoja-servir?${new URLSearchParams(fields).toString()}`
}

function Totals({ view: { totals, until, entities, title } }: { view: TotalsView }) {
  if (!totals)
    return (
      <Empty>
        Los totales de {title} se muestran desde el día siguiente al {formatDate(until)}. Así no cambian cuando informa
        una entidad más.
      </Empty>
    )
  return (
    <>
      <p>
        Hasta el {formatDate(until)} informaron {formatNumber(totals.told)} de{' '}
        {formatCount(entities, 'entidad vigente', 'entidades vigentes')}.{' '}
        {totals.withCases
          ? `Tuvieron quejas o casos ${formatNumber(totals.withCases.cases)}, y ${formatNumber(totals.withCases.none)} dijeron que no hubo.`
          : 'No se dice cuántas tuvieron quejas: son muy pocas, o lo son las que no tuvieron.'}{' '}
        De las demás no se sabe.
      </p>
      <WideTable caption={`Totales del país, de ${title}`}>
        <tbody>
          {COMPLAINT_COUNTS.map((count) => (
            <tr key={count}>
              <th scope="row">{COUNT_NAMES[count]}</th>
              <td className="numero">{totalWords(totals.totals[count])}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p className="nota">
        Un total se muestra desde 5 entidades con casos, si ninguna tiene más de la mitad y si llega a 5. Lo que se
        informó o corrigió después del {formatDate(until)} no entra.
      </p>
    </>
  )
}

function Filters({ view }: { view: TotalsView }) {
  return (
    <Form method="get" key={JSON.stringify([view.half, view.search, view.told])} className="filtros">
      <SelectField
        name="semestre"
        label="Semestre"
        value={view.half}
        options={view.halves.map(({ id, title }) => [id, title] as const)}
      />
      <div className="campo">
        <label htmlFor="buscar">Nombre</label>
        <input id="buscar" name="buscar" type="search" defaultValue={view.search} />
      </div>
      <SelectField
        name="estado"
        label="Situación"
        value={TOLD_WORDS[view.told]}
        options={[
          ['', 'Todas'],
          ['informo', 'Informó'],
          ['no-informo', 'No ha informado'],
        ]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
      </div>
    </Form>
  )
}

function Entities({ view: { rows, mayOpen } }: { view: TotalsView }) {
  if (rows.length === 0) return <Empty>Ninguna entidad cumple estos filtros.</Empty>
  return (
    <WideTable caption="Qué entidades informaron del semestre" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Nivel</th>
          <th scope="col">Situación</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, governmentLevel, toldOn }) => (
          <tr key={id}>
            <th scope="row">{mayOpen ? <Link to={`/nacional/hoja-servir/${id}`}>{name}</Link> : name}</th>
            <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[governmentLevel]}</td>
            <td data-titulo="Situación">
              {toldOn === null ? 'No ha informado' : `Informó el ${formatShortDate(toldOn)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** The half-year sheet on harassment in the country: totals, and who told. */
export function TotalsPage({ view }: { view: TotalsView }) {
  return (
    <>
      <h1>Hoja semestral para SERVIR</h1>
      <p>
        Cifras de los expedientes que Recursos Humanos de cada entidad informa a SERVIR (D.S. 014-2019-MIMP, artículo
        38). No salen del cuestionario ni se comparan con él. Que haya más quejas puede ser confianza para presentarlas.
      </p>
      <Filters view={view} />
      <h2>Totales</h2>
      <Totals view={view} />
      <h2>Entidades</h2>
      <p role="status">{formatCount(view.found, 'entidad', 'entidades')} con estos filtros.</p>
      <Entities view={view} />
      <PageLinks page={view.page} pages={view.pages} to={(page) => addressOf(view, page)} />
    </>
  )
}
