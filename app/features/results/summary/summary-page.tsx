import { Link } from '@remix-run/react'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { Prevalence } from '../prevalence.tsx'
import { ResultFacts, ResultTabs } from '../results-frame.tsx'
import { resultsAddress } from '../tabs.ts'
import type { SummaryView } from '../view-tab.server.ts'
import { HeatMapFigure } from './heat-map.tsx'
import { Rail } from './rail.tsx'
import { Tiles } from './tiles.tsx'
import { Duties, Urgent } from './what-to-do.tsx'
import { WhereToWork } from './where-to-work.tsx'

/** What an average of opinions is, in one sentence, before the first number; the whole of it is one click away. */
function AboutAttitudes({ campaignId }: { campaignId: string }) {
  return (
    <p className="nota">
      Un puntaje alto significa menos estereotipos. Describe un clima de opinión: no mide faltas, no se usa para ordenar
      entidades, evaluar ni sancionar.{' '}
      <Link to={`${resultsAddress(campaignId, 'calculo')}#como-leer`}>Cómo leerlo</Link>.
    </p>
  )
}

/** What happened to people, in full: its figure, how sure it is, and what a low number does not mean. */
function Happened({ view: { prevalence, summary }, open }: { view: SummaryView; open: boolean }) {
  if (!prevalence) return null
  const { k, decimals } = summary.scale
  const trust = summary.happened?.trust
  return (
    <Prevalence
      shown={prevalence.release}
      description={prevalence.described}
      open={open}
      trust={trust ? figureSentence(trust, k, decimals) : null}
    />
  )
}

/** The parts of a summary, in their order, as the page and the report show them. */
export function SummaryBody({ view, open = false }: { view: SummaryView; open?: boolean }) {
  const { head, summary, toDo, next } = view
  const toDimension = (id: string) => `${resultsAddress(head.campaignId, 'dimensiones')}#dimension-${id}`
  const map = (
    <HeatMapFigure
      map={summary.map}
      cuts={summary.scale.cuts}
      to={(id) => (id === 'overall' ? null : toDimension(id))}
    />
  )
  const link = summary.participation.link ? <p className="nota">{summary.participation.link}</p> : null
  const duties = next.isYearlyEvaluation ? <Duties toDo={toDo} open={open} /> : null
  return (
    <>
      {summary.describesAttitudes ? <AboutAttitudes campaignId={head.campaignId} /> : null}
      <Tiles summary={summary} />
      {summary.happened ? (
        <>
          {link}
          <div className="dos-lados">
            <Urgent toDo={toDo} open={open} />
            <div>
              <Happened view={view} open={open} />
              <section aria-labelledby="por-dimension">
                <ByDimension />
                <details open={open}>
                  <summary>Ver el puntaje de cada dimensión</summary>
                  {map}
                </details>
              </section>
              {duties}
            </div>
          </div>
        </>
      ) : (
        <>
          <Urgent toDo={toDo} open={open} />
          <section className="mapa-y-trabajo" aria-labelledby="por-dimension">
            <ByDimension />
            <div>
              {map}
              {link}
            </div>
            {summary.work ? <WhereToWork work={summary.work} planTo={next.planTo} to={toDimension} /> : null}
          </section>
          {duties}
        </>
      )}
    </>
  )
}

function ByDimension() {
  return (
    <h2 id="por-dimension" className="oculto-visual">
      Por dimensión
    </h2>
  )
}

/** The first page of a result: what it says, where to work, what comes next. */
export function SummaryPage({ view }: { view: SummaryView }) {
  const { head, summary } = view
  return (
    <article>
      <ResultFacts head={head} />
      <h1>{summary.headline}</h1>
      <ResultTabs campaignId={head.campaignId} here={null} />
      <div className="con-riel">
        <div>
          <SummaryBody view={view} />
        </div>
        <Rail view={view} />
      </div>
    </article>
  )
}
