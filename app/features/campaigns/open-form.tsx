import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { Field } from '#app/kit/forms/field.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { FIGURE_STATE_WORDS } from '#app/features/staff-figures/words.ts'
import type { CampaignView } from './view-campaign.server.ts'
import { WAY_FIELDS } from './ways.ts'
import { CareFields } from './care-fields.tsx'
import { Custodians } from './invitation.tsx'
import { WAY_WORDS } from './way-words.ts'

type Props = {
  readonly campaign: CampaignView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function NearWarning({ near }: Pick<CampaignView, 'near'>) {
  if (near.length === 0) return null
  return (
    <Notice kind="warning" labelledBy="cerca">
      <h2 id="cerca">Hay otra aplicación a menos de 45 días</h2>
      <ul>
        {near.map(({ id, title, opensOn, closesOn }) => (
          <li key={id}>
            {title}: del {formatDate(opensOn)} al {formatDate(closesOn)}.
          </li>
        ))}
      </ul>
      <p>
        Puede seguir igual. Pero si se pregunta muy seguido, responde menos gente: vea si conviene cancelar esta y
        crearla con otras fechas.
      </p>
    </Notice>
  )
}

/** How many people each way is for; they may be combined, and together must reach everybody. */
function Ways({ campaign, problems, values }: Props) {
  const usual = campaign.allowedWays.includes('single-link') ? 'single-link' : 'slips'
  const untouched = !('accion' in values)
  return (
    <fieldset>
      <legend>¿Cómo entrará el personal?</legend>
      <p className="ayuda">
        Puede combinar. Escriba para cuántas personas es cada forma: en total, las {formatNumber(campaign.population)}{' '}
        del alcance. No hay códigos de reserva.
        {campaign.paperAllowed
          ? ' Quien responderá en papel cuenta en las papeletas: la custodia imprime los formularios.'
          : ''}
      </p>
      <Custodians custodians={campaign.custodians} />
      {campaign.allowedWays.map((way) => (
        <Field
          key={way}
          name={WAY_FIELDS[way]}
          label={`${WAY_WORDS[way].label}: ¿para cuántas personas?`}
          help={WAY_WORDS[way].protects}
          inputMode="numeric"
          className="corto"
          defaultValue={values[WAY_FIELDS[way]] ?? (untouched && way === usual ? String(campaign.population) : '')}
          problem={problems[WAY_FIELDS[way]]}
        />
      ))}
      {campaign.asksAboutHarm ? (
        <p className="ayuda">
          Con un enlace igual para todas no se puede: quien lo tiene podría responder más de una vez. Tampoco en papel.
        </p>
      ) : null}
    </fieldset>
  )
}

/** What is missing before a draft may open. */
function FigureMissing({ figure: { state, refusal } }: Pick<CampaignView, 'figure'>) {
  return (
    <Notice kind="warning" labelledBy="falta-cifra">
      <h2 id="falta-cifra">Todavía no se puede abrir</h2>
      <p>{FIGURE_STATE_WORDS[state]}</p>
      {state === 'refused' ? <p>Razón del MIMP: {refusal}</p> : null}
      <p>
        <Link to="/panel/entidad/personal">Ver el personal de la entidad</Link>
      </p>
    </Notice>
  )
}

/** The last look at a draft: how people come in, and what is fixed from here on. */
export function OpenForm(props: Props) {
  const { campaign, problems, values } = props
  if (campaign.figure.state !== 'good') return <FigureMissing figure={campaign.figure} />
  return (
    <>
      <NearWarning near={campaign.near} />
      <SendForm noValidate>
        <input type="hidden" name="accion" value="abrir" />
        <Ways {...props} />
        {campaign.asksAboutHarm ? <CareFields problems={problems} values={values} /> : null}
        <p>
          {campaign.opensLater ? `Se abre sola el ${formatDate(campaign.opensOn)}. Al programar` : 'Al abrir'} quedan
          fijos el alcance, el número de personas (solo puede subir si el MIMP confirma otra cifra), las fechas de
          inicio, las formas de entrar, lo que se pregunta y el mínimo de {campaign.k} respuestas. Con papeletas
          conviene abrir otro día: la custodia las imprime y reparte antes.
        </p>
        <SendButton className="boton">
          {campaign.opensLater ? 'Programar la aplicación' : 'Abrir la aplicación'}
        </SendButton>
      </SendForm>
    </>
  )
}
