import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FactsBeside } from '#app/features/fact-sheet/facts-beside.tsx'
import { StandingInWords } from './standing-in-words.tsx'
import { formatDate } from '#app/kit/format.ts'
import { Logo } from '#app/kit/shell/logo.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { DimensionSection, ItemEnds } from '../dimensions/dimension-page.tsx'
import { HowCalculated } from '../how-calculated.tsx'
import { OverTime } from '../over-time.tsx'
import { Participation } from '../participation.tsx'
import { PerceivedNorms } from '../perceived-norms.tsx'
import { QuestionList } from '../questions/question-list.tsx'
import { ReadWithCare } from '../read-with-care.tsx'
import { ScoreTable } from '../score-table.tsx'
import { NeverAsk } from '../summary/rail.tsx'
import { SummaryBody } from '../summary/summary-page.tsx'
import { resultsAddress } from '../tabs.ts'
import { WomenAndMen } from '../women-and-men.tsx'
import type { ReportView } from './view-report.server.ts'

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="hecho">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whose result it is, of which days, who answers for it, and by what it is known. */
function Cover({ view }: { view: ReportView }) {
  const { head } = view.summary
  return (
    <header className="portada">
      <Logo logo={view.logo} />
      <p className="portada-entidad">{head.entity}</p>
      <h1>{view.summary.summary.headline}</h1>
      <dl className="definiciones">
        <Fact title="Herramienta">
          {head.instrumentTitle}, versión {view.identity.version}
        </Fact>
        <Fact title="Se respondió">
          del {formatDate(head.opensOn)} al {formatDate(head.until)}
        </Fact>
        <Fact title="Resultado del">{formatDate(view.identity.releasedOn)}</Fact>
        <Fact title="Responsable">Coordinación del {view.responsible} de la entidad</Fact>
        <Fact title="Impreso el">{formatDate(view.printedOn)}</Fact>
        <Fact title="Huella SHA-256">
          <code>{view.identity.digest}</code>
        </Fact>
      </dl>
      {head.closingReason ? <p className="nota">Se cerró antes de su fecha: {head.closingReason}</p> : null}
    </header>
  )
}

function Annex({ annex, dimensions }: { annex: NonNullable<ReportView['annex']> } & Pick<ReportView, 'dimensions'>) {
  const { sexes, time, questions, calculation } = annex
  return (
    <section className="anexo" aria-labelledby="anexo">
      <h2 id="anexo">Anexo: tablas, preguntas y cálculo</h2>
      {calculation.instrument.presentation.describes === 'attitudes' ? <ReadWithCare /> : null}
      <Participation release={calculation.release} source={calculation.source} />
      <ScoreTable caption="Puntajes por dimensión" rows={dimensions.rows} k={calculation.release.k} />
      <ItemEnds ends={dimensions.ends} />
      <WomenAndMen release={sexes.release} instrument={sexes.instrument} />
      <FactsBeside facts={sexes.facts} open />
      {time.history ? <OverTime history={time.history} instrument={time.instrument} /> : null}
      <StandingInWords standing={time.standing} />
      <PerceivedNorms norms={questions.norms} k={questions.release.k} />
      <h2>Pregunta por pregunta</h2>
      <QuestionList view={questions} open />
      <HowCalculated rules={calculation.rules} instrument={calculation.instrument} />
    </section>
  )
}

function AnnexSwitch({ view }: { view: ReportView }) {
  const { campaignId } = view.summary.head
  const report = `/panel/aplicaciones/${campaignId}/informe`
  return (
    <p className="no-imprimir">
      {view.annex ? (
        <Link to={report}>Sin el anexo</Link>
      ) : (
        <Link to={`${report}?anexo=si`}>Con el anexo: tablas, todas las preguntas y el cálculo</Link>
      )}
    </p>
  )
}

/** A mail that whoever reads sends herself, to the head: it holds the address of this page, which asks for an account, and no figure. */
function ToHead({ head, title, link }: { head: NonNullable<ReportView['toHead']>; title: string; link: string }) {
  const text = `Este es el informe de ${title}. Se abre con su cuenta de Espejo:\n\n${link}`
  const mail = `mailto:${head.email}?subject=${encodeURIComponent(`Informe: ${title}`)}&body=${encodeURIComponent(text)}`
  return (
    <p className="no-imprimir">
      <a href={mail}>Escribir a {head.name} con el enlace</a> <span className="nota">El correo no lleva cifras.</span>
    </p>
  )
}

/** The result as a paper, for whoever reads no screen. */
export function ReportPage({ view, link }: { view: ReportView; link: string }) {
  const { summary, dimensions, annex, toHead } = view
  const { campaignId } = summary.head
  return (
    <>
      <PrintHint back={resultsAddress(campaignId)} />
      {toHead ? <ToHead head={toHead} title={summary.head.instrumentTitle} link={link} /> : null}
      <AnnexSwitch view={view} />
      <article className="informe">
        <Cover view={view} />
        <SummaryBody view={summary} open />
        <NeverAsk />
        <div className="dimensiones">
          {dimensions.cards.map((card) => (
            <DimensionSection key={card.id} card={card} scale={dimensions.scale} campaignId={campaignId} />
          ))}
        </div>
        {annex ? <Annex annex={annex} dimensions={dimensions} /> : null}
      </article>
    </>
  )
}
