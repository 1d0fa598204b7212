import { Notice } from '#app/kit/shell/notice.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import { Field, TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatDate } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { vouchingWords, warningWords } from './keeper-words.ts'
import type { KeeperView } from './view-keeper.server.ts'

/** What of a keeper stands among the facts of her account. */
export function KeeperFacts({ keeper }: { keeper: KeeperView }) {
  const { unit, lender, proposer, voucher, confirmedOn, refusal } = keeper
  return (
    <>
      <dt>Unidad</dt>
      <dd>{unit || 'No se dijo'}</dd>
      {lender ? (
        <>
          <dt>La presta</dt>
          <dd>{lender}</dd>
        </>
      ) : null}
      <dt>Propuesta por</dt>
      <dd>{proposer ?? 'No consta'}</dd>
      {confirmedOn ? (
        <>
          <dt>Confirmada</dt>
          <dd>
            {formatDate(confirmedOn)}
            {voucher ? `, por ${voucher}` : ''}
          </dd>
        </>
      ) : null}
      {refusal ? (
        <>
          <dt>No se confirmó</dt>
          <dd>{refusal}</dd>
        </>
      ) : null}
    </>
  )
}

const WAITS_FOR: Record<NonNullable<KeeperView['waiting']>, string> = {
  head: 'Espera que la titular o el titular de la entidad la confirme. Hasta entonces no puede entrar.',
  administrator:
    'Espera que la confirme alguien de la administración del MIMP, porque la entidad no tiene titular con cuenta. Hasta entonces no puede entrar.',
  'another-head':
    'Quien propone no confirma. Como la propuso la titular o el titular, la confirma la administración del MIMP. Hasta entonces no puede entrar.',
}

type Props = {
  readonly name: string
  readonly email: string
  readonly keeper: KeeperView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

function Vouching({ name, email, keeper, problems, values }: Props) {
  const { unit, lender, proposer, warnings } = keeper
  return (
    <>
      <p>
        Quien tiene los códigos, o digita formularios, sabe algo de las respuestas. Por eso no puede leer resultados.
        Usted responde de que <strong>{name}</strong> ({email}) existe, trabaja en otra unidad y no es otra cuenta de
        quien coordina. Hable con esa persona antes de confirmar.
      </p>
      <p>
        La propuso {proposer ?? 'alguien de quien no hay registro'}
        {lender ? `; la presta ${lender}` : ''}.
      </p>
      {warnings.length > 0 ? (
        <Notice kind="warning">
          <h3>Mire esto antes</h3>
          <ul className="lista">
            {warnings.map(warningWords).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <SendForm noValidate>
        {unit === '' ? (
          <Field
            name="unidad"
            label="Unidad en que trabaja"
            defaultValue={values['unidad'] ?? ''}
            problem={problems['unidad']}
            required
          />
        ) : null}
        <TickField
          name="avala"
          label={vouchingWords(name, unit)}
          checked={values['avala'] === 'si'}
          problem={problems['avala']}
        />
        <SendButton className="boton" name="accion" value="avalar">
          Confirmar a {name}
        </SendButton>
      </SendForm>
      <Fold open={problems['razon'] !== undefined} summary="No confirmar">
        <SendForm noValidate>
          <TextField
            id="razon"
            name="razon"
            label="Por qué no la confirma"
            help="La persona lo leerá."
            defaultValue={values['razon'] ?? ''}
            problem={problems['razon']}
            required
          />
          <SendButton className="boton grave" name="accion" value="rechazar">
            No confirmar a {name}
          </SendButton>
        </SendForm>
      </Fold>
    </>
  )
}

/** That a keeper waits, and for whoever may vouch for her the form with which she does. */
export function KeeperSection(props: Props) {
  const { waiting, mayVouch, proposedByMe } = props.keeper
  if (waiting === null) return null
  return (
    <section aria-labelledby="por-confirmar">
      <h2 id="por-confirmar">Por confirmar</h2>
      {mayVouch ? (
        <Vouching {...props} />
      ) : (
        <Notice>
          <p>
            {proposedByMe ? 'La propuso usted. ' : ''}
            {WAITS_FOR[waiting]}
          </p>
        </Notice>
      )}
    </section>
  )
}
