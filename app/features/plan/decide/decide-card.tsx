import { Link } from '@remix-run/react'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import { useScripted } from '#app/kit/shell/scripted.ts'
import { HowFacts, Norms, normTitle, WhoFacts } from '../action-facts.tsx'
import { planAddress, type PlanPlace } from '../tabs.ts'
import { PLAN_STATUS_NAMES } from '../words.ts'
import { baselineWords, CHIP_LOOKS, CHIP_NAMES } from './decide-words.ts'
import { cardAddress } from './decide-list.tsx'
import type { DecideCard, DecideView } from './view-decide.server.ts'

type Card = NonNullable<DecideView['card']>

/** "3 de 40", and the cards before and after it. */
function Way({ card, place }: { card: Card; place: PlanPlace }) {
  const { number, of, previous, next } = card.place
  return (
    <nav className="decidir-paso no-imprimir" aria-label="Acciones, una por una">
      {previous ? <Link to={cardAddress(place, previous)}>Anterior</Link> : <span />}
      <span>
        {formatNumber(number)} de {formatNumber(of)}
      </span>
      {next ? <Link to={cardAddress(place, next)}>Siguiente</Link> : <span />}
      <Link className="solo-una" to={planAddress(place)}>
        Ver la lista
      </Link>
    </nav>
  )
}

function Reasons({ card }: { card: DecideCard }) {
  const [first, ...others] = card.reasons
  if (!first) return <p className="tenue">La agregó la entidad.</p>
  const toResult = (to: string | null) => (to === null ? null : <Link to={to}>Ver este resultado</Link>)
  return (
    <>
      <p>
        <strong>Por qué:</strong> {first.sentence} {toResult(first.to)}
      </p>
      {others.length > 0 ? (
        <ul>
          {others.map(({ sentence, to }) => (
            <li key={sentence}>
              {sentence} {toResult(to)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Start({ start, target }: Pick<DecideCard, 'start' | 'target'>) {
  if (!start) return null
  return (
    <>
      <dt>Debería mover</dt>
      <dd>
        {start.title} ({start.instrument}). Parte de {baselineWords(start.baseline)}, resultados del{' '}
        {formatDate(start.releasedOn)}.{target === null ? '' : ` Meta: ${formatNumber(target)}.`}
      </dd>
    </>
  )
}

function Body({ card }: { card: DecideCard }) {
  const decidedOn = card.decidedOn ? ` el ${formatDate(card.decidedOn)}` : ''
  return (
    <>
      <p>
        <span className={CHIP_LOOKS[card.chip]}>{CHIP_NAMES[card.chip]}</span>
        {card.status === 'proposed' ? null : (
          <>
            {' '}
            <span className="etiqueta gris">
              {PLAN_STATUS_NAMES[card.status]}
              {decidedOn}
            </span>
          </>
        )}
      </p>
      {card.decisionReason ? <p>Razón: {card.decisionReason}</p> : null}
      <Reasons card={card} />
      <p>{card.rationale}</p>
      <dl className="definiciones">
        <WhoFacts action={card} />
        <HowFacts action={card} />
        <Start start={card.start} target={card.target} />
        <dt>{normTitle(card)}</dt>
        <dd>
          <Norms norms={card.norms} />
        </dd>
      </dl>
    </>
  )
}

type Deciding = { readonly card: Card; readonly to: string }

/** What is decided against is said with its reason; a duty is never rejected, it waits. */
function Against({ card, to }: Deciding) {
  const [summary, label, value, button] = card.obliges
    ? (['Aplazar este deber', 'Por qué se aplaza', 'aplazar', 'Aplazar con esta razón'] as const)
    : (['No se hará', 'Por qué no se hará', 'rechazar', 'Rechazar con esta razón'] as const)
  return (
    <Fold open={false} summary={summary}>
      <SendForm action={to} noValidate>
        <SeenField name="revision" value={card.revision} />
        <TextField name="razon" label={label} help="La razón queda en el plan." />
        <SendButton className="boton segundo" name="accion" value={value}>
          {button}
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function Keys({ obliges }: Pick<DecideCard, 'obliges'>) {
  if (!useScripted()) return null
  return (
    <p className="nota decidir-teclas">
      Teclas, desde la lista o la ficha: <kbd>A</kbd> acepta, <kbd>R</kbd> abre «{obliges ? 'Aplazar' : 'No se hará'}»;
      en la lista, <kbd>↑</kbd> y <kbd>↓</kbd> llevan de una acción a otra.
    </p>
  )
}

function Undecided({ card, to }: Deciding) {
  return (
    <>
      <SendForm action={to} noValidate>
        <SeenField name="revision" value={card.revision} />
        <Body card={card} />
        <div className="dos">
          <Field
            name="encargo"
            label="Quién está a cargo"
            help="Basta el cargo. Puede decirlo después."
            defaultValue={card.inCharge}
          />
          <Field
            name="limite"
            type="date"
            className="fecha"
            label="Fecha límite"
            help="Sugerida por el plazo; cámbiela si hace falta."
            defaultValue={card.dueOn ?? card.suggested?.dueOn ?? ''}
          />
        </div>
        <div className="decidir-pie">
          <SendButton className="boton" name="accion" value="aceptar" data-tecla="a">
            Aceptar
          </SendButton>
          <Link className="boton segundo" to={to}>
            Ajustar
          </Link>
          <a className="boton segundo" href="#razon">
            {card.obliges ? 'Aplazar' : 'No se hará'}
          </a>
        </div>
      </SendForm>
      <Keys obliges={card.obliges} />
      <Against card={card} to={to} />
    </>
  )
}

function Decided({ card, to }: Deciding) {
  return (
    <>
      <Body card={card} />
      <div className="decidir-pie">
        <Link className="boton segundo" to={to}>
          Ajustar
        </Link>
        {card.reasons.length > 0 ? (
          <SendForm action={to}>
            <SeenField name="revision" value={card.revision} />
            <SendButton className="boton llano" name="accion" value="proponer">
              Volver a «por decidir»
            </SendButton>
          </SendForm>
        ) : null}
      </div>
      {card.status === 'accepted' ? <Against card={card} to={to} /> : null}
    </>
  )
}

/** One action whole, with what is decided about it. */
export function DecideCardPanel({ card, place, mayDecide }: { card: Card; place: PlanPlace; mayDecide: boolean }) {
  const to = `/panel/plan/${place.year}/acciones/${card.id}`
  return (
    <article className="decidir-ficha" id="ficha" aria-labelledby="ficha-titulo">
      <Way card={card} place={place} />
      <h2 id="ficha-titulo" tabIndex={-1} data-goes-on>
        {card.title}
      </h2>
      {mayDecide && card.status === 'proposed' ? <Undecided card={card} to={to} /> : null}
      {mayDecide && card.status !== 'proposed' ? <Decided card={card} to={to} /> : null}
      {mayDecide ? null : <Body card={card} />}
    </article>
  )
}
