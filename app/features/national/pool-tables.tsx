import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { PoolView } from './freeze-pools.server.ts'

type Shown = Extract<PoolView['pool'], { kind: 'shown' }>

const MONTHS = ['enero a marzo', 'abril a junio', 'julio a setiembre', 'octubre a diciembre']

/** "julio a setiembre de 2026" of "2026-T3". */
function quarterWords(quarter: string): string {
  const [year, place] = quarter.split('-T')
  return `${MONTHS[Number(place) - 1] ?? ''} de ${year}`
}

function value({ value: points, bound }: Shown['overall']): string {
  const said = formatNumber(points)
  if (bound === 'at-most') return `≤ ${said}`
  return bound === 'at-least' ? `≥ ${said}` : said
}

function Row({ title, figure }: { title: string; figure: Shown['overall'] | undefined }) {
  if (!figure) return null
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="numero" data-titulo="Promedio">
        {value(figure)}
      </td>
      <td data-titulo="Nivel">{LEVEL_NAMES[figure.level]}</td>
    </tr>
  )
}

function PoolTable({ view, pool }: { view: PoolView; pool: Shown }) {
  return (
    <WideTable
      caption={`Promedio de ${formatCount(pool.entities, 'entidad', 'entidades')} con ${formatNumber(pool.count.n)} respuestas o más`}
      className="apilada"
    >
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col" className="numero">
            Promedio (0 a 100)
          </th>
          <th scope="col">Nivel</th>
        </tr>
      </thead>
      <tbody>
        <Row title="Resultado general" figure={pool.overall} />
        {view.dimensions.map(({ id, title }) => (
          <Row key={id} title={title} figure={pool.dimensions.find((dimension) => dimension.id === id)?.figure} />
        ))}
      </tbody>
    </WideTable>
  )
}

function Pool({ view }: { view: PoolView }) {
  const { pool, title } = view
  return (
    <section>
      <h3>
        {title}, {quarterWords(view.quarter)}
      </h3>
      {pool.kind === 'shown' ? (
        <PoolTable view={view} pool={pool} />
      ) : (
        <p>
          No se muestra: cerraron menos de 5 entidades que se puedan promediar sin que se deduzca el dato de alguna.
        </p>
      )}
      <p className="nota">
        Calculado una sola vez, el {formatDate(view.computedOn)}. Huella <code>{view.digest.slice(0, 16)}</code>.
      </p>
    </section>
  )
}

/** Averages over the entities that closed in the last quarter that has ended. */
export function PoolTables({ pools }: { pools: readonly PoolView[] }) {
  return (
    <section aria-labelledby="promedios">
      <h2 id="promedios">Promedio de las entidades que cerraron en el trimestre</h2>
      <p>
        Cada respuesta pesa lo mismo. Entran 5 entidades o más, ninguna con más de la mitad de las respuestas. Las
        entidades con datos ocultos entran juntas, si son 5 o más, o no entran: así nadie puede restar para saber el
        dato de una.
      </p>
      {pools.length === 0 ? (
        <Empty>Aún no terminó un trimestre con aplicaciones cerradas.</Empty>
      ) : (
        pools.map((view) => <Pool key={view.title} view={view} />)
      )}
    </section>
  )
}
