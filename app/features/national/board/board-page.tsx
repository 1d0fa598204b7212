import { Link } from '#app/kit/shell/link.tsx'
import type { ReactNode } from 'react'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { boardAddress } from './board-filters.ts'
import { BoardFilterForm } from './board-filter-form.tsx'
import { BoardTable } from './board-table.tsx'
import { Coverage } from './coverage.tsx'
import { LevelFigures } from './level-figures.tsx'
import { RegionTiles } from './region-tiles.tsx'
import type { Board } from './view-board.server.ts'

function Entities({ board }: { board: Board }) {
  const { filters, found, page, pages } = board
  return (
    <section aria-labelledby="entidades">
      <h2 id="entidades">Entidades</h2>
      <BoardFilterForm board={board} />
      <p role="status">{formatCount(found, 'entidad', 'entidades')} con estos filtros.</p>
      <BoardTable board={board} />
      <PageLinks page={page} pages={pages} to={(each) => `${boardAddress(filters, each)}#entidades`} />
      <p className="botones">
        <a href={boardAddress(filters, 1, '/nacional/tablero.xlsx')}>Descargar estas entidades (XLSX)</a>
        <a href={boardAddress(filters, 1, '/nacional/tablero.csv')}>Descargar estas entidades (CSV)</a>
      </p>
      <p className="nota">
        No es un orden de mérito. De estereotipos y de hostigamiento sexual se dice solo que hay resultado: sus puntajes
        no se ponen lado a lado entre entidades.
      </p>
    </section>
  )
}

type Props = {
  readonly board: Board
  /** What waits for whoever reads. */
  readonly top: ReactNode
  readonly children: ReactNode
}

/** The first screen of the Ministry: what waits, how far the country has come, where it is weak, and its entities. */
export function BoardPage({ board, top, children }: Props) {
  const { totals } = board
  return (
    <>
      <h1>El país</h1>
      {top}
      {totals.invented > 0 ? (
        <p className="nota">
          {formatNumber(totals.invented)} de {formatCount(totals.entities, 'entidad', 'entidades')} son inventadas para
          esta demostración; las demás son las que nombra el informe de 2019.
        </p>
      ) : null}
      <p className="botones">
        <Link to="/nacional/por-herramienta">Por herramienta</Link>
        <Link to="/nacional/comparar">Comparar</Link>
        <Link to="/nacional/informe">Informe del país</Link>
        <Link to="/nacional/datos">Datos abiertos</Link>
        <Link to="/nacional/registros">Registros anuales</Link>
        <Link to="/nacional/informes-noviembre">Informes de noviembre</Link>
        <Link to="/nacional/adecuacion">Adecuación a la Ley 32535</Link>
        <Link to="/nacional/hoja-servir">Hoja semestral para SERVIR</Link>
        <Link to="/nacional/mef">Presupuesto según el MEF</Link>
        <Link to="/nacional/sin-coordinacion">Entidades sin coordinación</Link>
      </p>
      <Coverage board={board} />
      <RegionTiles tiles={board.tiles} instruments={board.instruments} />
      <LevelFigures board={board} />
      <Entities board={board} />
      {children}
    </>
  )
}
