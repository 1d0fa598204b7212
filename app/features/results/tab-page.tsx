import { FactsBeside } from '#app/features/fact-sheet/facts-beside.tsx'
import { WhereWeStand } from '#app/features/standing/standing.tsx'
import { formatDate } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { TwoClassesPart } from './compare/two-classes.tsx'
import { CompareLinks, TwoYearsPage } from './compare/two-years.tsx'
import { DimensionsBody } from './dimensions/dimension-page.tsx'
import { HowCalculated } from './how-calculated.tsx'
import { OverTime } from './over-time.tsx'
import { Participation } from './participation.tsx'
import { QuestionsBody } from './questions/questions-page.tsx'
import { ReadWithCare } from './read-with-care.tsx'
import { ResultTab } from './results-frame.tsx'
import { tabTitle } from './tabs.ts'
import type { CalculationView } from './view-tab.server.ts'
import type { TabView } from './load-tab.server.ts'
import { WomenAndMen } from './women-and-men.tsx'

/** Which result this is, so that a paper can be checked against it. */
export function Identity({ identity }: Pick<CalculationView, 'identity'>) {
  return (
    <section aria-labelledby="identidad">
      <h2 id="identidad">Identidad de este resultado</h2>
      <p className="nota">
        Versión {identity.version} de la herramienta. Resultado congelado el {formatDate(identity.releasedOn)}. Huella
        SHA-256: <code>{identity.digest}</code>
      </p>
    </section>
  )
}

function Calculation({ view }: { view: CalculationView }) {
  return (
    <>
      {view.instrument.presentation.describes === 'attitudes' ? <ReadWithCare /> : null}
      <Participation release={view.release} source={view.source} />
      <HowCalculated rules={view.rules} instrument={view.instrument} />
      <Identity identity={view.identity} />
    </>
  )
}

function Time({ view }: { view: Extract<TabView, { tab: 'en-el-tiempo' }> }) {
  const { history, pair, instrument, head, standing } = view
  if (pair.asked !== null) return <TwoYearsPage campaignId={head.campaignId} found={pair} instrument={instrument} />
  return (
    <>
      {history ? (
        <OverTime history={history} instrument={instrument}>
          <CompareLinks campaignId={head.campaignId} found={pair} />
        </OverTime>
      ) : (
        <Empty>No hay un resultado anterior de esta herramienta que usted pueda leer.</Empty>
      )}
      <WhereWeStand standing={standing} />
    </>
  )
}

function Body({ view }: { view: TabView }) {
  switch (view.tab) {
    case 'dimensiones':
      return <DimensionsBody view={view} campaignId={view.head.campaignId} />
    case 'mujeres-y-hombres':
      return (
        <>
          <WomenAndMen release={view.release} instrument={view.instrument} />
          <TwoClassesPart campaignId={view.head.campaignId} found={view.classes} />
          <FactsBeside facts={view.facts} open={false} />
        </>
      )
    case 'en-el-tiempo':
      return <Time view={view} />
    case 'preguntas':
      return <QuestionsBody view={view} />
    case 'calculo':
      return <Calculation view={view} />
  }
}

/** A page of a result under its summary. */
export function TabPage({ view }: { view: TabView }) {
  return (
    <ResultTab head={view.head} here={view.tab} title={tabTitle(view.tab)}>
      <Body view={view} />
    </ResultTab>
  )
}
