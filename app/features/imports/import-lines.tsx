import { InTurns } from '#app/kit/shell/in-turns.tsx'
import { formatNumber } from '#app/kit/format.ts'
import type { ImportLine, LineChange, LineOutcome } from './report.ts'

/** How each outcome is called of a kind of sheet. */
export type OutcomeWords = Readonly<Record<LineOutcome, string>>
export const OUTCOME_WORDS: OutcomeWords = {
  added: 'Nueva',
  changed: 'Cambia',
  same: 'Sin cambios',
  refused: 'Error',
}

const TAGS: Readonly<Record<LineOutcome, string>> = {
  added: 'etiqueta',
  changed: 'etiqueta',
  same: 'etiqueta gris',
  refused: 'etiqueta urgente',
}

function changeWords({ label, before, after }: LineChange): string {
  return before === null ? `${label}: ${after}` : `${label}: ${before} → ${after}`
}

type Words = { readonly about: string; readonly outcomes: OutcomeWords }

function Line({ line, about, outcomes }: { readonly line: ImportLine } & Words) {
  const { row, sheet, what, outcome, problems, changes, notes } = line
  return (
    <tr>
      <th scope="row">
        {sheet ? `${sheet}, fila` : 'Fila'}&nbsp;{row}
      </th>
      <td className="partible" data-titulo={about}>
        {what}
      </td>
      <td data-titulo="Qué pasaría">
        <span className={TAGS[outcome]}>{outcomes[outcome]}</span>
      </td>
      <td className="partible" data-titulo="Detalle">
        {problems.map((problem) => (
          <div className="error" key={problem}>
            {problem}
          </div>
        ))}
        {changes.map((change) => (
          <div key={`${change.label}${change.before}`}>{changeWords(change)}</div>
        ))}
        {notes.map((note) => (
          <div className="tenue" key={note}>
            <strong>Atención.</strong> {note}
          </div>
        ))}
      </td>
    </tr>
  )
}

type Shown = { readonly caption: string; readonly lines: readonly ImportLine[] } & Words

function Lines({ caption, lines, about, outcomes }: Shown) {
  if (lines.length === 0) return null
  return (
    <table className="apilada">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fila</th>
          <th scope="col">{about}</th>
          <th scope="col">Qué pasaría</th>
          <th scope="col">Detalle</th>
        </tr>
      </thead>
      <tbody>
        <InTurns
          of={lines}
          each={(line) => <Line key={`${line.sheet ?? ''}${line.row}`} line={line} about={about} outcomes={outcomes} />}
        />
      </tbody>
    </table>
  )
}

/**
 * What the rows of a sheet would do: what is refused first, what would stay as it is last, folded.
 * @param about title of the column that says whom or what a row is about. @param stored caption of what would be stored.
 */
export function ImportLines({
  lines,
  about,
  outcomes = OUTCOME_WORDS,
  stored = 'Lo que se guardaría',
}: {
  readonly lines: readonly ImportLine[]
  readonly about: string
  readonly outcomes?: OutcomeWords
  readonly stored?: string
}) {
  const of = (...wanted: readonly LineOutcome[]) => lines.filter(({ outcome }) => wanted.includes(outcome))
  const same = of('same')
  const words = { about, outcomes }
  return (
    <>
      <Lines caption="Filas con error" lines={of('refused')} {...words} />
      <Lines caption={stored} lines={of('added', 'changed')} {...words} />
      {same.length > 0 ? (
        <details>
          <summary>Filas sin cambios ({formatNumber(same.length)})</summary>
          <Lines caption="Filas sin cambios" lines={same} {...words} />
        </details>
      ) : null}
    </>
  )
}
