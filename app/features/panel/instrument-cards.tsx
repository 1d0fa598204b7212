import { Link } from '@remix-run/react'
import type { CardParticipation, CardStep, StepState } from './card-rules.ts'
import { cardParticipationWords } from './card-words.ts'
import type { InstrumentCard, PastYear } from './instrument-card.ts'
import { YearLineFigure } from './year-line-figure.tsx'

const STATE_WORDS = {
  done: 'hecho',
  now: 'ahora',
  waiting: 'en espera',
  'not-yet': 'todavía no',
} as const satisfies Record<StepState, string>

/** The five steps of an instrument; their state is said in words too, for shape and colour alone say it to nobody blind. */
function Steps({ steps }: { steps: readonly CardStep[] }) {
  return (
    <ol className="etapas">
      {steps.map(({ name, state }) => (
        <li key={name} className={`paso-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          {name}
          <span className="oculto-visual"> ({STATE_WORDS[state]})</span>
        </li>
      ))}
    </ol>
  )
}

function Target({ at, of }: { at: number; of: number }) {
  const x = `${Math.min(100, (100 * at) / of)}%`
  return <line className="meta" x1={x} x2={x} y1="0" y2="18" />
}

function Bar({ shown }: { shown: CardParticipation }) {
  const share =
    shown.kind === 'open'
      ? (100 * (shown.answers ?? 0)) / shown.people
      : shown.kind === 'closed'
        ? shown.percent
        : (100 * shown.rated) / Math.max(1, shown.items)
  return (
    <div className="avance">
      <svg className="barra" width="100%" height="18" aria-hidden="true">
        <rect className="fondo-barra" x="0" width="100%" y="3" height="12" />
        <rect className="seg d5" x="0" width={`${Math.min(100, share)}%`} y="3" height="12" />
        {shown.kind === 'open' ? (
          <>
            <Target at={shown.sample} of={shown.people} />
            <Target at={shown.representative} of={shown.people} />
          </>
        ) : null}
      </svg>
      <p>{cardParticipationWords(shown)}</p>
    </div>
  )
}

function Past({ title, past }: { title: string; past: readonly PastYear[] }) {
  return (
    <details>
      <summary>
        Otros años<span className="oculto-visual"> de {title}</span> ({past.length})
      </summary>
      <ul className="sin-marca anios">
        {past.map(({ key, year, state, participation, result, link }) => (
          <li key={key}>
            <strong>{year}</strong>{' '}
            <Link to={link.to}>
              {link.label}
              <span className="oculto-visual">
                {' '}
                {year}: {title}
              </span>
            </Link>
            . {state}. {participation} {result}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Card({ card }: { card: InstrumentCard }) {
  const id = `tarjeta-${card.slug}`
  return (
    <section className="tarjeta" aria-labelledby={id}>
      <header>
        <h3 id={id}>{card.title}</h3>
        <span className={card.asks ? 'etiqueta' : 'etiqueta gris'}>{card.state}</span>
      </header>
      <Steps steps={card.steps} />
      {card.deadline ? <p>{card.deadline}</p> : null}
      {card.participation ? <Bar shown={card.participation} /> : null}
      {card.last.length > 0 || card.line ? (
        <div className="ultimo">
          {card.line ? <YearLineFigure line={card.line} /> : null}
          <p>{card.last.join(' ')}</p>
        </div>
      ) : null}
      {card.next || card.also || card.past.length > 0 ? (
        <div className="pie-tarjeta">
          {card.next ? (
            <Link className="boton segundo" to={card.next.to}>
              {card.next.label}
              <span className="oculto-visual"> ({card.title})</span>
            </Link>
          ) : null}
          {[card.lastLink, card.also].map((link) =>
            link ? (
              <Link key={link.to} to={link.to}>
                {link.label}
                <span className="oculto-visual"> ({card.title})</span>
              </Link>
            ) : null,
          )}
          {card.past.length > 0 ? <Past title={card.title} past={card.past} /> : null}
        </div>
      ) : null}
    </section>
  )
}

/** The instruments of an entity, each on its own way. */
export function InstrumentCards({ cards }: { cards: readonly InstrumentCard[] }) {
  return (
    <div className="tarjetas">
      {cards.map((card) => (
        <Card key={card.slug} card={card} />
      ))}
    </div>
  )
}
