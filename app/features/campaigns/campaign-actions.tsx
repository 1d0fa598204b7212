import { TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatLongDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedText } from '#app/kit/forms/typed-inputs.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { CampaignView } from './view-campaign.server.ts'
import { UntypedList } from './untyped-list.tsx'
import { Invitation } from './invitation.tsx'
import { OpenForm } from './open-form.tsx'

type Props = {
  readonly campaign: CampaignView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
  readonly explained: string
}

function ExtendForm({ campaign, problems, values }: Props) {
  return (
    <Fold open={'cierra' in problems} summary="Extender el plazo">
      <SendForm noValidate>
        <input type="hidden" name="accion" value="extender" />
        <Field
          name="cierra"
          label="Nuevo último día"
          type="date"
          className="fecha"
          min={campaign.closesOn}
          defaultValue={values['cierra'] ?? ''}
          problem={problems['cierra']}
        />
        <SendButton className="boton segundo">Extender</SendButton>
      </SendForm>
    </Fold>
  )
}

function CloseForm({ campaign, problems, values }: Props) {
  if (!campaign.mayCloseEarly) {
    return (
      <p className="tenue">
        Se cierra sola después del {formatLongDate(campaign.closesOn)}. Con una razón se puede cerrar desde el{' '}
        {formatLongDate(campaign.earlyCloseFrom)}.
      </p>
    )
  }
  return (
    <Fold
      open={['razon-cierre', 'confirmo-cierre', 'sin-papel'].some((field) => field in problems)}
      summary="Cerrar ahora"
    >
      <SendForm noValidate>
        <input type="hidden" name="accion" value="cerrar" />
        <p>
          Nadie más podrá responder y no se podrá reabrir. Los resultados se calculan una sola vez y quedan congelados.
        </p>
        <div className={problems['razon-cierre'] ? 'campo con-error' : 'campo'}>
          <label htmlFor="razon-cierre">Por qué se cierra antes de su fecha</label>
          {problems['razon-cierre'] ? <p className="error">{problems['razon-cierre']}</p> : null}
          <TypedText id="razon-cierre" name="razon" defaultValue={values['razon']} />
        </div>
        {campaign.paper?.untyped ? (
          <>
            <UntypedList paper={campaign.paper.untyped} />
            <p>
              <a href="#papel">Ver quién puede digitarlos</a>
            </p>
            <TickField
              name="sin-papel"
              label="Cierro sin lo que falta digitar: no contará"
              checked={values['sin-papel'] === 'si'}
              problem={problems['sin-papel']}
            />
          </>
        ) : null}
        <TickField
          name="confirmo"
          id="confirmo-cierre"
          label="Entiendo que no se podrá reabrir"
          checked={false}
          problem={problems['confirmo-cierre']}
        />
        <SendButton className="boton grave">Cerrar la aplicación</SendButton>
      </SendForm>
    </Fold>
  )
}

function AnnulForm({ problems, values }: Omit<Props, 'campaign'>) {
  return (
    <Fold
      open={'razon-anulacion' in problems || 'confirmo-anulacion' in problems}
      summary="Anular una aplicación que salió mal"
    >
      <SendForm noValidate>
        <input type="hidden" name="accion" value="anular" />
        <p>Las respuestas se destruyen sin que nadie las vea. La razón queda a la vista de todo el personal.</p>
        <div className={problems['razon-anulacion'] ? 'campo con-error' : 'campo'}>
          <label htmlFor="razon-anulacion">Razón pública</label>
          {problems['razon-anulacion'] ? <p className="error">{problems['razon-anulacion']}</p> : null}
          <TypedText id="razon-anulacion" name="razon" defaultValue={values['razon']} />
        </div>
        <TickField
          name="confirmo"
          id="confirmo-anulacion"
          label="Entiendo que las respuestas se destruyen"
          checked={false}
          problem={problems['confirmo-anulacion']}
        />
        <SendButton className="boton grave">Anular la aplicación</SendButton>
      </SendForm>
    </Fold>
  )
}

function CancelForm() {
  return (
    <SendForm>
      <input type="hidden" name="accion" value="cancelar" />
      <SendButton className="boton llano">Cancelar esta aplicación</SendButton>
    </SendForm>
  )
}

/** What a coordinator may do with a campaign in its present state. */
export function CampaignActions(props: Props) {
  const { campaign } = props
  switch (campaign.phase) {
    case 'draft':
      return (
        <>
          <OpenForm {...props} />
          <CancelForm />
        </>
      )
    case 'scheduled':
      return (
        <>
          <Invitation campaign={campaign} problems={props.problems} explained={props.explained} />
          <CancelForm />
        </>
      )
    case 'open':
      return (
        <>
          <Invitation campaign={campaign} problems={props.problems} explained={props.explained} />
          <h2>Plazo y cierre</h2>
          <ExtendForm {...props} />
          <CloseForm {...props} />
          <AnnulForm {...props} />
        </>
      )
    case 'population-review':
      return <AnnulForm {...props} />
    default:
      return null
  }
}
