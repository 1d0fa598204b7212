import { Form } from '@remix-run/react'
import { LevelLegend, levelStep } from '#app/kit/figures/level-band.tsx'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber, formatPercent } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { LEVEL_GROUP_NAMES } from '#app/kit/words/group-names.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { POOL_FROM } from '#surveys/disclosure/pool/gate.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import type { LevelGroup } from '../level-counts.ts'
import { boardFields } from './board-filters.ts'
import type { LevelMapRow, Weakest } from './level-map.ts'
import type { Board } from './view-board.server.ts'

const groupName = (group: LevelGroup['group'] | null) =>
  group === 'all' || group === null ? 'Todo el país' : LEVEL_GROUP_NAMES[group]

function StackedRow({ group: { group, counts } }: { group: LevelGroup }) {
  const total = counts ? MATURITY_LEVELS.reduce((sum, level) => sum + counts[level], 0) : 0
  let start = 0
  const parts = MATURITY_LEVELS.map((level) => {
    const percent = counts ? (100 * counts[level]) / total : 0
    start += percent
    return { level, percent, start: start - percent, entities: counts?.[level] ?? 0 }
  })
  const words = parts
    .filter(({ entities }) => entities > 0)
    .map(({ level, entities }) => `${LEVEL_NAMES[level]} ${formatNumber(entities)}`)
    .join(', ')
  return (
    <div className="fila-figura">
      <span className="fila-titulo">{groupName(group)}</span>
      {counts ? (
        <>
          <svg className="banda" width="100%" height={30} role="img" aria-label={`${groupName(group)}: ${words}`}>
            {parts.map(({ level, percent, start: from }, place) => (
              <rect
                key={level}
                className={`seg n${place + 1}`}
                x={`${from}%`}
                width={`${percent}%`}
                y={4}
                height={22}
              />
            ))}
          </svg>
          <span className="fila-valor tenue">{words}</span>
        </>
      ) : (
        <span className="fila-oculta">Menos de {POOL_FROM} entidades: no se describe como grupo.</span>
      )}
    </div>
  )
}

function StackedLevels({ levels }: { levels: readonly LevelGroup[] }) {
  return (
    <figure className="figura">
      <p className="figura-titulo">Entidades por nivel de su último resultado general</p>
      <div className="filas">
        {levels.map((group) => (
          <StackedRow key={group.group} group={group} />
        ))}
      </div>
      <figcaption>
        Cada barra suma {formatPercent(100)} de las entidades del grupo con resultado que se muestra.
      </figcaption>
    </figure>
  )
}

function MapCell({ figure }: { figure: LevelMapRow['country'] }) {
  if (!figure) return <td className="rayada">no se muestra</td>
  return (
    <td className={`numero n${levelStep(figure.level)}`}>
      {formatNumber(figure.value)}
      <span className="oculto-visual">
        , nivel {LEVEL_NAMES[figure.level]}, {formatCount(figure.entities, 'entidad', 'entidades')}
      </span>
    </td>
  )
}

function LevelMapTable({ map, cuts }: { map: readonly LevelMapRow[]; cuts: readonly number[] }) {
  return (
    <>
      <WideTable caption="Promedio de las entidades, de 0 a 100" className="mapa-pais">
        <thead>
          <tr>
            <th scope="col">Dimensión</th>
            <th scope="col">Todo el país</th>
            {map[0]?.levels.map(({ level }) => (
              <th key={level} scope="col">
                {LEVEL_GROUP_NAMES[level]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.map(({ id, title, country, levels }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <MapCell figure={country} />
              {levels.map(({ level, figure }) => (
                <MapCell key={level} figure={figure} />
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
      <LevelLegend cuts={cuts} />
      <p className="nota">
        Promedio simple del último resultado mostrado de cada entidad: cada una cuenta igual. Un grupo se muestra desde{' '}
        {POOL_FROM} entidades y si ninguna tiene más de la mitad de las respuestas. No lleva margen de error: quiénes
        aplican no es una muestra del país.
      </p>
    </>
  )
}

function weakestWords({ level, titles, value, entities }: Weakest): string {
  const what =
    titles.length === 1
      ? `lo más bajo es «${titles[0]}»`
      : `lo más bajo es, por igual, ${titles.map((each) => `«${each}»`).join(' y ')}`
  return `${groupName(level)}: ${what}, con ${formatNumber(value)} de 100 (${formatCount(entities, 'entidad', 'entidades')}).`
}

const NOT_COMPARED = {
  attitudes: 'Los estereotipos describen un clima de opinión: no se ordenan entidades ni se cuentan por nivel.',
  trust:
    'En hostigamiento sexual un puntaje bajo puede ser confianza para hablar: no se ordenan entidades ni se cuentan por nivel.',
} as const

/** Chooses the instrument of the figures; the rest of the address stays. */
function InstrumentChoice({ filters, instruments }: Pick<Board, 'filters' | 'instruments'>) {
  const kept = boardFields(filters).filter(([name, value]) => name !== 'figura' && value !== '')
  return (
    <Form method="get" action="/nacional#niveles" key={filters.shown} className="filtros">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="figura"
        label="Herramienta de estas figuras"
        value={filters.shown}
        options={instruments.map(({ slug, title }) => [slug, title])}
      />
      <div className="botones">
        <button className="boton segundo" type="submit">
          Ver
        </button>
      </div>
    </Form>
  )
}

/** Levels, dimensions and weak points of the country and of each level of government, one instrument at a time. */
export function LevelFigures({ board: { figures, filters, instruments } }: { board: Board }) {
  const { levels, map, cuts, weakest, whyNotCompared, title } = figures
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">Dónde está el país: {title.toLowerCase()}</h2>
      <InstrumentChoice filters={filters} instruments={instruments} />
      {whyNotCompared ? <p>{NOT_COMPARED[whyNotCompared]}</p> : null}
      {levels ? <StackedLevels levels={levels} /> : null}
      {weakest.length > 0 ? (
        <>
          <h3>Dónde está más débil</h3>
          <ul>
            {weakest.map((each) => (
              <li key={each.level ?? 'todo'}>{weakestWords(each)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {map.length > 0 ? <LevelMapTable map={map} cuts={cuts} /> : null}
      {map.length === 0 ? (
        <p>
          De presupuesto se cuentan niveles ya revisados; sus dimensiones se leen entidad por entidad, porque no todas
          programan, invierten ni atienden lo mismo.
        </p>
      ) : null}
    </section>
  )
}
