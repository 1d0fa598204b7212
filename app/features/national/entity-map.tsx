import { levelStep, LevelLegend } from '#app/kit/figures/level-band.tsx'
import { figureValue } from '#app/kit/words/figure-words.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { EntityMap } from './entity-scores.ts'

function Cell({ figure, title }: { figure: Figure | null; title: string }) {
  if (!figure)
    return (
      <td data-titulo={title} className="tenue">
        no se preguntó
      </td>
    )
  if (figure.kind === 'suppressed')
    return (
      <td data-titulo={title} className="rayada">
        oculto
      </td>
    )
  return (
    <td data-titulo={title} className={`numero n${levelStep(figure.level)}`}>
      {figureValue(figure)}
      <span className="oculto-visual">, nivel {LEVEL_NAMES[figure.level]}</span>
    </td>
  )
}

/** Dimensions × years of one instrument, as they were released. */
export function EntityMapTable({ map: { title, cuts, years, rows } }: { map: EntityMap }) {
  return (
    <section>
      <h3>{title}</h3>
      <table className="mapa-pais">
        <caption className="oculto-visual">{title}: puntajes de 0 a 100 por dimensión y año</caption>
        <thead>
          <tr>
            <th scope="col">Dimensión</th>
            {years.map((year, place) => (
              <th key={`${year}-${place}`} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              {row.figures.map((figure, place) => (
                <Cell key={place} figure={figure} title={String(years[place] ?? '')} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <LevelLegend cuts={cuts} />
    </section>
  )
}
