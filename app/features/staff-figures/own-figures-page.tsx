import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { DocumentLink } from './figure-facts.tsx'
import { type Distance, FIGURE_MONTHS } from './figure-rules.ts'
import { ProposalForm } from './proposal-form.tsx'
import type { OwnFiguresView } from './view-figures.server.ts'
import { documentWords, peopleWords } from './words.ts'

type Props = {
  readonly view: OwnFiguresView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  readonly distance: Distance | null
}
type Figure = OwnFiguresView['figures'][number]

function stateWords({ decision, counts, campaignId }: Figure): string {
  if (decision === null) return 'Espera al MIMP'
  const on = formatDate(decision.decidedOn)
  switch (decision.verdict) {
    case 'confirmed':
      return `Confirmada el ${on}${counts ? '' : '. La reemplazó otra más reciente'}${campaignId ? '. Para la revisión de una aplicación' : ''}`
    case 'refused':
      return `No aceptada el ${on}. Razón: ${decision.reason}`
    case 'replaced':
      return `La entidad propuso otra el ${on}`
  }
}

/** Every figure that was proposed, also those that no longer count. */
function FigureTable({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return <Empty>Aún no hay ninguna cifra. Sin ella no se puede abrir una aplicación.</Empty>
  return (
    <WideTable caption="Cifras de personal, de la más reciente" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Alcance</th>
          <th scope="col">Personas</th>
          <th scope="col">Al</th>
          <th scope="col">Documento</th>
          <th scope="col">Estado</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id}>
            <th scope="row">{scopeWords(figure.scope)}</th>
            <td data-titulo="Personas">{peopleWords(figure)}</td>
            <td data-titulo="Al">{formatDate(figure.countedOn)}</td>
            <td data-titulo="Documento">
              {documentWords(figure)} <DocumentLink figure={figure} />
            </td>
            <td data-titulo="Estado">
              {figure.counts ? <span className="etiqueta">Vale ahora</span> : null} {stateWords(figure)}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Campaigns that wait for a figure, each with the way to its form. */
function Held({ view }: Pick<Props, 'view'>) {
  if (view.held.length === 0 || view.reviewed) return null
  return (
    <Notice kind="warning" labelledBy="espera">
      <h2 id="espera">Una aplicación espera una cifra</h2>
      {view.held.map(({ id, title }) => (
        <p key={id}>
          {title}: hubo más respuestas que personas. <Link to={`?aplicacion=${id}`}>Proponer la cifra correcta</Link>
        </p>
      ))}
    </Notice>
  )
}

function ProposalNotes({ headcount }: Pick<OwnFiguresView, 'headcount'>) {
  return (
    <>
      <p>
        Si ya hay una propuesta del mismo alcance que espera, esta la reemplaza. Para más personas con una aplicación
        abierta, proponga la cifra nueva: cuando el MIMP la confirme, la población sube y se pueden crear más papeletas.
      </p>
      {headcount ? (
        <p className="nota">
          El directorio tiene como referencia {peopleWords(headcount)}, al {formatDate(headcount.countedOn)}.
        </p>
      ) : null}
    </>
  )
}

function Proposal({ view: { reviewed, headcount }, problems, values, distance }: Props) {
  return (
    <section aria-labelledby="proponer">
      <h2 id="proponer">{reviewed ? 'Proponer la cifra correcta' : 'Proponer una cifra'}</h2>
      {reviewed ? (
        <Notice kind="warning">
          <p>
            {reviewed.title} ({scopeWords(reviewed.scope)}): hubo más respuestas que las {peopleWords(reviewed)} de su
            población. Escriba cuántas personas podían responder, como lo dice un documento.
          </p>
          <p>
            El MIMP decide con esta cifra una sola vez. Si tampoco alcanza, la aplicación se anula y sus respuestas se
            destruyen sin que nadie las vea.
          </p>
        </Notice>
      ) : null}
      <WithAside before aside={reviewed ? null : <ProposalNotes headcount={headcount} />}>
        <ProposalForm problems={problems} values={values} distance={distance} campaignId={reviewed?.id ?? null} />
      </WithAside>
    </section>
  )
}

/** "Personal de la entidad": the figures that the entity proposed, what became of them, and the form for another. */
export function OwnFiguresPage({ view, problems, values, distance }: Props) {
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <p className="tenue">{view.entityName}</p>
      <h1>Personal de la entidad</h1>
      <p>
        Cuántas mujeres y hombres trabajan en cada alcance, con su documento. Lo propone la entidad y lo confirma el
        MIMP. Una aplicación toma de aquí su población: la cifra debe ser de los {FIGURE_MONTHS} meses anteriores a su
        primer día.
      </p>
      <Held view={view} />
      <FigureTable figures={view.figures} />
      <Proposal view={view} problems={problems} values={values} distance={distance} />
    </>
  )
}
