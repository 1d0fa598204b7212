import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import type { Methodology } from './view-methodology.server.ts'
import { ruleAnchor } from './rule.tsx'

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

function VersionItem({ version: { version, date, says } }: { version: Methodology['versions'][number] }) {
  return (
    <li>
      <strong>{version}</strong> ({formatDate(date)}): {says.join(' ')}
    </li>
  )
}

/** What each version of the method changed, newest first. */
export function Versions({ methodology: { versions, digest } }: { methodology: Methodology }) {
  const [newest, ...before] = versions
  return (
    <section aria-labelledby="versiones">
      <h2 id="versiones">Versiones</h2>
      <p>
        El primer número cambia cuando cambia una regla o un número de ella; el segundo, cuando cambian las palabras.
        Cada herramienta tiene además su propia versión.
      </p>
      <ul>
        <VersionItem version={newest} />
      </ul>
      <details>
        <summary>Versiones anteriores ({before.length})</summary>
        <ul>
          {before.map((version) => (
            <VersionItem key={version.version} version={version} />
          ))}
        </ul>
      </details>
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
      <Notice>
        <p>
          Espejo ({newest.date.slice(0, 4)}). Metodología de los autodiagnósticos de igualdad entre mujeres y hombres,
          versión {newest.version}, {formatDate(newest.date)}. {address} (consultada el {formatDate(today)}).
        </p>
      </Notice>
      <p>
        Para citar una regla, añada su dirección, por ejemplo <code>#{ruleAnchor('margin')}</code>. Para citar un
        resultado, nombre también la entidad, las fechas, la herramienta con su versión y cuántas respuestas hubo. La
        versión y la huella están en la página de cada <Link to="/herramientas">herramienta</Link>.
      </p>
    </section>
  )
}
