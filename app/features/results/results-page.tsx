import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { Link } from '@remix-run/react'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { entityNames } from '#app/kit/words/names.ts'
import { formatDate } from '#app/kit/format.ts'
import type { Results } from './view-results.server.ts'
import { Dimensions } from './dimensions.tsx'
import { HowCalculated } from './how-calculated.tsx'
import { FactsBeside } from '#app/features/fact-sheet/facts-beside.tsx'
import { Items } from './items.tsx'
import { OverTime } from './over-time.tsx'
import { ReadWithCare } from './read-with-care.tsx'
import { PerceivedNorms } from './perceived-norms.tsx'
import { Prevalence } from './prevalence.tsx'
import { Participation } from './participation.tsx'
import { WhatToDo } from './what-to-do.tsx'
import { WomenAndMen } from './women-and-men.tsx'

export type ResultsView = 'page' | 'report'

/** What stands above everything: where people are asked what happened to them, that and no score. */
function headOf({ record: { release }, instrument }: Pick<Results, 'record' | 'instrument'>): string {
  if (instrument.prevalence) return 'Lo que contó el personal y cuánto confía en el procedimiento'
  if (release.overall.kind === 'suppressed') return 'Resultados de la aplicación'
  return scoreOf(release, instrument)
}

function scoreOf(release: Results['record']['release'], { presentation }: Results['instrument']): string {
  const { overall: figure, k } = release
  const decimals = releaseDecimals(release)
  return claimSentence({ kind: 'headline', subject: presentation.scoreSubject, figure, k, decimals })
}

function Headline({ record, instrument }: Pick<Results, 'record' | 'instrument'>) {
  const { overall } = record.release
  return (
    <>
      <p className="tenue">
        {instrument.title} · {entityNames(record)}
      </p>
      <h1>{headOf({ record, instrument })}</h1>
      {overall.kind === 'suppressed' && !instrument.prevalence ? <p>{scoreOf(record.release, instrument)}</p> : null}
      <p className="tenue">
        Se respondió del {formatDate(record.opensOn)} al {formatDate(record.closedOn ?? record.closesOn)}.
        {record.closingReason ? ` Se cerró antes de su fecha: ${record.closingReason}` : ''}
      </p>
    </>
  )
}

function Downloads({ campaignId, certificate }: { campaignId: string; certificate: boolean }) {
  const base = `/panel/aplicaciones/${campaignId}`
  return (
    <p className="botones no-imprimir">
      <a className="boton segundo" href={`${base}/resultados.xlsx`}>
        Descargar en Excel
      </a>
      <a className="boton segundo" href={`${base}/resultados.csv`}>
        Descargar en CSV
      </a>
      <Link className="boton segundo" to={`${base}/informe`}>
        Informe para imprimir
      </Link>
      {certificate ? (
        <Link className="boton segundo" to={`${base}/constancia`}>
          Constancia de la evaluación anual
        </Link>
      ) : null}
    </p>
  )
}

function Identity({ record, instrument }: Pick<Results, 'record' | 'instrument'>) {
  return (
    <section aria-labelledby="identidad">
      <h2 id="identidad">Identidad de este resultado</h2>
      <p className="nota">
        Versión {instrument.version} de la herramienta. Resultado congelado el {formatDate(record.releasedOn)}. Huella
        SHA-256: <code>{record.digest}</code>
      </p>
    </section>
  )
}

/** Everything that may be shown of a closed campaign; `report` opens what the page folds. */
export function ResultsPage({
  results,
  view,
  mayPlan,
  mayCertify = false,
}: {
  results: Results
  view: ResultsView
  mayPlan: boolean
  mayCertify?: boolean
}) {
  const { record, history, instrument, toDo, facts } = results
  const { release } = record
  return (
    <article>
      <Headline {...results} />
      {view === 'page' ? (
        <Downloads
          campaignId={record.campaignId}
          certificate={mayCertify && instrument.presentation.isYearlyEvaluation}
        />
      ) : null}
      <Prevalence release={release} instrument={instrument} />
      <WhatToDo
        toDo={toDo}
        planYear={Number(record.releasedOn.slice(0, 4))}
        mechanism={legalFrameOn(record.releasedOn).mechanismInShort}
        mayPlan={mayPlan}
        isYearlyEvaluation={instrument.presentation.isYearlyEvaluation}
      />
      {instrument.presentation.describes === 'attitudes' ? <ReadWithCare /> : null}
      <Participation release={release} source={record} />
      <Dimensions
        release={release}
        instrument={instrument}
        lead={instrument.prevalence ? `${scoreOf(release, instrument)}.` : null}
      />
      {history ? <OverTime history={history} instrument={instrument} /> : null}
      <PerceivedNorms release={release} instrument={instrument} />
      <WomenAndMen release={release} instrument={instrument} />
      <FactsBeside facts={facts} open={view === 'report'} />
      <Items release={release} instrument={instrument} open={view === 'report'} />
      <HowCalculated release={release} instrument={instrument} />
      <Identity {...results} />
    </article>
  )
}
