import { Empty } from '#app/kit/shell/notice.tsx'
import { noisyWords } from '#app/kit/words/prevalence-words.ts'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import type { ExperiencePoolView } from './freeze-experience-pools.server.ts'

type Shown = Extract<ExperiencePoolView['pool'], { kind: 'shown' }>

function Findings({ view, pool }: { view: ExperiencePoolView; pool: Shown }) {
  const shares = new Map(pool.findings.map(({ id, share }) => [id, share]))
  return (
    <>
      <p>
        De {formatCount(pool.entities, 'entidad', 'entidades')}, con {formatNumber(pool.participants)} respuestas.
      </p>
      <ul>
        {view.findings.map(({ id, says, of }) => {
          const share = shares.get(id)
          return (
            <li key={id}>
              De {of}: {says}, {share ? noisyWords(share) : 'no se muestra, porque son pocas respuestas'}.
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What happened to people over all entities of the last year that has ended. */
export function ExperiencePools({ pools }: { pools: readonly ExperiencePoolView[] }) {
  return (
    <section aria-labelledby="despues-de-los-hechos">
      <h2 id="despues-de-los-hechos">Qué siguió a los hechos, en todas las entidades del año</h2>
      <p>
        Se calcula una vez al año, en enero, con un poco de azar en cada número. Entran 5 entidades o más, ninguna con
        más de la mitad de quienes participaron; las de menos de 20 participantes no entran. Después se destruyen esas
        respuestas.
      </p>
      {pools.length === 0 ? <Empty>Aún no hay un año terminado cuyo cálculo se pueda mostrar.</Empty> : null}
      {pools.map((view) => (
        <section key={view.title}>
          <h3>
            {view.title}, {view.year}
          </h3>
          {view.pool.kind === 'shown' ? (
            <Findings view={view} pool={view.pool} />
          ) : (
            <p>
              No se muestra: son pocas entidades o pocas respuestas, una entidad pesa más que las demás, o se perdieron
              respuestas antes de calcularlo.
            </p>
          )}
          <p className="nota">
            Calculado una sola vez, el {formatDate(view.computedOn)}. Huella <code>{view.digest.slice(0, 16)}</code>.
          </p>
        </section>
      ))}
    </section>
  )
}
