import { Form } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatInColumn, formatNumber, formatPercent, formatStatistic } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import type { ReleasedItem } from '#surveys/disclosure/pool/item-analysis.ts'
import type { ItemMark } from '#surveys/scoring/item-analysis.ts'
import type { ItemAnalysisView } from './count-items.server.ts'

/** Beside a question whose answers do not allow the number. */
const NOT_COMPUTED = 'no se calcula'

/** What to do about an item, said to whoever prepares the next version. */
const ADVICE = {
  'low-correlation': 'Va poco con el resto de su dimensión: aclare la frase o pásela a otra dimensión.',
  'alpha-rises': 'La dimensión mide mejor sin ella: quítela o escríbala de nuevo.',
  unknown: 'Mucha gente no sabe: informe al personal, o pregunte lo que sí puede ver.',
  floor: 'Casi todas las respuestas son la menos favorable: no distingue; use una frase menos exigente.',
  ceiling: 'Casi todas las respuestas son la más favorable: no distingue; use una frase más exigente.',
} satisfies Record<ItemMark, string>

type Analysis = NonNullable<ItemAnalysisView['analysis']>

function Row({ text, item }: { text: string; item: ReleasedItem }) {
  return (
    <tr>
      <th scope="row">
        {text} <span className="tenue">({item.id})</span>
      </th>
      <td className="numero" data-titulo="Promedio">
        {item.mean === null ? NOT_COMPUTED : formatInColumn(item.mean, 1)}
      </td>
      <td className="numero" data-titulo="Correlación">
        {item.correlation === null ? NOT_COMPUTED : formatStatistic(item.correlation)}
      </td>
      <td className="numero" data-titulo="Alfa sin ella">
        {item.alphaIfDeleted === null ? NOT_COMPUTED : formatStatistic(item.alphaIfDeleted)}
      </td>
      <td className="numero" data-titulo="No sabe">
        {formatPercent(item.unknownPercent)}
      </td>
      <td className="numero" data-titulo="Piso">
        {formatPercent(item.floorPercent)}
      </td>
      <td className="numero" data-titulo="Techo">
        {formatPercent(item.ceilingPercent)}
      </td>
      <td>{item.marks.length === 0 ? 'Bien' : item.marks.map((mark) => ADVICE[mark]).join(' ')}</td>
    </tr>
  )
}

function DimensionTable({
  view,
  analysis,
  dimension,
}: {
  view: ItemAnalysisView
  analysis: Analysis
  dimension: ItemAnalysisView['dimensions'][number]
}) {
  const found = analysis.dimensions.find(({ id }) => id === dimension.id)
  const items = new Map(analysis.items.map((item) => [item.id, item]))
  return (
    <section aria-labelledby={`dim-${dimension.id}`}>
      <h3 id={`dim-${dimension.id}`}>{dimension.title}</h3>
      <p>{claimSentence({ kind: 'alpha', found: found ?? null })}</p>
      <WideTable caption={`${view.title}, versión ${view.version}: ${dimension.title}`} className="apilada">
        <thead>
          <tr>
            <th scope="col">Pregunta</th>
            {['Promedio', 'Correlación', 'Alfa sin ella', 'No sabe', 'Piso', 'Techo'].map((title) => (
              <th key={title} scope="col" className="numero">
                {title}
              </th>
            ))}
            <th scope="col">Qué hacer</th>
          </tr>
        </thead>
        <tbody>
          {dimension.items.map(({ id, text }) => {
            const item = items.get(id)
            return item ? <Row key={id} text={text} item={item} /> : null
          })}
        </tbody>
      </WideTable>
    </section>
  )
}

function WhatToChange({ view, analysis }: { view: ItemAnalysisView; analysis: Analysis }) {
  const texts = new Map(view.dimensions.flatMap(({ items }) => items.map(({ id, text }) => [id, text])))
  const marked = analysis.items.filter(({ marks }) => marks.length > 0)
  return (
    <section className="caja" aria-labelledby="que-cambiar">
      <h2 id="que-cambiar">Qué cambiar en la versión {view.version + 1}</h2>
      {marked.length === 0 ? <Empty>Nada salta a la vista: ninguna pregunta tiene una marca.</Empty> : null}
      <ul>
        {marked.map(({ id, marks }) => (
          <li key={id}>
            «{texts.get(id)}» {marks.map((mark) => ADVICE[mark]).join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Versions({ versions, chosen }: Pick<ItemAnalysisView, 'versions' | 'chosen'>) {
  return (
    <Form method="get" className="filtros">
      <div className="campo">
        <label htmlFor="version">Herramienta y versión</label>
        <select id="version" name="version" defaultValue={chosen}>
          {versions.map(({ address, label }) => (
            <option key={address} value={address}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="campo">
        <button className="boton segundo" type="submit">
          Ver
        </button>
      </div>
    </Form>
  )
}

/** How the questions work over the country, and what to change in the next version. */
export function ItemAnalysisPage({ view, mayCount }: { view: ItemAnalysisView; mayCount: boolean }) {
  const { analysis } = view
  return (
    <>
      <h1>Análisis de las preguntas</h1>
      <p>
        Dice si las preguntas miden bien, con la suma de todas las aplicaciones cerradas del país. No muestra a ninguna
        entidad.
      </p>
      <Versions {...view} />
      {mayCount && view.mayCount ? (
        <SendForm className="caja">
          <p>
            Hay aplicaciones cerradas que todavía no están en la suma. Se agregan juntas, una vez por trimestre. Las que
            se podrían deducir restando lo que ya se publicó de las demás esperan al siguiente.
          </p>
          <SendButton className="boton">Agregar las aplicaciones cerradas</SendButton>
        </SendForm>
      ) : null}
      {analysis ? (
        <>
          <p>
            {formatNumber(analysis.campaigns)} aplicaciones de {formatNumber(analysis.entities)} entidades. Cada
            dimensión se analiza con sus propias respuestas completas: las que tienen puntos en todas sus preguntas de
            opinión.
          </p>
          <WhatToChange view={view} analysis={analysis} />
          <h2>Pregunta por pregunta</h2>
          <p className="nota">
            Promedio de 0 a 100. Correlación de la pregunta con la suma de las otras de su dimensión (se marca por
            debajo de 0.30). Piso y techo: qué parte dio la respuesta menos y más favorable (se marcan desde 80%). Sin
            número: la pregunta prueba conocimiento o no la responden todas las personas.
          </p>
          {view.dimensions.map((dimension) => (
            <DimensionTable key={dimension.id} view={view} analysis={analysis} dimension={dimension} />
          ))}
        </>
      ) : (
        <Empty>
          Aún no hay suficientes aplicaciones de esta versión: hacen falta 200 respuestas completas en una dimensión, de
          al menos 5 entidades, y que ninguna aporte más de la mitad.
        </Empty>
      )}
    </>
  )
}
