import { MEF_STATE_NAMES } from '#app/features/mef-budget/words.ts'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatSoles } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import type { PliegoRow, PliegoTable, ProgrammeTable } from './counted-money.ts'
import { coverageWords, percentWords, someNames, sourceWords, unknownTotalWords } from './money-words.ts'

type Props<Table> = { readonly table: Table; readonly count: number }
type Column = { readonly title: string; readonly isNumber?: true }

function Head({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ title, isNumber }) => (
          <th key={title} scope="col" className={isNumber ? 'numero' : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** An amount or a share; where there is none, why. */
function Amount({ title, absent = 'sin dato', children }: { title: string; absent?: string; children: string | null }) {
  return (
    <td data-titulo={title} className="numero">
      {children ?? <span className="tenue">{absent}</span>}
    </td>
  )
}

const soles = (centimos: number | null) => (centimos === null ? null : formatSoles(centimos))

function Sources({ sources }: Pick<PliegoTable, 'sources'>) {
  const [only, ...more] = sources
  if (!only) return null
  if (more.length === 0) return <p>Fuente: {sourceWords(only)}.</p>
  return (
    <>
      <p>Fuentes:</p>
      <ul>
        {sources.map((source) => (
          <li key={sourceWords(source)}>{sourceWords(source)}.</li>
        ))}
      </ul>
    </>
  )
}

function Programmes({ programmes }: Pick<PliegoRow, 'programmes'>) {
  return (
    <Cell title="Programas" absent="ninguno">
      {programmes.map(({ code, isShared }) => (isShared ? `${code} (compartido)` : code)).join(', ')}
    </Cell>
  )
}

const PIM: Column = { title: 'PIM de los programas', isNumber: true }
const EXECUTED: Column = { title: 'Ejecutado', isNumber: true }
const RATE: Column = { title: 'Ejecutado del PIM', isNumber: true }
const WHOLE: Column = { title: 'PIM total', isNumber: true }
const OF_WHOLE: Column = { title: 'Ejecutado del PIM total', isNumber: true }
const SAID: Column = { title: 'Qué dijo la entidad' }
const SOURCE: Column = { title: 'Fuente' }

function Pliego({ row, table }: { readonly row: PliegoRow; readonly table: PliegoTable }) {
  const isZero = row.programmes.length === 0
  return (
    <tr>
      <th scope="row">{row.entity}</th>
      <Programmes programmes={row.programmes} />
      <Amount title={PIM.title}>{formatSoles(row.pim)}</Amount>
      <Amount title={EXECUTED.title}>{formatSoles(row.executed)}</Amount>
      <Amount title={RATE.title} absent="sin PIM">
        {percentWords(row.executedPercent)}
      </Amount>
      {table.isRegional ? (
        <>
          <Amount title={WHOLE.title} absent={isZero ? 'no se suma' : 'sin dato'}>
            {isZero ? null : soles(row.totalPim)}
          </Amount>
          <Amount title={OF_WHOLE.title} absent={isZero ? 'no se suma' : 'sin dato'}>
            {isZero ? null : percentWords(row.totalPercent)}
          </Amount>
        </>
      ) : null}
      <Cell title={SAID.title} absent="sin dato">
        {MEF_STATE_NAMES[row.state]}
      </Cell>
      {table.sources.length > 1 ? (
        <Cell title={SOURCE.title} absent="sin dato">
          {row.source ? sourceWords(row.source) : null}
        </Cell>
      ) : null}
    </tr>
  )
}

function PliegoSums({ table, count }: Props<PliegoTable>) {
  const { sums, isRegional, sources } = table
  return (
    <tr>
      <th scope="row">Suma de {formatCount(count, 'entidad', 'entidades')}</th>
      <td className="sin-dato" />
      <Amount title={PIM.title}>{formatSoles(sums.pim)}</Amount>
      <Amount title={EXECUTED.title}>{formatSoles(sums.executed)}</Amount>
      <Amount title={RATE.title}>{percentWords(sums.executedPercent)}</Amount>
      {isRegional ? (
        <>
          <Amount title={WHOLE.title}>{soles(sums.totalPim)}</Amount>
          <Amount title={OF_WHOLE.title}>{percentWords(sums.totalPercent)}</Amount>
        </>
      ) : null}
      <td className="sin-dato" />
      {sources.length > 1 ? <td className="sin-dato" /> : null}
    </tr>
  )
}

/** The pliegos whose money a figure adds up; the sums are of all pages. Money in céntimos. */
export function PliegoMoney({ table, count }: Props<PliegoTable>) {
  const whole = table.isRegional ? [WHOLE, OF_WHOLE] : []
  const unknown = unknownTotalWords(table)
  return (
    <>
      <p>
        {coverageWords(table)} El dinero de un programa compartido se suma en cada entidad que lo tiene, por la parte
        que es suya; en el número de programas cuenta una vez.
      </p>
      {unknown ? <p>{unknown}</p> : null}
      <Sources sources={table.sources} />
      <WideTable
        caption={`${formatCount(count, 'entidad', 'entidades')}, con el nombre que tenían ese año. La suma es de todas, no solo de esta página`}
        className="apilada"
      >
        <Head
          columns={[
            { title: 'Entidad' },
            { title: 'Programas' },
            ...[PIM, EXECUTED, RATE, ...whole, SAID],
            ...(table.sources.length > 1 ? [SOURCE] : []),
          ]}
        />
        <tbody>
          {table.rows.map((row, place) => (
            <Pliego key={place} row={row} table={table} />
          ))}
        </tbody>
        <tfoot>
          <PliegoSums table={table} count={count} />
        </tfoot>
      </WideTable>
    </>
  )
}

/** The programmes that a figure counts, each once, with where it counts and who shares it. Money in céntimos. */
export function ProgrammeMoney({ table, count }: Props<ProgrammeTable>) {
  return (
    <>
      <p>
        {coverageWords(table)} Un programa que comparten varias entidades cuenta una vez: con la que tiene más PIM de
        él. Su dinero es el de todas.
      </p>
      <Sources sources={table.sources} />
      <WideTable
        caption={`${formatCount(count, 'programa', 'programas')}. La suma es de todos, no solo de esta página`}
        className="apilada"
      >
        <Head
          columns={[
            ...[{ title: 'Programa' }, { title: 'Cuenta con' }, { title: 'Lo comparten' }],
            ...[{ ...PIM, title: 'PIM' }, EXECUTED],
          ]}
        />
        <tbody>
          {table.rows.map(({ code, name, pim, executed, countsIn, sharedBy }) => (
            <tr key={code}>
              <th scope="row">
                {code} {name}
              </th>
              <Cell title="Cuenta con" absent="sin dato">
                {countsIn}
              </Cell>
              <Cell title="Lo comparten" absent="nadie más">
                {someNames(sharedBy)}
              </Cell>
              <Amount title="PIM">{formatSoles(pim)}</Amount>
              <Amount title={EXECUTED.title}>{formatSoles(executed)}</Amount>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Suma de {formatCount(count, 'programa', 'programas')}</th>
            <td className="sin-dato" />
            <td className="sin-dato" />
            <Amount title="PIM">{formatSoles(table.sums.pim)}</Amount>
            <Amount title={EXECUTED.title}>{formatSoles(table.sums.executed)}</Amount>
          </tr>
        </tfoot>
      </WideTable>
    </>
  )
}
