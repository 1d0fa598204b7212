import { Link } from '@remix-run/react'
import type { InstrumentDescription } from '#app/services/results/results.server.ts'

/** The duties of the law, before any result: they hold whatever it is. */
function Duties({ duties }: Pick<InstrumentDescription, 'duties'>) {
  return (
    <section className="caja" aria-labelledby="deberes">
      <h2 id="deberes">Lo que la ley obliga, sea cual sea el resultado</h2>
      <ul>
        {duties.map(({ id, title, rationale, norms }) => (
          <li key={id}>
            <strong>{title}.</strong> {rationale} <span className="tenue">{norms.map(({ label, verified }) => (verified ? label : `${label} (por verificar)`)).join('; ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** First thing on a results page: what follows from it, and what must never be done with it. */
export function WhatToDo({ planYear, mayPlan, instrument }: { planYear: number; mayPlan: boolean; instrument: InstrumentDescription }) {
  return (
    <>
      <section className="caja" aria-labelledby="que-hacer">
        <h2 id="que-hacer">Qué debe hacer ahora la entidad</h2>
        <ol>
          <li>Lea los resultados con el mecanismo para la igualdad, antes de sacar conclusiones.</li>
          <li>
            Arme el plan de mejora: {mayPlan ? <Link to={`/panel/plan/${planYear}`}>abra las acciones propuestas</Link> : 'revise las acciones propuestas'}, que
            dicen qué resultado las motiva.
          </li>
          <li>Cuente al personal qué salió y qué se hará, en los próximos 60 días.</li>
        </ol>
      </section>
      {instrument.presentation.isYearlyEvaluation ? <Duties duties={instrument.duties} /> : null}
      <section className="caja aviso" aria-labelledby="cuidado">
        <h2 id="cuidado">Nunca intente averiguar quién respondió</h2>
        <p>
          Quien respondió confió en que nadie lo sabría. Preguntar, comparar listas o pedir ver una pantalla daña a las personas y hace
          que nadie vuelva a responder con verdad. Si un resultado preocupa, se trabaja con toda la entidad.
        </p>
      </section>
    </>
  )
}
