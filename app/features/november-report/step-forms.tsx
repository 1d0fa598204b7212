import { Link } from '@remix-run/react'
import { ChoiceField, TickField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { REPORT_DEED_VALUES } from './step-rules.ts'
import type { OwnReportView } from './view-report.server.ts'

type Props = {
  readonly view: OwnReportView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function Seen({ view }: Pick<Props, 'view'>) {
  return (
    <>
      <SeenField name="revision" value={view.draft.revision} />
      <SeenField name="huella" value={view.digest} />
    </>
  )
}

function Problem({ field, problems }: { readonly field: string; readonly problems: FieldProblems }) {
  return problems[field] ? <p className="error">{problems[field]}</p> : null
}

function Send({ view, problems }: Props) {
  return (
    <SendForm id="enviar">
      <Seen view={view} />
      <Problem field="enviar" problems={problems} />
      <p>La persona titular lo lee aquí mismo y lo firma, o se lo devuelve con su razón.</p>
      <SendButton className="boton" name="accion" value={REPORT_DEED_VALUES.send}>
        Enviar a la persona titular
      </SendButton>
    </SendForm>
  )
}

function Sign({ view, problems, values }: Props) {
  const { signer } = view
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <section aria-labelledby="firmar">
      <h2 id="firmar">Firmar y presentar</h2>
      {signer?.hasSecondStep ? (
        <SendForm noValidate>
          <Seen view={view} />
          <p>
            Firma {signer.name}
            {signer.resolution === '' ? '' : `, por delegación según ${signer.resolution}`}. Al firmar, el informe se
            presenta al MIMP y queda fijo.
          </p>
          <Field {...field('cargo')} label="Su cargo" />
          <Field {...field('documento')} label="Resolución o documento de su designación" />
          <TickField
            name="declaro"
            label="Leí el informe y lo presento como lo muestra esta página."
            checked={'declaro' in values}
            problem={problems['declaro']}
          />
          <Field
            name="codigo"
            label="Código de su aplicación, o uno de recuperación"
            help="Es su segundo paso: se pide de nuevo para firmar."
            className="corto"
            autoComplete="one-time-code"
            problem={problems['codigo']}
          />
          <SendButton className="boton" name="accion" value={REPORT_DEED_VALUES.sign}>
            Firmar y presentar el informe
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

function WithReason({
  view,
  problems,
  values,
  deed,
  summary,
  label,
  button,
}: Props & {
  readonly deed: 'return' | 'correct'
  readonly summary: string
  readonly label: string
  readonly button: string
}) {
  return (
    <Fold open={'razon' in problems} summary={summary}>
      <SendForm noValidate>
        <Seen view={view} />
        <TextField name="razon" label={label} defaultValue={values['razon'] ?? ''} problem={problems['razon']} />
        <SendButton className="boton segundo" name="accion" value={REPORT_DEED_VALUES[deed]}>
          {button}
        </SendButton>
      </SendForm>
    </Fold>
  )
}

const KINDS = [
  {
    value: 'digital',
    label: 'Digital',
    help: 'El PDF de este informe, firmado digitalmente. Se leen sus firmas: quién, cuándo y si el archivo es el que se firmó.',
  },
  {
    value: 'manuscrita',
    label: 'Manuscrita',
    help: 'Impreso, firmado a mano y escaneado. Se anota como «manuscrita, no comprobada».',
  },
]

function Register({ view, problems, values }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  const isOpen = ['archivo', 'nombre', 'resolucion', 'declaro'].some((name) => name in problems)
  return (
    <Fold open={isOpen && !view.deeds.includes('sign')} summary="Presentar con el PDF firmado fuera de Espejo">
      <SendForm encType="multipart/form-data" noValidate reloadDocument>
        <Seen view={view} />
        <ChoiceField name="tipo" label="Cómo se firmó" options={KINDS} value={values['tipo'] ?? 'digital'} />
        <Field
          name="archivo"
          label="Informe firmado (PDF, hasta 10 MB)"
          type="file"
          accept=".pdf"
          problem={problems['archivo']}
        />
        <Field {...field('nombre')} label="Nombre y apellidos de quien firmó" />
        <Field {...field('cargo')} label="Cargo de quien firmó" />
        <Field
          {...field('resolucion')}
          label="Si firmó por delegación o encargo: número de la resolución"
          help="Déjelo vacío si firmó la persona titular."
        />
        <TickField
          name="declaro"
          label="El archivo es este mismo informe, como lo muestra esta página."
          checked={'declaro' in values}
          problem={problems['declaro']}
        />
        <SendButton className="boton segundo" name="accion" value={REPORT_DEED_VALUES.register}>
          Presentar con el archivo firmado
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function Unsigned({ view, problems, values }: Props) {
  return (
    <Fold open={'confirmo' in problems} summary="Presentar sin firma">
      <SendForm noValidate>
        <Seen view={view} />
        <p>Se puede, y todas sus páginas y documentos lo dirán. Una corrección puede ir firmada después.</p>
        <TickField
          name="confirmo"
          label="Lo presento sin la firma de la persona titular."
          checked={'confirmo' in values}
          problem={problems['confirmo']}
        />
        <SendButton className="boton segundo" name="accion" value={REPORT_DEED_VALUES.unsigned}>
          Presentar sin firma
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function TakeBack({ view, problems }: Props) {
  return (
    <SendForm id="retirar">
      <Seen view={view} />
      <Problem field="retirar" problems={problems} />
      <SendButton className="boton segundo" name="accion" value={REPORT_DEED_VALUES['take-back']}>
        Retirarlo para cambiarlo
      </SendButton>
    </SendForm>
  )
}

function Drop({ view, problems }: Props) {
  return (
    <Fold open={'descartar' in problems} summary="Dejar sin efecto la corrección">
      <SendForm id="descartar">
        <Seen view={view} />
        <p>Lo escrito en la corrección se pierde y queda lo que se presentó.</p>
        <SendButton className="boton grave" name="accion" value={REPORT_DEED_VALUES.drop}>
          Volver a lo presentado
        </SendButton>
      </SendForm>
    </Fold>
  )
}

/** The forms of whoever may go on with the report; others read above who may. */
export function StepForms(props: Props) {
  const may = (deed: OwnReportView['deeds'][number]) => props.view.deeds.includes(deed)
  return (
    <>
      {may('send') ? <Send {...props} /> : null}
      {may('sign') ? <Sign {...props} /> : null}
      {may('return') ? (
        <WithReason
          {...props}
          deed="return"
          summary="Devolver a la coordinación"
          label="Qué falta o qué debe cambiar"
          button="Devolver con esta razón"
        />
      ) : null}
      {may('register') ? <Register {...props} /> : null}
      {may('unsigned') ? <Unsigned {...props} /> : null}
      {may('take-back') ? <TakeBack {...props} /> : null}
      {may('correct') ? (
        <WithReason
          {...props}
          deed="correct"
          summary="Corregir lo presentado"
          label="Por qué se corrige"
          button="Empezar una corrección"
        />
      ) : null}
      {may('drop') ? <Drop {...props} /> : null}
    </>
  )
}
