import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Comparison } from './view-compare.server.ts'

const SHADES: Readonly<Record<MaturityLevelId, string>> = {
  initial: 'n1',
  'in-process': 'n2',
  advanced: 'n3',
  consolidated: 'n4',
}

/** Every released cell, shaded by its level; what is not shown says so. Narrow screens read the table below instead. */
export function HeatMap({ view: { sides, measures } }: { view: Comparison }) {
  return (
    <WideTable caption="Puntajes por dimensión: el tono es el nivel" className="mapa">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          {sides.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map(({ id: measure, title }) => (
          <tr key={measure}>
            <th scope="row">{title}</th>
            {sides.map(({ id, cells }) => {
              const cell = cells[measure]
              return cell?.kind === 'shown' ? (
                <td key={id} className={SHADES[cell.level]}>
                  {cell.said} <span className="oculto-visual">nivel {LEVEL_NAMES[cell.level]}</span>
                </td>
              ) : (
                <td key={id}>no se muestra</td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Every number that is drawn, with its interval, or why it is not there. */
export function ScoresTable({ view: { sides, measures } }: { view: Comparison }) {
  return (
    <WideTable caption="Puntajes con su intervalo" className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          {sides.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map(({ id: measure, title }) => (
          <tr key={measure}>
            <th scope="row">{title}</th>
            {sides.map(({ id, name, cells }) => {
              const cell = cells[measure]
              return (
                <td key={id} data-titulo={name}>
                  {cell?.kind === 'shown' ? `${cell.said} ${cell.range}` : (cell?.why ?? 'no se preguntaba')}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Every pair that was stated, with what may be said of it. */
export function PairsTable({
  view: { measures },
  pairs,
}: {
  view: Comparison
  pairs: NonNullable<Comparison['comparison']>['pairs']
}) {
  const titles = new Map(measures.map(({ id, title }) => [id, title]))
  return (
    <WideTable caption="Todas las comparaciones fijadas de antemano" className="apilada">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col">La primera</th>
          <th scope="col">La segunda</th>
          <th scope="col">Primera menos segunda</th>
          <th scope="col">Conclusión</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ measure, one, other, difference, verdict }) => (
          <tr key={`${measure} ${one} ${other}`}>
            <th scope="row">{titles.get(measure)}</th>
            <td data-titulo="La primera">{one}</td>
            <td data-titulo="La segunda">{other}</td>
            <td data-titulo="Diferencia">{difference === '' ? 'sin cálculo' : difference}</td>
            <td data-titulo="Conclusión">{verdict}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
