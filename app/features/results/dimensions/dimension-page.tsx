import { Link } from '@remix-run/react'
import { DimensionPlot } from '#app/kit/figures/dimension-plot.tsx'
import { LevelBand, levelStep } from '#app/kit/figures/level-band.tsx'
import { figureRange, figureSentence, figureValue, levelWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { PLAN_STATUS_NAMES } from '#app/features/plan/words.ts'
import { ScoreTable } from '../score-table.tsx'
import { resultsAddress } from '../tabs.ts'
import type { DimensionCard, DimensionCards } from './dimension-facts.ts'

type Scale = DimensionCards['scale']

function Actions({ card }: { card: DimensionCard }) {
  if (card.actions.length === 0) return <p className="nota">El plan no tiene acciones para esta dimensión.</p>
  return (
    <>
      <p className="nota">En el plan de mejora:</p>
      <ul>
        {card.actions.map(({ title, status, to }) => (
          <li key={to}>
            <Link to={to}>{title}</Link> <span className="etiqueta gris">{PLAN_STATUS_NAMES[status]}</span>
          </li>
        ))}
      </ul>
      {card.moreActions > 0 ? <p className="nota">Y {card.moreActions} más en el plan.</p> : null}
    </>
  )
}

function Questions({ card, campaignId }: { card: DimensionCard; campaignId: string }) {
  return (
    <details className="no-imprimir sus-preguntas">
      <summary>
        Sus {card.items.length} preguntas<span className="oculto-visual"> de {card.title}</span>
      </summary>
      <ul>
        {card.items.map(({ id, text }) => (
          <li key={id}>
            <Link to={`${resultsAddress(campaignId, 'preguntas')}?dimension=${card.id}#pregunta-${id}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function CardFigure({ card: { figure }, scale: { cuts, k, decimals } }: { card: DimensionCard; scale: Scale }) {
  if (figure.kind === 'suppressed') return <p className="tenue">{suppressionWords(figure.reason, k)}</p>
  const range = figureRange(figure, decimals)
  return (
    <>
      <p>
        <span className={`ficha n${levelStep(figure.level)}`}>{figureValue(figure, decimals)}</span>{' '}
        {range ? `${range}. ` : ''}
        {levelWords(figure)}.
      </p>
      <LevelBand figure={figure} cuts={cuts} label={figureSentence(figure, k, decimals)} />
    </>
  )
}

type CardProps = { readonly card: DimensionCard; readonly scale: Scale; readonly campaignId: string }

/** What is said of a dimension under its title. */
function CardBody({ card, scale, campaignId }: CardProps) {
  return (
    <>
      <p className="nota">{card.meaning}</p>
      <CardFigure card={card} scale={scale} />
      {card.gap ? <p>Mujeres y hombres. {card.gap}</p> : null}
      {card.change ? <p>En el tiempo. {card.change}</p> : null}
      <Actions card={card} />
      <Questions card={card} campaignId={campaignId} />
    </>
  )
}

/** One dimension on paper: its figure, what may be said of it, and what the plan does about it. */
export function DimensionSection(props: CardProps) {
  const { id, title } = props.card
  return (
    <section className="dimension" aria-labelledby={`dimension-${id}`}>
      <h2 id={`dimension-${id}`}>{title}</h2>
      <CardBody {...props} />
    </section>
  )
}

/**
 * The same on one line that unfolds. The place that addresses name lies inside what is folded: a browser that is led
 * there unfolds it by itself.
 */
function FoldedDimension(props: CardProps) {
  const { card, scale } = props
  const { figure } = card
  return (
    <details className="linea dimension-plegada">
      <summary>
        <h3 className="linea-titulo">{card.title}</h3>
        {figure.kind === 'scored' ? (
          <span className={`ficha n${levelStep(figure.level)}`}>{figureValue(figure, scale.decimals)}</span>
        ) : (
          <span className="ficha rayada">oculto</span>
        )}
        {card.gapMark === null ? null : (
          <span className="linea-brecha">
            <span className="oculto-visual">Mujeres menos hombres: </span>
            {card.gapMark}
          </span>
        )}
      </summary>
      <div id={`dimension-${card.id}`}>
        <CardBody {...props} />
      </div>
    </details>
  )
}

function ItemList({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

/** Questions at both ends of the means; nothing where there are no ends. */
export function ItemEnds({ ends }: Pick<DimensionCards, 'ends'>) {
  if (!ends) return null
  return (
    <>
      <div className="dos">
        <ItemList title="Entre las preguntas de mayor puntaje" items={ends.highest} />
        <ItemList title="Entre las preguntas de menor puntaje" items={ends.lowest} />
      </div>
      <p className="nota">
        Los puntajes de las preguntas no llevan margen: el orden entre ellas puede deberse al azar.
      </p>
    </>
  )
}

/** All dimensions in one figure, with its table. */
export function AllDimensions({ rows, scale, lead, extremes }: Omit<DimensionCards, 'cards' | 'ends'>) {
  return (
    <section aria-labelledby="dimensiones">
      <h2 id="dimensiones">Resultado por dimensión</h2>
      {lead ? <p>{lead}</p> : null}
      <p>{extremes}</p>
      <DimensionPlot
        rows={rows}
        cuts={scale.cuts}
        k={scale.k}
        title="Puntaje de 0 a 100, con su margen"
        note="El punto es el puntaje; la línea, el intervalo de 95%. Las rayas verticales son los límites entre niveles. Más alto es más favorable a la igualdad."
      />
      <details>
        <summary>
          Ver la tabla<span className="oculto-visual"> de puntajes por dimensión</span>
        </summary>
        <ScoreTable caption="Puntajes por dimensión" rows={rows} k={scale.k} />
      </details>
      <p className="nota">
        El resultado general no tiene que ser el promedio de las dimensiones: cada respuesta entra con las dimensiones
        que respondió. El margen no cubre a quienes no respondieron.
      </p>
    </section>
  )
}

/** The page of all dimensions, one after the other. */
export function DimensionsBody({ view, campaignId }: { view: DimensionCards; campaignId: string }) {
  const { cards, ends, ...all } = view
  return (
    <>
      <AllDimensions {...all} />
      <ItemEnds ends={ends} />
      <section aria-labelledby="cada-dimension">
        <h2 id="cada-dimension">Cada dimensión, sus preguntas y su plan</h2>
        <p className="lineas-cabeza" aria-hidden="true">
          <span>Dimensión</span>
          <span>Puntaje</span>
          <span>M − H</span>
        </p>
        {cards.map((card) => (
          <FoldedDimension key={card.id} card={card} scale={view.scale} campaignId={campaignId} />
        ))}
      </section>
    </>
  )
}
