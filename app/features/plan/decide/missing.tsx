import { Link } from '@remix-run/react'
import { formatNumber } from '#app/kit/format.ts'
import { FINDING_CODES, type PlanFinding } from '../check-before-signing.ts'
import { FINDING_NAMES } from './decide-words.ts'

function Kind({ findings }: { findings: readonly PlanFinding[] }) {
  const [first] = findings
  if (!first) return null
  return (
    <details>
      <summary>
        {FINDING_NAMES[first.code]} ({formatNumber(findings.length)})
      </summary>
      <ul>
        {findings.map(({ sentence, address }) => (
          <li key={sentence + address}>
            <Link to={`${address}#ficha`}>{sentence}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Kinds({ title, findings }: { title: string; findings: readonly PlanFinding[] }) {
  if (findings.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      {FINDING_CODES.map((code) => (
        <Kind key={code} findings={findings.filter((finding) => finding.code === code)} />
      ))}
    </>
  )
}

/** What a plan lacks before it is signed, each with the way to where it is mended. */
export function Missing({ findings }: { findings: readonly PlanFinding[] }) {
  const blocking = findings.filter((finding) => finding.blocking)
  return (
    <section className="decidir-falta" aria-labelledby="antes-de-firmar">
      <h2 id="antes-de-firmar">{blocking.length > 0 ? 'Antes de firmar falta…' : 'Antes de firmar'}</h2>
      {findings.length === 0 ? <p>No falta nada: el plan puede ir a la firma.</p> : null}
      <Kinds title="Falta" findings={blocking} />
      <Kinds title="Revise, aunque no impide firmar" findings={findings.filter((finding) => !finding.blocking)} />
    </section>
  )
}
