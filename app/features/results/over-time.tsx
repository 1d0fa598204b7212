import type { ReactNode } from 'react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { type Decimals, formatDate, withinSentence } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { columnDecimals, figureValue } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { changeVerdict } from '#surveys/disclosure/verdict.ts'
import type { Timeline } from './view-results.server.ts'

type Described = { readonly dimensions: readonly { readonly id: string; readonly title: string }[] }
type Row = {
  readonly id: string
  readonly title: string
  readonly figures: readonly (Figure | undefined)[]
  readonly change: Change
}

function rowsOf({ releases, change }: Timeline, { dimensions }: Described): Row[] {
  const changes = new Map(change.dimensions.map(({ id, change: each }) => [id, each]))
  return [
    {
      id: 'overall',
      title: 'Resultado general',
      figures: releases.map(({ overall }) => overall),
      change: change.overall,
    },
    ...dimensions.map(({ id, title }) => ({
      id,
      title,
      figures: releases.map((each) => each.dimensions.find((dimension) => dimension.id === id)?.figure),
      change: changes.get(id) ?? { kind: 'not-shown' as const },
    })),
  ]
}

function year(date: string): string {
  return date.slice(0, 4)
}

function cellWords(figure: Figure | undefined, k: number, decimals: Decimals): string {
  if (!figure) return 'no se preguntaba'
  return figure.kind === 'scored' ? figureValue(figure, decimals) : suppressionWords(figure.reason, k)
}

/** What was lowest before, beside the average change of the others; nothing where too little is compared. */
export function FormerlyLowest({
  found,
  instrument,
  decimals,
}: {
  found: Timeline['change']['formerlyLowest']
  instrument: Described
  decimals: Decimals
}) {
  if (!found) return null
  const title = instrument.dimensions.find(({ id }) => id === found.id)?.title
  const claim = { ...found, title: title ?? found.id, decimals }
  return <p>{claimSentence({ kind: 'formerly-lowest', ...claim })}</p>
}

/** Why two applications are not compared in everything: another version, or other people asked. */
export function WhyNotAll({ versions, scopes }: Pick<Timeline, 'versions' | 'scopes'>) {
  return (
    <>
      {versions.earlier === versions.later ? null : (
        <p>
          Esta vez se aplicó la versión {versions.later} y antes la {versions.earlier}. Solo se compara lo que preguntan
          igual; el resto se dice en la tabla.
        </p>
      )}
      {scopes ? (
        <p>
          No se preguntó al mismo personal. Antes: {withinSentence(scopes.earlier)}. Esta vez:{' '}
          {withinSentence(scopes.later)}. Los puntajes están lado a lado; no se dice que algo cambió.
        </p>
      ) : null}
    </>
  )
}

/** How the interval of a change is made, and what a change does not say. */
export function ChangeNote() {
  return (
    <p className="nota">
      El intervalo del cambio trata a las dos aplicaciones como si hubieran respondido personas distintas. Si en parte
      son las mismas y responden parecido, es más ancho de lo necesario. Se llama cambio desde 5 puntos. Los márgenes de
      las dimensiones se amplían porque se comparan varias a la vez. Un cambio no dice qué lo causó.
    </p>
  )
}

function comparedOf(rows: readonly Row[]) {
  return rows.map(({ title, change }) => ({
    title,
    verdict: change.kind === 'estimated' ? changeVerdict(change) : null,
  }))
}

/** What can be said of the change since the last application, and what cannot. */
export function OverTime({
  history,
  instrument,
  children,
}: {
  history: Timeline
  instrument: Described
  /** What leads from here to two of them side by side. */
  children?: ReactNode
}) {
  const { releases, since, versions, scopes } = history
  const rows = rowsOf(history, instrument)
  const decimals = columnDecimals(
    rows.flatMap(({ figures }) => figures),
    rows.flatMap(({ change }) => (change.kind === 'estimated' ? [{ ...change, value: change.difference }] : [])),
  )
  return (
    <section aria-labelledby="en-el-tiempo">
      <h2 id="en-el-tiempo">Cambio en el tiempo</h2>
      {children}
      <p>{claimSentence({ kind: 'changes', compared: comparedOf(rows) })}</p>
      <WhyNotAll versions={versions} scopes={scopes} />
      <WideTable caption={`Puntajes de cada aplicación y cambio desde el ${formatDate(since)}`} className="apilada">
        <thead>
          <tr>
            <th scope="col">Dimensión</th>
            {releases.map(({ releasedOn, version }) => (
              <th key={releasedOn} scope="col" className="numero">
                {year(releasedOn)} (v{version})
              </th>
            ))}
            <th scope="col">Conclusión</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, figures, change }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {releases.map(({ releasedOn, version, k }, index) => (
                <td
                  key={releasedOn}
                  className={figures[index]?.kind === 'scored' ? 'numero' : undefined}
                  data-titulo={`${year(releasedOn)} (v${version})`}
                >
                  {cellWords(figures[index], k, decimals)}
                </td>
              ))}
              <td data-titulo="Conclusión">{claimSentence({ kind: 'change', change, decimals })}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <FormerlyLowest found={history.change.formerlyLowest} instrument={instrument} decimals={decimals} />
      <ChangeNote />
    </section>
  )
}
