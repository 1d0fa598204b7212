import { Link } from '@remix-run/react'
import { formatShortDate } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { columnDecimals, figureValue } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { PlanHead } from '../plan-head.tsx'
import type { Effects, FinishedAction, Reading } from './view-effects.server.ts'

function readingWords({ figure, k }: Reading, other: Reading | null): string {
  if (figure.kind === 'suppressed') return suppressionWords(figure.reason, k)
  return figureValue(figure, columnDecimals(other ? [figure, other.figure] : [figure]))
}

function Score({ label, reading, beside }: { label: string; reading: Reading; beside: Reading | null }) {
  return (
    <>
      <dt>
        {label}, {formatShortDate(reading.on)}
      </dt>
      <dd>{readingWords(reading, beside)}</dd>
    </>
  )
}

function Item({ action }: { action: FinishedAction }) {
  return (
    <li className="accion" id={`accion-${action.id}`}>
      <h3>{action.title}</h3>
      <p className="nota">
        Hecha el {formatShortDate(action.doneOn)}. Se anotó antes de empezar que debía mover «{action.dimension}» (
        {action.instrument}).
      </p>
      <dl className="definiciones">
        <Score label="Antes" reading={action.before} beside={action.after} />
        {action.after ? <Score label="Después" reading={action.after} beside={action.before} /> : null}
      </dl>
      <p>
        {action.effect
          ? claimSentence({ kind: 'effect', effect: action.effect })
          : 'Aún no hay una aplicación posterior a esta acción. El cambio se verá cuando cierre la siguiente.'}
      </p>
    </li>
  )
}

/** How what is said here is worked out, in the words of somebody who has to answer for it. */
function HowItIsRead() {
  return (
    <details>
      <summary>Cómo se lee</summary>
      <p>
        Lo que se hizo y lo que cambió son dos cosas. Aquí la dimensión de cada acción se compara con el promedio de las
        demás dimensiones del mismo cuestionario: si todo subió por igual, la acción no muestra un efecto propio.
      </p>
      <p>
        El intervalo suma el margen de la dimensión y el promedio de los márgenes de las demás, porque las responden las
        mismas personas. Es más ancho de lo necesario, para no afirmar de más. Cuando hay varias acciones, se corrige
        por mirarlas a la vez (Holm). Solo se comparan versiones que preguntan lo mismo, y aplicaciones cuyas respuestas
        dan cuenta de todo el personal.
      </p>
    </details>
  )
}

function Others({ actions }: { actions: Effects['others'] }) {
  if (actions.length === 0) return null
  return (
    <section aria-labelledby="otras">
      <h2 id="otras">Hechas, sin una dimensión que mover ({actions.length})</h2>
      <p>Cumplen un deber o dejan lista otra acción. Se verifican con su medio de verificación, no con un puntaje.</p>
      <ul>
        {actions.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </section>
  )
}

/** Each finished action beside the change of the dimension that it was to move. */
export function EffectsPage({ effects }: { effects: Effects }) {
  const { finished, others, head } = effects
  return (
    <>
      <PlanHead head={head} here="antes-y-despues" />
      <h2>Antes y después de cada acción hecha</h2>
      {finished.length === 0 ? (
        <Empty>
          {others.length > 0
            ? 'Ninguna de las acciones hechas debía mover una dimensión.'
            : 'Todavía no hay acciones hechas en este plan.'}{' '}
          <Link to="/metodologia">Cómo se compara</Link>
        </Empty>
      ) : (
        <>
          <HowItIsRead />
          <ol className="acciones">
            {finished.map((action) => (
              <Item key={action.id} action={action} />
            ))}
          </ol>
        </>
      )}
      <Others actions={others} />
    </>
  )
}
