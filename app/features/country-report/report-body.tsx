import { Fragment, type ReactNode } from 'react'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import type { BlockId, ReportBlock, ReportObservation } from '#surveys/country-report/frozen-report.ts'
import { Link } from '#app/kit/shell/link.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { formatNumber } from '#app/kit/format.ts'
import { ChartDrawing } from './chart-drawing.tsx'
import type { ShownReport } from './counted-figure.ts'
import { partId } from './part-id.ts'
import { partChart } from './report-charts.ts'
import { changeRows, figureRows, paragraphsOf } from './report-rows.ts'
import { otherSourceWords, SEVERITY_WORDS } from './words.ts'

type PartOf = Pick<Props, 'report' | 'countedAt'> & { readonly block: ReportBlock }

/** Where a reader of the page finds what the figures of a part count. */
const COUNTED_AT: Readonly<Partial<Record<BlockId, string>>> = { mechanisms: '#nombres', practices: '#practicas' }

function FigureTable({ report, block, countedAt }: PartOf) {
  const rows = block.id === 'introduction' ? [] : figureRows(report, block.id)
  if (rows.length === 0) return null
  return (
    <table className="apilada">
      <caption>Cifras: {block.title.toLowerCase()}</caption>
      <thead>
        <tr>
          <th scope="col">Cifra</th>
          <th scope="col">Valor</th>
          <th scope="col">Quiénes informaron</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, definition, value, told }) => (
          <tr key={id} id={`cifra-${id}`}>
            <th scope="row">
              {title}
              <span className="nota en-linea informe-definicion">{definition}</span>
            </th>
            <Cell title="Valor" absent="sin dato">
              {report.countedSlots[id] ? (
                <Link to={countedAt(report.countedSlots[id])}>
                  {value}
                  <span className="oculto-visual">: qué cuenta</span>
                </Link>
              ) : (
                value
              )}
            </Cell>
            <Cell title="Quiénes informaron" absent="sin dato">
              {told}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Practices({ report }: Pick<Props, 'report'>) {
  return (
    <dl id="practicas" className="informe-practicas">
      {report.practices.map(({ entity, texts }) => (
        <Fragment key={entity}>
          <dt>{entity}</dt>
          {texts.map((text) => (
            <dd key={text}>{text}</dd>
          ))}
        </Fragment>
      ))}
    </dl>
  )
}

function Part({ children, ...part }: PartOf & { readonly children: ReactNode }) {
  const { report, block } = part
  const drawn = block.id === 'introduction' ? null : partChart(report, block.id)
  const counted = COUNTED_AT[block.id]
  return (
    <section aria-labelledby={partId(block.id)}>
      <h2 id={partId(block.id)}>{block.title}</h2>
      {paragraphsOf(block.text).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {counted ? (
        <p>
          <a href={counted}>Ver lo que cuentan estas cifras</a>
        </p>
      ) : null}
      {children}
      {drawn ? <ChartDrawing {...drawn} /> : null}
      <FigureTable {...part} />
      {block.id === 'practices' ? <Practices report={report} /> : null}
    </section>
  )
}

function Names({ report: { mechanisms } }: Pick<Props, 'report'>) {
  return (
    <section aria-labelledby="nombres">
      <h2 id="nombres">Mecanismos por nivel</h2>
      {GOVERNMENT_LEVELS.map((level) => (
        <Fragment key={level}>
          <h3>
            {GOVERNMENT_LEVEL_NAMES[level]}: {formatNumber(mechanisms[level].count)}
          </h3>
          <p>{mechanisms[level].names}</p>
        </Fragment>
      ))}
    </section>
  )
}

function Comparison({ report }: Pick<Props, 'report'>) {
  const { comparison, year, source } = report
  if (!comparison) return null
  return (
    <section aria-labelledby="comparacion">
      <h2 id="comparacion">Comparación con {comparison.year}</h2>
      {comparison.source === source ? null : <p>{otherSourceWords(comparison.year)}</p>}
      <table className="apilada">
        <caption>
          Cifras de {comparison.year} y de {year}
        </caption>
        <thead>
          <tr>
            <th scope="col">Cifra</th>
            <th scope="col">{comparison.year}</th>
            <th scope="col">{year}</th>
            <th scope="col">Cambio</th>
          </tr>
        </thead>
        <tbody>
          {changeRows(report).map(({ title, then, now, change }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <Cell title={String(comparison.year)} absent="sin dato">
                {then}
              </Cell>
              <Cell title={String(year)} absent="sin dato">
                {now}
              </Cell>
              <Cell title="Cambio" absent="sin dato">
                {change}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Observation({ observation }: { observation: ReportObservation }) {
  const { code, severity, words, explanation } = observation
  return (
    <>
      <p>
        <span className={severity === 'note' ? 'etiqueta gris' : 'etiqueta urgente'}>
          {code} · {SEVERITY_WORDS[severity]}
        </span>{' '}
        {words}
      </p>
      {explanation === null ? null : (
        <p>
          <strong>Resuelto porque:</strong> {explanation}
        </p>
      )}
    </>
  )
}

type Props = {
  readonly report: ShownReport
  /** Address of what a figure counts, by the name that the figure has in a text. */
  readonly countedAt: (slot: string) => string
  /** What stands under the text of a part: the form of whoever writes it. */
  readonly under?: (block: BlockId) => ReactNode
  /** What stands under an observation: the form of whoever explains it. */
  readonly answer?: (observation: ReportObservation) => ReactNode
}

/** A country report as a page: text, charts, tables, lists, what is to be said of them, and the year before. */
export function ReportBody({ report, countedAt, under = () => null, answer = () => null }: Props) {
  return (
    <>
      {report.blocks.map((block) => (
        <Part key={block.id} report={report} block={block} countedAt={countedAt}>
          {under(block.id)}
        </Part>
      ))}
      <Names report={report} />
      <Comparison report={report} />
      <section aria-labelledby="observaciones">
        <h2 id="observaciones">Observaciones</h2>
        <p>
          {report.observations.length === 0
            ? 'Ninguna regla encontró diferencias en estas cifras.'
            : 'Dónde las cifras no concuerdan, no se pueden comprobar o cambian mucho. Ninguna se ajustó.'}
        </p>
        <ul className="informe-observaciones">
          {report.observations.map((observation) => (
            <li key={observation.key}>
              <Observation observation={observation} />
              {answer(observation)}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
