import { Link } from '@remix-run/react'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { Findings } from '#app/features/quality-rules/findings.tsx'
import { Problems } from './fact-form.tsx'
import { stateWords } from './fact-state.ts'
import { factAddress, newFactAddress, QUEUE_ADDRESS, recordAddress, sheetAddress } from './record-address.ts'
import type { RecordView } from './view-record.server.ts'
import { KIND_WORDS } from './words.ts'

type Given = { readonly view: RecordView; readonly problems: FieldProblems }
type Kind = RecordView['kinds'][number]

function Facts({ view, kind: { facts } }: { view: RecordView; kind: Kind }) {
  return (
    <ul>
      {facts.map((fact) => (
        <li key={fact.id}>
          <Link to={factAddress(view.place, fact.id)}>{fact.title}</Link>{' '}
          <span className="etiqueta">{fact.toConfirm ? 'Por confirmar' : stateWords(fact)}</span>
          <br />
          <span className="tenue suelto">
            {formatDate(fact.on)}
            {fact.isNothing || view.ofMinistry
              ? ''
              : fact.proofs === 0
                ? '. Sin medio de verificación'
                : `. ${formatCount(fact.proofs, 'medio de verificación', 'medios de verificación')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Told({ view, kind }: { view: RecordView; kind: Kind }) {
  const { facts, derived } = kind
  return (
    <>
      {derived.map((words) => (
        <p key={words}>{words}. No hace falta registrarlo.</p>
      ))}
      {facts.length > 0 ? <Facts view={view} kind={kind} /> : null}
      {facts.length + derived.length === 0 ? (
        <p className="tenue">{view.ofMinistry ? 'Nada registrado.' : 'Sin informar: no es lo mismo que cero.'}</p>
      ) : null}
    </>
  )
}

function KindPart({ view, kind, problems }: Given & { kind: Kind }) {
  const { title, help } = KIND_WORDS[kind.kind]
  const saidNothing = kind.facts.some(({ isNothing }) => isNothing)
  const id = kind.kind
  return (
    <section aria-labelledby={`tema-${id}`}>
      <h2 id={`tema-${id}`}>{title}</h2>
      <p className="ayuda">{help}</p>
      {problems[id] ? (
        <p className="error" id={id}>
          {problems[id]}
        </p>
      ) : null}
      <Told view={view} kind={kind} />
      {view.writes && !saidNothing ? (
        <div className="botones">
          <Link className="boton llano" to={newFactAddress(view.place, id)}>
            Registrar <span className="oculto-visual">en {title}</span>
          </Link>
          {kind.facts.length + kind.derived.length === 0 && !view.inCountry ? (
            <SendForm preventScrollReset>
              <input type="hidden" name="tema" value={id} />
              <SendButton className="boton llano" name="accion" value="nada">
                No hubo nada este año <span className="oculto-visual">en {title}</span>
              </SendButton>
            </SendForm>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function Submit({ view, problems }: Given) {
  const { drafts, maySubmit, seen } = view
  if (drafts === 0) return null
  const words = formatCount(drafts, 'borrador', 'borradores')
  if (!maySubmit)
    return <Notice>Hay {words}. Los revisa y los envía al MIMP la persona titular, desde esta misma página.</Notice>
  return (
    <div className="caja">
      <h2>Enviar al MIMP</h2>
      <p>
        Hay {words}. Lo enviado no cambia, salvo que el MIMP lo observe o que usted lo recupere antes de la revisión.
      </p>
      {problems['enviar'] ? (
        <p className="error" id="enviar">
          {problems['enviar']}
        </p>
      ) : null}
      <SendForm>
        <SeenField name="vistos" value={seen} />
        <SendButton className="boton" name="accion" value="enviar">
          Enviar {words}
        </SendButton>
      </SendForm>
    </div>
  )
}

function Years({ view: { place, years } }: Pick<Given, 'view'>) {
  return (
    <nav className="botones" aria-label="Años">
      {years.map((year) => (
        <Link key={year} to={recordAddress({ ...place, year })} aria-current={year === place.year ? 'page' : undefined}>
          {year}
        </Link>
      ))}
    </nav>
  )
}

/** The record of a year, kind by kind. */
export function RecordPage({ view, problems }: Given) {
  const { place, name, inCountry, barred, startable, observed, obligation, lastDay } = view
  return (
    <>
      {inCountry ? (
        <Link className="volver" to={QUEUE_ADDRESS}>
          Volver a los registros
        </Link>
      ) : null}
      <Problems problems={problems} />
      <p className="tenue">{name}</p>
      <h1>Registro anual {place.year}</h1>
      {view.ofMinistry ? null : (
        <p>
          Lo que hizo el mecanismo para la igualdad de género en el año, con sus pruebas. De aquí salen el informe de
          noviembre y el informe nacional.{' '}
          {obligation === 'facultative' ? 'Para su nivel de gobierno es voluntario. ' : ''}
          Se llena hasta el {formatDate(lastDay)}.
        </p>
      )}
      <Years view={view} />
      {barred === null ? null : <Notice>{barred}</Notice>}
      {observed > 0 ? (
        <Notice kind="warning">
          {inCountry ? 'Falta que la entidad responda sobre' : 'El MIMP observó'}{' '}
          {formatCount(observed, 'dato', 'datos')}. Lo observado no cuenta hasta que se responda.
        </Notice>
      ) : null}
      {startable > 0 ? (
        <SendForm>
          <p>
            En {place.year - 1} registró lo que sigue vigente (mecanismo, integrantes u Oficial). Puede traerlo y
            confirmarlo.
          </p>
          <SendButton className="boton" name="accion" value="empezar">
            Empezar con lo del año pasado
          </SendButton>
        </SendForm>
      ) : null}
      {view.writes && !inCountry ? (
        <p>
          <Link to={sheetAddress(place.year)}>Llenar el registro en una planilla</Link>
        </p>
      ) : null}
      {view.kinds.map((kind) => (
        <KindPart key={kind.kind} view={view} kind={kind} problems={problems} />
      ))}
      {inCountry ? null : (
        <>
          <Findings findings={view.findings} />
          <Submit view={view} problems={problems} />
          <p>
            <Link to={`/panel/ficha/${place.year}`}>Ficha de datos del personal {place.year}</Link>
          </p>
        </>
      )}
    </>
  )
}
