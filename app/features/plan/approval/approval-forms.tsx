import { Link } from '@remix-run/react'
import { TickField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { DEED_FIELD_VALUES } from './deed-fields.ts'
import { PaperForm } from './paper-form.tsx'
import type { ShownApproval } from './view-approval.server.ts'

type Props = {
  readonly approval: ShownApproval
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** What is missing before the plan can be handed in, each linked to where it is mended; then what is worth knowing. */
function Missing({ missing }: Pick<ShownApproval, 'missing'>) {
  const blocking = missing.filter((finding) => finding.blocking)
  const rest = missing.filter((finding) => !finding.blocking)
  const list = (findings: typeof missing) => (
    <ul>
      {findings.map(({ code, actionId, sentence, address }) => (
        <li key={`${code} ${actionId ?? sentence}`}>
          <Link to={address}>{sentence}</Link>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {blocking.length > 0 ? (
        <Notice kind="warning" id="enviar" labelledBy="falta">
          <h3 id="falta">Antes de enviar, falta</h3>
          {list(blocking)}
        </Notice>
      ) : null}
      {rest.length > 0 ? (
        <Notice labelledBy="conviene">
          <h3 id="conviene">Conviene revisar</h3>
          {list(rest)}
        </Notice>
      ) : null}
    </>
  )
}

function Submit({ approval }: Pick<Props, 'approval'>) {
  const again = approval.approval === 'returned'
  const isReady = !approval.missing.some(({ blocking }) => blocking)
  return (
    <section aria-labelledby="enviar-titulo">
      <h2 id="enviar-titulo">{again ? 'Volver a enviar a firma' : 'Enviar a firma'}</h2>
      <Missing missing={approval.missing} />
      {isReady ? (
        <SendForm id="enviar">
          <SeenField name="revision" value={approval.revision} />
          <SeenField name="huella" value={approval.digest} />
          <p>
            Mientras espera la firma, las acciones no cambian; puede retirarlo cuando quiera. Empezar a ejecutar no
            espera a la firma.
          </p>
          <SendButton className="boton" name="accion" value={DEED_FIELD_VALUES.submit}>
            {again ? 'Volver a enviar a firma' : 'Enviar a firma'}
          </SendButton>
        </SendForm>
      ) : null}
    </section>
  )
}

function Sign({ approval, problems, values }: Props) {
  const { signer } = approval
  if (!signer) return null
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <section aria-labelledby="firmar">
      <h2 id="firmar">Firmar</h2>
      {signer.hasSecondStep ? (
        <SendForm noValidate>
          <SeenField name="revision" value={approval.revision} />
          <SeenField name="huella" value={approval.digest} />
          <p>
            Firma <strong>{signer.name}</strong>
            {signer.resolution ? `, por delegación según ${signer.resolution}` : ''}. Se firma exactamente lo que
            muestra esta página.
          </p>
          <Field {...field('cargo')} label="Su cargo" />
          <Field {...field('documento')} label="Resolución o documento de su designación" />
          <TickField
            name="declaro"
            label="Leí el plan y apruebo las acciones que muestra esta página."
            checked={'declaro' in values}
            problem={problems['declaro']}
          />
          <Field
            name="codigo"
            label="Código de su aplicación, o uno de recuperación"
            help="Es su segundo paso: se pide de nuevo para firmar."
            className="corto"
            autoComplete="one-time-code"
            inputMode="text"
            problem={problems['codigo']}
          />
          <SendButton className="boton" name="accion" value={DEED_FIELD_VALUES.sign}>
            Firmar el plan
          </SendButton>
        </SendForm>
      ) : (
        <Notice kind="warning" id="codigo">
          <p>
            Para firmar necesita el segundo paso. <Link to="/cuenta/segundo-paso">Actívelo en su cuenta</Link> y vuelva
            a esta página.
          </p>
        </Notice>
      )}
    </section>
  )
}

function Return({ approval, problems, values }: Props) {
  return (
    <Fold open={'razon' in problems} summary="Devolver a la coordinación">
      <SendForm noValidate>
        <SeenField name="revision" value={approval.revision} />
        <SeenField name="huella" value={approval.digest} />
        <TextField
          name="razon"
          label="Qué falta o qué debe cambiar"
          defaultValue={values['razon'] ?? ''}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value={DEED_FIELD_VALUES.return}>
          Devolver con esta razón
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function TakeBack({ approval }: Pick<Props, 'approval'>) {
  return (
    <SendForm id="retirar">
      <SeenField name="revision" value={approval.revision} />
      <SeenField name="huella" value={approval.digest} />
      <SendButton className="boton segundo" name="accion" value={DEED_FIELD_VALUES['take-back']}>
        Retirar de la firma para cambiarlo
      </SendButton>
    </SendForm>
  )
}

function Amend({ approval, problems, values }: Props) {
  return (
    <section aria-labelledby="modificar">
      <h2 id="modificar">Modificar lo firmado</h2>
      <p>
        Lo firmado no cambia: se escribe una modificación, que vale cuando se firma. La versión anterior se conserva.
      </p>
      <SendForm noValidate>
        <SeenField name="revision" value={approval.revision} />
        <SeenField name="huella" value={approval.digest} />
        <TextField
          name="razon"
          label="Por qué se modifica"
          help="La razón queda en la modificación firmada."
          defaultValue={values['razon'] ?? ''}
          problem={problems['razon']}
        />
        <SendButton className="boton segundo" name="accion" value={DEED_FIELD_VALUES.amend}>
          Empezar una modificación
        </SendButton>
      </SendForm>
    </section>
  )
}

function Drop({ approval, problems }: Pick<Props, 'approval' | 'problems'>) {
  return (
    <Fold open={'descartar' in problems} summary="Dejar sin efecto la modificación">
      <SendForm id="descartar">
        <SeenField name="revision" value={approval.revision} />
        <SeenField name="huella" value={approval.digest} />
        <p>
          Las acciones vuelven a decir lo que se firmó. Lo que decidió en la modificación se pierde, y lo que agregó
          vuelve a propuestas. El avance no cambia.
        </p>
        <SendButton className="boton grave" name="accion" value={DEED_FIELD_VALUES.drop}>
          Volver a lo firmado
        </SendButton>
      </SendForm>
    </Fold>
  )
}

/** The forms of whoever may go on with the plan; others read above who may. */
export function ApprovalForms(props: Props) {
  const { approval } = props
  const may = (deed: ShownApproval['deeds'][number]) => approval.deeds.includes(deed)
  return (
    <>
      {may('submit') ? <Submit approval={approval} /> : null}
      {may('sign') ? <Sign {...props} /> : null}
      {may('return') ? <Return {...props} /> : null}
      {may('register') ? <PaperForm {...props} /> : null}
      {may('take-back') ? <TakeBack approval={approval} /> : null}
      {may('amend') ? <Amend {...props} /> : null}
      {may('drop') ? <Drop {...props} /> : null}
    </>
  )
}
