import { Link } from '@remix-run/react'
import { inlinesOf, type TableBlock, type Words } from '#app/kit/documents/manuscript.ts'
import { formatShortDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { PlanHead, ProgressBar } from '../plan-head.tsx'
import { reportAddress } from './report-address.ts'
import { reportSections, type ReportSection } from './report-sections.ts'
import { progressWords, reportTitle, standingWords } from './report-words.ts'
import type { ReportView } from './view-report.server.ts'

function Said({ words }: { words: Words }) {
  return inlinesOf(words).map((inline, index) =>
    typeof inline === 'string' ? inline : <strong key={index}>{inline.bold}</strong>,
  )
}

/** A table of a document on a page; on a phone its rows stand one beneath the other. */
function DocumentTable({ table: { caption, columns, rows, rowHead = 0 } }: { table: TableBlock }) {
  const look = (index: number) => (columns[index]?.numeric ? 'numero' : undefined)
  return (
    <table className="apilada informe-avance">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title }, index) => (
            <th key={title} scope="col" className={look(index)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((words, index) =>
              index === rowHead ? (
                <th key={index} scope="row">
                  <Said words={words} />
                </th>
              ) : (
                <td key={index} data-titulo={columns[index]?.title} className={look(index)}>
                  <Said words={words} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Section({ section: { title, blocks } }: { section: ReportSection }) {
  return (
    <section>
      <h3>{title}</h3>
      {blocks.map((block, index) =>
        block.kind === 'table' ? (
          <DocumentTable key={index} table={block} />
        ) : (
          <p key={index} className={block.tone === 'note' ? 'tenue' : undefined}>
            {block.words}
          </p>
        ),
      )}
    </section>
  )
}

function CutOffs({ view }: { view: ReportView }) {
  const { head, cutOffs, report } = view
  return (
    <nav className="botones vistas no-imprimir" aria-label="Informes del plan, por corte">
      {cutOffs.map((cutOff) => (
        <Link
          key={cutOff}
          to={reportAddress(head.place, cutOff)}
          aria-current={cutOff === report.cutOff ? 'page' : undefined}
        >
          {formatShortDate(cutOff)}
        </Link>
      ))}
    </nav>
  )
}

function Downloads({ view: { head, report } }: { view: ReportView }) {
  return (
    <div className="botones no-imprimir">
      <a className="boton" href={reportAddress(head.place, report.cutOff, 'pdf')}>
        Descargar en PDF
      </a>
      <a className="boton segundo" href={reportAddress(head.place, report.cutOff, 'docx')}>
        Descargar en Word
      </a>
      <PrintButton />
    </div>
  )
}

/** How a plan was at a cut-off: the same words and numbers as its files. */
export function ReportPage({ view }: { view: ReportView }) {
  const { head, report, facts, digest } = view
  return (
    <>
      <PlanHead head={head} here="informes" bar={false} />
      <CutOffs view={view} />
      <h2>{reportTitle(report)}</h2>
      <Notice kind={report.standing === 'preliminary' ? 'warning' : 'plain'}>
        <p>{standingWords(report)}</p>
      </Notice>
      {report.whole ? null : <p>Extracto: solo las acciones de los resultados que se compartieron con usted.</p>}
      {report.actions.length === 0 ? (
        <Empty>Al corte no había acciones aceptadas.</Empty>
      ) : (
        <>
          <p>{progressWords(report)}</p>
          <ProgressBar progress={{ ...report.counts, 'to-decide': 0 }} isClosed={false} />
        </>
      )}
      <Downloads view={view} />
      {reportSections(report).map((section) => (
        <Section key={section.title} section={section} />
      ))}
      <section>
        <h3>De este informe</h3>
        <dl className="definiciones">
          {[...facts, ['Huella SHA-256 del contenido', digest] as const].map(([name, value]) => (
            <div key={name} className="hecho">
              <dt>{name}</dt>
              <dd>{/^[0-9a-f]{64}$/.test(value) ? <code className="largo">{value}</code> : value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
