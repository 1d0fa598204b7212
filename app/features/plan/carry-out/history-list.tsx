import { formatMoment } from '#app/kit/format.ts'
import { HANDED_BACK } from '#db/schema/plan-words.ts'
import type { HistoryEntry } from './view-follow-up.server.ts'
import { cutOffWords, PROGRESS_NAMES } from './words.ts'

function Told({ entry }: { entry: Extract<HistoryEntry, { kind: 'told' }> }) {
  const { progress, cutOff, indicatorNow, comment } = entry
  return (
    <>
      <strong>{PROGRESS_NAMES[progress]}</strong>, para el corte del {cutOffWords(cutOff)}.
      {indicatorNow === '' ? null : <span className="nota en-linea">Indicador: {indicatorNow}</span>}
      {comment === '' ? null : <span className="comentario">{comment}</span>}
    </>
  )
}

function eventWords({ kind, detail }: Exclude<HistoryEntry, { kind: 'told' }>): string {
  switch (kind) {
    case 'assigned':
      if (detail.startsWith(HANDED_BACK)) return `Ninguna cuenta da ya el seguimiento. ${detail}.`
      return detail === '' ? 'Ninguna cuenta da ya el seguimiento.' : `Da el seguimiento: ${detail}.`
    case 'evidence-added':
      return `Se agregó un medio de verificación: ${detail}.`
    case 'evidence-removed':
      return `Se retiró un medio de verificación: ${detail}.`
    case 'sent-back':
      return `Devuelta, vuelve a estar en marcha: ${detail}`
  }
}

/** What was told of an action and what happened to it, the newest first. */
export function HistoryList({ history }: { history: readonly HistoryEntry[] }) {
  if (history.length === 0) return <p className="tenue">Nadie informó nada todavía.</p>
  return (
    <ol className="historia-avance">
      {history.map((entry, index) => (
        <li key={index}>
          {entry.kind === 'told' ? <Told entry={entry} /> : eventWords(entry)}
          <span className="nota en-linea">
            {entry.who}, <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
          </span>
        </li>
      ))}
    </ol>
  )
}
