import { Link } from '@remix-run/react'
import { formatNumber } from '#app/kit/format.ts'
import { FINDING_NAMES } from './decide-words.ts'
import type { MissingKind } from './view-decide.server.ts'

function Kind({ kind: { code, count, shown } }: { kind: MissingKind }) {
  return (
    <details>
      <summary>
        {FINDING_NAMES[code]} ({formatNumber(count)})
      </summary>
      <ul>
        {shown.map(({ sentence, address }) => (
          <li key={sentence + address}>
            <Link to={`${address}#ficha`}>{sentence}</Link>
          </li>
        ))}
      </ul>
      {count > shown.length ? <p className="nota">Y {formatNumber(count - shown.length)} más.</p> : null}
    </details>
  )
}

function Kinds({ title, kinds }: { title: string; kinds: readonly MissingKind[] }) {
  if (kinds.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      {kinds.map((kind) => (
        <Kind key={kind.code} kind={kind} />
      ))}
    </>
  )
}

/** What a plan lacks before it is signed, each with the way to where it is mended. */
export function Missing({ kinds }: { kinds: readonly MissingKind[] }) {
  const blocking = kinds.filter((kind) => kind.blocking)
  return (
    <section className="decidir-falta" aria-labelledby="antes-de-firmar">
      <h2 id="antes-de-firmar">{blocking.length > 0 ? 'Antes de firmar falta…' : 'Antes de firmar'}</h2>
      {kinds.length === 0 ? <p>No falta nada: el plan puede ir a la firma.</p> : null}
      <Kinds title="Falta" kinds={blocking} />
      <Kinds title="Revise, aunque no impide firmar" kinds={kinds.filter((kind) => !kind.blocking)} />
    </section>
  )
}
