import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate } from '#app/kit/format.ts'
import type { NovemberReport, ReportFigure, ReportSection, ReportTable } from '#surveys/november-report/report.ts'
import { figureWords } from './words.ts'

function Figures({ figures }: { readonly figures: readonly ReportFigure[] }) {
  if (figures.length === 0) return null
  return (
    <details>
      <summary>Cifras, con su definición y su fuente</summary>
      <WideTable caption="Cifras de esta parte" className="apilada">
        <thead>
          <tr>
            <th scope="col">Cifra</th>
            <th scope="col">Valor</th>
            <th scope="col">Qué cuenta</th>
            <th scope="col">Fuente y corte</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figure.label}</th>
              <td data-titulo="Valor">{figureWords(figure)}</td>
              <td data-titulo="Qué cuenta">{figure.definition}</td>
              <td data-titulo="Fuente y corte">
                {figure.source}, al {formatDate(figure.cutOff)}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  )
}

function Table({ table: { caption, columns, rows } }: { readonly table: ReportTable }) {
  return (
    <WideTable caption={caption} className="apilada">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells], place) => (
          <tr key={place}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={index} data-titulo={columns[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** What data say in a section: nobody edits it. @property withWritten whether what was written stands below. */
export function ShownSection({
  section,
  withWritten,
}: {
  readonly section: ReportSection
  readonly withWritten: boolean
}) {
  const { note, paragraphs, tables, written, figures } = section
  return (
    <>
      {note === '' ? null : <p className="tenue">{note}</p>}
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {withWritten ? written.map((line, place) => <p key={place}>{line}</p>) : null}
      {tables.map((table) => (
        <Table key={table.caption} table={table} />
      ))}
      <Figures figures={figures} />
    </>
  )
}

/** A whole report as it is read. */
export function ShownReport({ report }: { readonly report: NovemberReport }) {
  return (
    <>
      {report.opening.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {report.sections.map((section) => (
        <section key={section.id} aria-labelledby={`parte-${section.id}`}>
          <h2 id={`parte-${section.id}`}>{section.title}</h2>
          <ShownSection section={section} withWritten />
        </section>
      ))}
    </>
  )
}
