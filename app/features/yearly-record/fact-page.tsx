import { Link } from '@remix-run/react'
import { formatDate, formatFileSize, formatMoment } from '#app/kit/format.ts'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PROOF_FIELDS, ProofFields } from '#app/features/plan/carry-out/proof-fields.tsx'
import type { FactValues } from './fact-fields.ts'
import { FactFields, Problems } from './fact-form.tsx'
import { stateWords } from './fact-state.ts'
import { factProofAddress, recordAddress } from './record-address.ts'
import type { FactView } from './view-record.server.ts'
import { ADVISES, FACT_EVENT_WORDS, KIND_WORDS } from './words.ts'

type Given = { readonly view: FactView; readonly values: FactValues | null; readonly problems: FieldProblems }

function Proofs({ view, problems }: Omit<Given, 'values'>) {
  const { proofs, fact, mayChange } = view
  if (proofs.length === 0) return <Empty>Aún no hay medios de verificación.</Empty>
  return (
    <ul className="medios">
      {proofs.map(({ id, kind, fileName, size, reference, shows, addedBy, addedOn, namesPeople, mayOpen }) => (
        <li key={id} id={`medio-${id}`}>
          {kind === 'link' ? (
            <a href={reference ?? ''} rel="noreferrer noopener" target="_blank">
              {reference} (se abre aparte)
            </a>
          ) : kind === 'document' ? (
            <strong>{reference}</strong>
          ) : mayOpen ? (
            <a href={factProofAddress(id)} download>
              {fileName} ({formatFileSize(size ?? 0)})
            </a>
          ) : (
            <span>{fileName}</span>
          )}
          <span className="nota en-linea">
            {shows}. {namesPeople ? 'Nombra a personas. ' : ''}Lo agregó {addedBy} el {formatDate(addedOn)}.
          </span>
          {problems[`medio-${id}`] ? <p className="error">{problems[`medio-${id}`]}</p> : null}
          {mayChange ? (
            <SendForm preventScrollReset>
              <input type="hidden" name="medio" value={id} />
              <SeenField name="revision" value={fact.revision} />
              <SendButton className="boton llano" name="accion" value="retirar">
                Retirar <span className="oculto-visual">{fileName ?? reference}</span>
              </SendButton>
            </SendForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Said({ view }: Pick<Given, 'view'>) {
  const { fact, lines, dayLabel } = view
  if (fact.isNothing) return <p>La entidad dijo que este año no hubo nada de este tema.</p>
  return (
    <dl className="datos">
      <dt>{dayLabel}</dt>
      <dd>{formatDate(fact.on)}</dd>
      {lines.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function History({ view: { steps } }: Pick<Given, 'view'>) {
  return (
    <ol>
      {steps.map(({ at, who, event, text }) => (
        <li key={at + event}>
          <strong>{who}</strong> {FACT_EVENT_WORDS[event]} el {formatMoment(at)}
          {text === '' ? '.' : `: «${text}»`}
        </li>
      ))}
    </ol>
  )
}

/** One text and its button: an answer of the entity, or what the Ministry asks. */
function Telling({
  view,
  button,
  label,
  words,
  problems,
  values,
}: Given & { button: 'responder' | 'observar'; label: string; words: string }) {
  return (
    <SendForm noValidate>
      <SeenField name="revision" value={view.fact.revision} />
      <TextField
        name="texto"
        label={label}
        rows={4}
        defaultValue={values?.['texto'] ?? ''}
        problem={problems['texto']}
      />
      <SendButton className="boton" name="accion" value={button}>
        {words}
      </SendButton>
    </SendForm>
  )
}

function Press({ view, value, children }: Pick<Given, 'view'> & { value: string; children: string }) {
  return (
    <SendForm>
      <SeenField name="revision" value={view.fact.revision} />
      <SendButton className="boton llano" name="accion" value={value}>
        {children}
      </SendButton>
    </SendForm>
  )
}

function Steps(given: Given) {
  const { view } = given
  return (
    <>
      {view.mayAnswer ? (
        <Telling {...given} button="responder" label="Su respuesta al MIMP" words="Responder y enviar de nuevo" />
      ) : null}
      {view.mayValidate ? (
        <Press view={view} value="validar">
          Validar
        </Press>
      ) : null}
      {view.mayObserve ? (
        <Telling {...given} button="observar" label="Qué falta o qué se pide" words="Observar" />
      ) : null}
      {view.mayTakeBack ? (
        <Press view={view} value="recuperar">
          Recuperar para corregir
        </Press>
      ) : null}
      {view.mayDelete ? (
        <Press view={view} value="borrar">
          {view.fact.origin === 'ministry' ? 'Borrar este registro' : 'Borrar este borrador'}
        </Press>
      ) : null}
    </>
  )
}

/** One fact of a record: what it says, what proves it, what became of it, and what comes next. */
export function FactPage(given: Given) {
  const { view, values, problems } = given
  const { place, kind, name, fact, barred, mayChange } = view
  const isProofWrong = PROOF_FIELDS.some((field) => problems[field])
  return (
    <>
      <Link className="volver" to={recordAddress(place)}>
        Volver al registro de {place.year}
      </Link>
      <Problems problems={problems} />
      <p className="tenue">{name}</p>
      <h1>{KIND_WORDS[kind].title}</h1>
      <p>
        <span className="etiqueta">{stateWords(fact)}</span>
      </p>
      {barred === null ? null : <Notice>{barred}</Notice>}
      <Said view={view} />
      {mayChange && !fact.isNothing ? (
        <Fold open={fact.toConfirm || (Object.keys(problems).length > 0 && !isProofWrong)} summary="Cambiar">
          <SendForm noValidate>
            <SeenField name="revision" value={fact.revision} />
            <FactFields view={view} values={values ?? view.values} problems={problems} />
            <SendButton className="boton" name="accion" value="guardar">
              Guardar
            </SendButton>
          </SendForm>
        </Fold>
      ) : null}
      {fact.isNothing ? null : (
        <section aria-labelledby="medios">
          <h2 id="medios">Medios de verificación</h2>
          <Proofs view={view} problems={problems} />
          {mayChange ? (
            <Fold open={isProofWrong} summary="Agregar un medio">
              <SendForm encType="multipart/form-data" noValidate reloadDocument>
                <SeenField name="revision" value={fact.revision} />
                <ProofFields values={values ?? {}} problems={problems} />
                <SendButton className="boton" name="accion" value="agregar">
                  Agregar
                </SendButton>
              </SendForm>
            </Fold>
          ) : null}
        </section>
      )}
      {view.advised ? <Notice>{ADVISES}</Notice> : null}
      <Steps {...given} />
      <h2>Historia</h2>
      <History view={view} />
    </>
  )
}
