import { Link } from '@remix-run/react'
import { levelStep, LevelLegend } from '#app/kit/figures/level-band.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { HeatMap, MapCell, MapRow } from './heat-map-facts.ts'

/** "▲" with its words for whoever does not see it. */
function ChangeMark({ cell }: { cell: Extract<MapCell, { kind: 'score' }> }) {
  if (!cell.change) return null
  return (
    <>
      <span aria-hidden="true">{cell.change.way === 'up' ? ' ▲' : ' ▼'}</span>
      <span className="oculto-visual">, {cell.change.says}</span>
    </>
  )
}

/** Why a place is hatched is said below the map, under its letter. */
function Hidden({ note }: { note: string }) {
  return (
    <>
      oculto <sup>{note}</sup>
    </>
  )
}

function Cell({ cell }: { cell: MapCell }) {
  switch (cell.kind) {
    case 'score':
      return (
        <td className={`numero n${levelStep(cell.level)}`}>
          {cell.text}
          <ChangeMark cell={cell} />
        </td>
      )
    case 'difference':
      return (
        <td className="numero">
          <span className={cell.boxed ? 'recuadro' : undefined}>{cell.text}</span>
          <span className="oculto-visual">. {cell.says}</span>
        </td>
      )
    case 'hidden':
      return (
        <td className="rayada">
          <Hidden note={cell.note} />
        </td>
      )
    case 'empty':
      return <td className="tenue">{cell.text}</td>
  }
}

type Props = {
  readonly map: HeatMap
  /** Address of the figure, the questions and the actions of a place, which only a browser's own way there unfolds; null where it has none. */
  readonly to: (id: string) => string | null
}

function Title({ row, to }: { row: MapRow } & Pick<Props, 'to'>) {
  const address = to(row.id)
  return address === null ? (
    <>{row.title}</>
  ) : (
    <Link reloadDocument to={address}>
      {row.title}
    </Link>
  )
}

function MapTable({ map: { years, sexes, rows }, to }: Props) {
  return (
    <table className="mapa">
      <caption>Puntajes de 0 a 100 por dimensión</caption>
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          {years.map(({ id, label }) => (
            <th key={id} scope="col" className="numero">
              {label}
            </th>
          ))}
          {sexes.map((title) => (
            <th key={title} scope="col" className="numero">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Title row={row} to={to} />
            </th>
            {row.scores.map((cell, at) => (
              <Cell key={years[at]?.id ?? at} cell={cell} />
            ))}
            {row.sexes.map((cell, at) => (
              <Cell key={sexes[at] ?? at} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function said(cell: MapCell | undefined) {
  if (!cell) return null
  if (cell.kind === 'hidden') return <Hidden note={cell.note} />
  if (cell.kind === 'difference') return `${cell.text}. ${cell.says}`
  return cell.kind === 'score' && cell.change ? `${cell.text}, ${cell.change.says}` : cell.text
}

/** A place on one line that unfolds, where the map has no room. */
function MapLine({ row, map: { years, sexes }, to }: { row: MapRow } & Props) {
  const now = row.scores[row.scores.length - 1]
  const gap = row.sexes[row.sexes.length - 1]
  const address = to(row.id)
  return (
    <details className="linea">
      <summary>
        <span className="linea-titulo">{row.title}</span>
        {now?.kind === 'score' ? (
          <span className={`ficha n${levelStep(now.level)}`}>
            {now.text}
            <ChangeMark cell={now} />
            <span className="oculto-visual">, {LEVEL_NAMES[now.level]}</span>
          </span>
        ) : (
          <span className="ficha rayada">{said(now)}</span>
        )}
        {gap ? (
          <span className="linea-brecha">
            <span className="oculto-visual">Mujeres menos hombres: </span>
            {gap.kind === 'difference' ? (
              <span className={gap.boxed ? 'recuadro' : undefined}>{gap.text}</span>
            ) : (
              said(gap)
            )}
          </span>
        ) : null}
      </summary>
      <dl className="definiciones">
        {row.scores.map((cell, at) => (
          <div key={years[at]?.id ?? at} className="hecho">
            <dt>{years[at]?.label}</dt>
            <dd>{said(cell)}</dd>
          </div>
        ))}
        {row.sexes.map((cell, at) => (
          <div key={sexes[at] ?? at} className="hecho">
            <dt>{sexes[at]}</dt>
            <dd>{said(cell)}</dd>
          </div>
        ))}
      </dl>
      {address ? (
        <p>
          <Link reloadDocument to={address}>
            Figura, preguntas y plan<span className="oculto-visual"> de {row.title}</span>
          </Link>
        </p>
      ) : null}
    </details>
  )
}

/**
 * Scores of all dimensions at one glance: a table where there is room, on a phone one line each. The numbers stand in
 * every place; the colour only repeats the level.
 */
export function HeatMapFigure({ map, cuts, to }: Props & { readonly cuts: readonly number[] }) {
  return (
    <div>
      <MapTable map={map} to={to} />
      <div className="lineas">
        <p className="lineas-cabeza" aria-hidden="true">
          <span>Dimensión</span>
          <span>Puntaje</span>
          {map.sexes.length > 0 ? <span>M − H</span> : null}
        </p>
        {map.rows.map((row) => (
          <MapLine key={row.id} row={row} map={map} to={to} />
        ))}
      </div>
      {map.notes.map(({ letter, says }) => (
        <p key={letter} className="nota">
          <sup>{letter}</sup> {says}
        </p>
      ))}
      <details className="leer">
        <summary>Cómo leer el cuadro</summary>
        <LevelLegend cuts={cuts} />
        {map.marks.map((mark) => (
          <p key={mark} className="nota">
            {mark}
          </p>
        ))}
        {map.olderYears ? <p className="nota">Los años anteriores están en la parte «En el tiempo».</p> : null}
      </details>
    </div>
  )
}
