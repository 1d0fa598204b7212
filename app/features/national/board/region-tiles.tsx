import { Frames } from '#app/kit/figures/frames.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { TILE_WORDS } from './board-words.ts'
import type { RegionTile, TileState } from './coverage-facts.ts'
import type { Board } from './view-board.server.ts'

/** Column and row of each region on a grid of tiles that keeps who neighbours whom, north above. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  Tumbes: [0, 0],
  Loreto: [3, 0],
  Piura: [0, 1],
  Cajamarca: [1, 1],
  Amazonas: [2, 1],
  'San Martín': [3, 1],
  Lambayeque: [0, 2],
  'La Libertad': [1, 2],
  Huánuco: [2, 2],
  Ucayali: [3, 2],
  Áncash: [1, 3],
  Pasco: [2, 3],
  Junín: [3, 3],
  Callao: [0, 4],
  Lima: [1, 4],
  Huancavelica: [2, 4],
  Cusco: [3, 4],
  'Madre de Dios': [4, 4],
  Ica: [1, 5],
  Ayacucho: [2, 5],
  Apurímac: [3, 5],
  Puno: [4, 5],
  Arequipa: [2, 6],
  Moquegua: [3, 6],
  Tacna: [4, 6],
}
const WIDE = 116
const HIGH = 58
const GAP = 4
const SIZE = { width: WIDE, height: HIGH }

/** Shape and fill tell the state, so that it does not hang on colour: full, half, a ring with a dot, an empty ring. */
function Mark({ state, x, y }: { state: TileState; x: number; y: number }) {
  return (
    <>
      <circle className={`marca-${state}`} cx={x} cy={y} r={8} />
      {state === 'some' ? <rect className="mitad" x={x - 8} y={y - 1} width={16} height={9} /> : null}
      {state === 'applying' ? <circle className="punto" cx={x} cy={y} r={3} /> : null}
    </>
  )
}

const COLUMNS = 5
/** Rows of the grid of Peru; whoever has no place in it stands below. */
const ROWS = 7

/** Left and upper edge of a tile. @param besides those that have no place in the grid. */
function cornerOf(region: string, besides: readonly string[]): readonly [x: number, y: number] {
  const at = besides.indexOf(region)
  const [column, row] = PLACES[region] ?? [at % COLUMNS, ROWS + Math.floor(at / COLUMNS)]
  return [column * (WIDE + GAP), row * (HIGH + GAP)]
}

type Placed = { readonly tile: RegionTile; readonly x: number; readonly y: number }

function Tile({ tile, x, y }: Placed) {
  return (
    <>
      <text x={x + 8} y={y + 20}>
        {tile.region}
      </text>
      {tile.entities === 0
        ? null
        : tile.states.map(({ instrument, state }, place) => (
            <Mark key={instrument} state={state} x={x + 18 + place * 26} y={y + 40} />
          ))}
    </>
  )
}

function TileTable({ tiles, instruments }: Pick<Board, 'tiles' | 'instruments'>) {
  return (
    <table className="apilada">
      <caption className="oculto-visual">Gobiernos regionales por región y herramienta</caption>
      <thead>
        <tr>
          <th scope="col">Región</th>
          {instruments.map(({ slug, title }) => (
            <th key={slug} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiles.map(({ region, entities, states }) => (
          <tr key={region}>
            <th scope="row">{region}</th>
            {entities === 0 ? (
              <td colSpan={instruments.length}>No hay gobierno regional en el directorio.</td>
            ) : (
              states.map(({ instrument, state }, place) => (
                <td key={instrument} data-titulo={instruments[place]?.title}>
                  {TILE_WORDS[state]}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The regional governments on a grid of tiles: who has a result, who is applying. No score is drawn. */
export function RegionTiles({ tiles, instruments }: Pick<Board, 'tiles' | 'instruments'>) {
  const known = tiles.filter(({ entities }) => entities > 0)
  const any = known.filter(({ states }) => states.some(({ state }) => state === 'applied' || state === 'some'))
  const besides = tiles.map(({ region }) => region).filter((region) => !(region in PLACES))
  const placed = tiles.map((tile): Placed => {
    const [x, y] = cornerOf(tile.region, besides)
    return { tile, x, y }
  })
  const rows = ROWS + Math.ceil(besides.length / COLUMNS)
  const says = `${formatNumber(any.length)} de ${formatCount(known.length, 'región tiene', 'regiones tienen')} resultado de alguna herramienta.`
  return (
    <section aria-labelledby="regiones">
      <h2 id="regiones">Gobiernos regionales</h2>
      <p>{says} Se muestra quién aplicó y quién está aplicando; ningún puntaje.</p>
      <figure className="figura solo-mediano">
        <svg
          className="tejas"
          viewBox={`-1 -1 ${COLUMNS * (WIDE + GAP)} ${rows * (HIGH + GAP)}`}
          role="img"
          aria-label={`Cuadrícula de las regiones. ${says} La tabla siguiente tiene los datos.`}
        >
          <Frames {...SIZE} className="teja" corners={placed.filter(({ tile }) => tile.entities > 0)} />
          <Frames {...SIZE} className="teja vacia" corners={placed.filter(({ tile }) => tile.entities === 0)} />
          {placed.map((each) => (
            <Tile key={each.tile.region} {...each} />
          ))}
        </svg>
        <figcaption>
          De izquierda a derecha en cada región: {instruments.map(({ title }) => title.toLowerCase()).join(', ')}.
          Círculo lleno: con resultado; con punto: aplicando; vacío: sin resultado.
        </figcaption>
      </figure>
      <details>
        <summary>Ver la tabla de gobiernos regionales</summary>
        <TileTable tiles={tiles} instruments={instruments} />
      </details>
    </section>
  )
}
