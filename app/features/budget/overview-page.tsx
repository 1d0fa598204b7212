import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { WhereWeStand } from '#app/features/standing/standing.tsx'
import type { Standing } from '#app/features/standing/standing-facts.ts'
import { ASSESSMENT_STATUS_NAMES } from '#app/kit/words/names.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { AssessmentView, DimensionView } from './view-assessment.server.ts'
import { History } from './history.tsx'
import { ScoreRounds } from './score-rounds.tsx'
import { RubricScoresFigure } from './scores.tsx'
import { SignatureWords } from './signature-words.tsx'
import { SignForm } from './sign-form.tsx'
import { waitingWords } from './words.ts'

/** Before the first question: what it is, who works on it, what it needs. */
export function BudgetStart({
  year,
  entityName,
  mayWrite,
  isThisYear,
  children,
}: {
  year: number
  entityName: string
  mayWrite: boolean
  isThisYear: boolean
  children: ReactNode
}) {
  return (
    <>
      <p className="tenue">{entityName}</p>
      <h1>Presupuesto público e igualdad {year}</h1>
      {children}
      <p>
        Lo responde el equipo de la entidad, una vez al año, pregunta por pregunta: qué nivel tiene y con qué documento
        lo prueba. No es anónimo.
      </p>
      <ul>
        <li>Trabajan varias cuentas y varios días. Cada cambio se guarda al hacerlo.</li>
        <li>Lo firma quien dirige planeamiento y presupuesto, y lo revisa el MIMP.</li>
        <li>Un nivel sin documento vale como declarado, no como verificado.</li>
      </ul>
      {mayWrite && isThisYear ? (
        <SendForm>
          <SendButton className="boton" name="accion" value="empezar">
            Empezar el autodiagnóstico
          </SendButton>
        </SendForm>
      ) : (
        <Empty>{isThisYear ? 'Aún no se ha empezado.' : 'Ese año no tiene autodiagnóstico de presupuesto.'}</Empty>
      )}
    </>
  )
}

function DimensionTask({ dimension, view }: { dimension: DimensionView; view: AssessmentView }) {
  const answered = dimension.items.filter(({ level }) => level !== null).length
  const back = dimension.items.filter(({ review }) => review === 'returned').length
  const documents = dimension.items.reduce((sum, { evidence }) => sum + evidence.length, 0)
  const done = answered === dimension.items.length
  return (
    <li>
      <div>
        <Link to={`/panel/presupuesto/${view.year}/dimension/${dimension.id}`}>{dimension.title}</Link>
        <p>
          {answered} de {dimension.items.length} preguntas con nivel;{' '}
          {formatCount(documents, 'documento', 'documentos')}
        </p>
      </div>
      {back > 0 ? (
        <span className="estado etiqueta urgente">{formatCount(back, 'devuelta', 'devueltas')}</span>
      ) : (
        <span className={done ? 'estado' : 'estado etiqueta urgente'}>{done ? 'Completa' : 'Por hacer'}</span>
      )}
    </li>
  )
}

function StatusWords({ view }: { view: AssessmentView }) {
  return (
    <Notice kind={view.status === 'reviewed' ? 'done' : 'plain'}>
      <p>
        <strong>{ASSESSMENT_STATUS_NAMES[view.status]}.</strong> {view.waiting ? waitingWords(view.waiting) : null}
      </p>
      <SignatureWords view={view} />
      {view.reviewedOn ? <p>Revisado el {formatDate(view.reviewedOn)}. El nivel verificado ya no cambia.</p> : null}
    </Notice>
  )
}

function Spreadsheet({ year }: { year: number }) {
  return (
    <p>
      ¿Prefiere una planilla? <a href={`/panel/presupuesto/${year}/planilla.xlsx`}>Descargue las preguntas en XLSX</a>,
      llénelas y <Link to={`/panel/presupuesto/${year}/planilla`}>súbalas aquí</Link>.
    </p>
  )
}

type Props = {
  readonly view: AssessmentView
  /** Null while the Ministry has not verified the year. */
  readonly standing: Standing | null
  readonly mayWrite: boolean
  readonly maySign: boolean
  readonly mayReadPlan: boolean
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  /** What waits for whoever begins on this page. */
  readonly children: ReactNode
}

/** The whole assessment at a glance: state, dimensions, scores, signature, history. */
export function BudgetOverview({ view, standing, mayWrite, maySign, mayReadPlan, problems, values, children }: Props) {
  const working = view.status === 'in-progress' || view.status === 'returned'
  return (
    <>
      <p className="tenue">{view.entityName}</p>
      <h1>Presupuesto público e igualdad {view.year}</h1>
      {children}
      <StatusWords view={view} />
      <h2>Dimensiones</h2>
      <ul className="tareas">
        {view.dimensions.map((dimension) => (
          <DimensionTask key={dimension.id} dimension={dimension} view={view} />
        ))}
      </ul>
      {mayWrite && working ? <Spreadsheet year={view.year} /> : null}
      <h2>Puntaje {working ? 'hasta ahora' : ''}</h2>
      <RubricScoresFigure view={view} scores={view.scores} />
      <ScoreRounds view={view} />
      <WhereWeStand standing={standing} />
      {view.status !== 'in-progress' && mayReadPlan ? (
        <p>
          Las acciones que se proponen están en el{' '}
          <Link to={`/panel/plan/${(view.submittedOn ?? String(view.year)).slice(0, 4)}`}>plan de mejora</Link>.
        </p>
      ) : null}
      {working ? <SignForm view={view} maySign={maySign} problems={problems} values={values} /> : null}
      <History rows={view.history.filter(({ itemId }) => itemId === null)} />
    </>
  )
}
