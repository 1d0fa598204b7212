import { Form, Link } from '@remix-run/react'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate } from '#app/kit/format.ts'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { CommitmentSheet, WhereItIs } from './commitment-sheet.tsx'
import type { Addition } from './commitment-words.ts'
import { ADDITION_FIELDS } from './addition-fields.ts'
import { MeetingDownloads } from './meeting/meeting-downloads.tsx'
import type { SheetView } from './view-sheet.server.ts'
import { ADDITION_LABELS, inDays } from './words.ts'

type Props = { readonly sheet: SheetView; readonly origin: string; readonly problems: FieldProblems }

function Address({ address }: { address: string }) {
  return (
    <div className="campo">
      <label htmlFor="direccion">Dirección de la página pública</label>
      <input id="direccion" readOnly defaultValue={address} />
      <CopyButton text={address} what="la dirección" />
    </div>
  )
}

/** How the public page stands. */
function State({ sheet: { state }, origin }: Pick<Props, 'sheet' | 'origin'>) {
  if (state.kind === 'not-promised')
    return (
      <p>
        El aviso de esta aplicación no prometió una página pública: no la tendrá. Puede imprimir esta hoja y colgarla.
      </p>
    )
  const address = <Address address={`${origin}${state.path}`} />
  if (state.kind === 'waiting')
    return (
      <>
        <p>
          Se publica por sí misma {inDays(state.days)}, el {formatDate(state.by)}, como está en la hoja: así lo prometió
          el aviso a quienes respondieron. Hasta entonces la dirección solo dice esa fecha.
        </p>
        {address}
      </>
    )
  return (
    <>
      <p>
        Está publicada desde el {formatDate(state.publishedOn)}
        {state.publishedBy === null ? ', porque llegó su día' : ` por ${state.publishedBy}`}. Cambia sola cuando avanza
        el plan, y no se retira. <Link to={state.path}>Verla</Link>
      </p>
      {address}
    </>
  )
}

function PartChoice({ part, chosen }: { part: Addition; chosen: boolean }) {
  return (
    <label className="opcion">
      <input type="checkbox" name={ADDITION_FIELDS[part]} value="si" defaultChecked={chosen} />
      <span>{ADDITION_LABELS[part]}</span>
    </label>
  )
}

/** Whole parts, looked at before they are published. */
function Preview({ parts }: { parts: readonly { readonly part: Addition; readonly chosen: boolean }[] }) {
  if (parts.length === 0) return null
  return (
    <Form method="get" preventScrollReset>
      <fieldset>
        <legend>Qué agregar a lo prometido</legend>
        <p className="ayuda">Cada parte entra completa, tal como salió, y ya no se quita.</p>
        {parts.map((part) => (
          <PartChoice key={part.part} {...part} />
        ))}
      </fieldset>
      <button type="submit" className="boton segundo">
        Ver cómo queda
      </button>
    </Form>
  )
}

/** What the head confirms is what the sheet shows. */
function Publish({ sheet, problems }: Pick<Props, 'sheet' | 'problems'>) {
  const { publishing, state } = sheet
  if (publishing === null) return null
  const isPublic = state.kind === 'published'
  const chosen = publishing.parts.filter(({ chosen: is }) => is)
  if (isPublic && publishing.parts.length === 0) return null
  return (
    <section aria-labelledby="publicar-titulo">
      <h2 id="publicar-titulo">{isPublic ? 'Agregar a la página' : 'Publicar antes de su día'}</h2>
      <Preview parts={publishing.parts} />
      {problems['publicar'] ? (
        <Notice kind="warning" role="alert" id="publicar">
          <p>{problems['publicar']}</p>
        </Notice>
      ) : null}
      {isPublic && chosen.length === 0 ? null : publishing.hasSecondStep ? (
        <SendForm noValidate>
          <SeenField name="visto" value={publishing.seen} />
          {chosen.map(({ part }) => (
            <SeenField key={part} name={ADDITION_FIELDS[part]} value="si" />
          ))}
          <p>
            Se publica exactamente lo que muestra la hoja, para cualquiera que tenga la dirección. No se puede deshacer.
          </p>
          <Field
            name="codigo"
            label="Código de su aplicación, o uno de recuperación"
            help="Es su segundo paso: se pide de nuevo para publicar."
            className="corto"
            autoComplete="one-time-code"
            inputMode="text"
            problem={problems['codigo']}
          />
          <SendButton className="boton" busy="Publicando…">
            {isPublic ? 'Agregar a la página' : 'Publicar ahora'}
          </SendButton>
        </SendForm>
      ) : (
        <Notice kind="warning" id="codigo">
          <p>
            Para publicar necesita el segundo paso. <Link to="/cuenta/segundo-paso">Actívelo en su cuenta</Link> y
            vuelva a esta página.
          </p>
        </Notice>
      )}
    </section>
  )
}

/** The public page as a document names it. */
function namedPage({ state }: SheetView, origin: string) {
  if (state.kind === 'not-promised') return null
  const address = `${new URL(origin).host}${state.path}`
  return { address, publicBy: state.kind === 'published' ? null : state.by }
}

/** The sheet for whoever answered, how its public page stands, and what the head does with it. */
export function SheetPage({ sheet, origin, problems }: Props) {
  const { campaignId, words, minimum, elections } = sheet
  return (
    <>
      <PrintHint back={`/panel/aplicaciones/${campaignId}/resultados`} />
      {elections ? (
        <div className="no-imprimir">
          <Notice kind="warning">
            <p>{elections}</p>
          </Notice>
        </div>
      ) : null}
      <WithAside
        aside={
          <div className="no-imprimir">
            <section aria-labelledby="publica">
              <h2 id="publica">La página pública</h2>
              <State sheet={sheet} origin={origin} />
            </section>
            <Publish sheet={sheet} problems={problems} />
            <MeetingDownloads campaignId={campaignId} minimum={minimum} page={namedPage(sheet, origin)} />
          </div>
        }
      >
        <CommitmentSheet words={words} />
        {sheet.state.kind === 'not-promised' ? null : <WhereItIs address={`${origin}${sheet.state.path}`} />}
      </WithAside>
    </>
  )
}
