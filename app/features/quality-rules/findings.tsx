import { Link } from '@remix-run/react'
import type { Finding } from '#surveys/quality-rules/rules.ts'
import { formatCount } from '#app/kit/format.ts'
import { numbersWords, RULE_WORDS, SEVERITY_NAMES } from './words.ts'

/** A finding with what it is about, and the page on which that is put right; null where there is none. */
export type ShownFinding = Finding & { readonly about: string; readonly to: string | null }

function Line({ finding }: { finding: ShownFinding }) {
  const { code, severity, about, to } = finding
  const { title, mend } = RULE_WORDS[code]
  const numbers = numbersWords(finding)
  return (
    <li>
      <span className={severity === 'error' ? 'etiqueta urgente' : 'etiqueta gris'}>{SEVERITY_NAMES[severity]}</span>{' '}
      {to ? <Link to={to}>{about}</Link> : about}: {title.replace(/^./, (first) => first.toLowerCase())}. {numbers}{' '}
      <span className="tenue">
        {mend} <a href={`/reglas-de-calidad#${code}`}>{code}</a>
      </span>
    </li>
  )
}

/** What the rules of quality find in a record before it is sent. */
export function Findings({ findings }: { findings: readonly ShownFinding[] }) {
  if (findings.length === 0) return null
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <section aria-labelledby="revision-de-calidad">
      <h2 id="revision-de-calidad">Antes de enviar</h2>
      <p>
        {formatCount(findings.length, 'cosa por mirar', 'cosas por mirar')}.{' '}
        {errors > 0
          ? `${formatCount(errors, 'no cuadra', 'no cuadran')}: hasta corregirlo no se puede enviar.`
          : 'Ninguna impide enviar: si es así, déjelo.'}
      </p>
      <ul>
        {findings.map((finding, place) => (
          <Line key={`${finding.code}-${finding.factId ?? finding.kind}-${place}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}
