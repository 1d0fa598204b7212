import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import type { Methodology } from './view-methodology.server.ts'
import { METHOD_RULES } from './rules/all-rules.ts'
import { METHOD_SECTIONS } from './rules/method-rule.ts'
import { ruleAnchor, ruleTitle } from './rule.tsx'

/** Which version this is, from when, and how to cite it. */
export function VersionLine({ methodology: { versions } }: { methodology: Methodology }) {
  const [newest] = versions
  return (
    <p>
      <strong>Versión {newest.version}</strong>, del {formatDate(newest.date)}. <a href="#versiones">Qué cambió</a>.{' '}
      <a href="#citar">Cómo citarla</a>.
    </p>
  )
}

const OTHER_SECTIONS = [
  { anchor: 'limites', title: 'Límites' },
  { anchor: 'versiones', title: 'Versiones' },
  { anchor: 'referencias', title: 'Referencias y normas' },
  { anchor: 'citar', title: 'Cómo citar' },
] as const

/** Sections, and every rule with its own address. */
export function Contents() {
  return (
    <nav aria-label="En esta página">
      <ol>
        {[...METHOD_SECTIONS, ...OTHER_SECTIONS].map(({ anchor, title }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ol>
      <details>
        <summary>Todas las reglas ({METHOD_RULES.length})</summary>
        <ul>
          {METHOD_RULES.map(({ id }) => (
            <li key={id}>
              <a href={`#${ruleAnchor(id)}`}>{ruleTitle(id)}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

/** What each version of the method changed, newest first. */
export function Versions({ methodology: { versions, digest } }: { methodology: Methodology }) {
  return (
    <section aria-labelledby="versiones">
      <h2 id="versiones">Versiones</h2>
      <p>
        El primer número cambia cuando cambia una regla o un número de ella; el segundo, cuando cambian las palabras.
        Cada herramienta tiene además su propia versión.
      </p>
      <ul>
        {versions.map(({ version, date, says }) => (
          <li key={version}>
            <strong>{version}</strong> ({formatDate(date)}): {says.join(' ')}
          </li>
        ))}
      </ul>
      <p>
        Huella de las reglas y sus números: <code>{digest.slice(0, 16)}</code>
      </p>
    </section>
  )
}

/** A ready sentence for a footnote. */
export function Citation({ methodology: { versions, address, today } }: { methodology: Methodology }) {
  const [newest] = versions
  return (
    <section aria-labelledby="citar">
      <h2 id="citar">Cómo citar</h2>
      <p className="caja">
        Espejo ({newest.date.slice(0, 4)}). Metodología de los autodiagnósticos de igualdad entre mujeres y hombres,
        versión {newest.version}, {formatDate(newest.date)}. {address} (consultada el {formatDate(today)}).
      </p>
      <p>
        Para citar una regla, añada su dirección, por ejemplo <code>#{ruleAnchor('margin')}</code>. Para citar un
        resultado, nombre también la entidad, las fechas, la herramienta con su versión y cuántas respuestas hubo. La
        versión y la huella están en la página de cada <Link to="/herramientas">herramienta</Link>.
      </p>
    </section>
  )
}
