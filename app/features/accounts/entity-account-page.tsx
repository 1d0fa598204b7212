import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TickField } from '#app/kit/forms/choice.tsx'
import { formatDate } from '#app/kit/format.ts'
import type { EntityAccount } from './view-account.server.ts'
import { problemList } from '#app/features/sign-in/password-forms.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { TypedMark } from '#app/kit/forms/typed-inputs.tsx'
import type { AccountsPlace } from './accounts-place.ts'
import { KeeperFacts, KeeperSection } from './keeper-section.tsx'
import { memberRole } from './entity-accounts-page.tsx'

function Share({ releases }: { releases: EntityAccount['releases'] }) {
  return (
    <section aria-labelledby="compartir">
      <h2 id="compartir">Qué resultados puede leer</h2>
      <p>Solo los que marque, con las acciones que propusieron al plan. Ninguno muestra respuestas de una persona.</p>
      {releases.length === 0 ? (
        <Empty>La entidad aún no tiene resultados.</Empty>
      ) : (
        <SendForm>
          <fieldset>
            <legend className="oculto-visual">Resultados de la entidad</legend>
            {releases.map(({ campaignId, title, releasedOn, shared }) => (
              <label key={campaignId} className="opcion">
                <TypedMark type="checkbox" name="resultado" value={campaignId} defaultChecked={shared} />
                <span>
                  {title}, {formatDate(releasedOn)}
                </span>
              </label>
            ))}
          </fieldset>
          <SendButton className="boton" name="accion" value="compartir">
            Guardar
          </SendButton>
        </SendForm>
      )}
    </section>
  )
}

function End({ own, role }: { own: boolean; role: string }) {
  return (
    <section aria-labelledby="terminar">
      <h2 id="terminar">{own ? 'Dejar la función' : 'Terminar el acceso'}</h2>
      <p>
        El acceso termina en este momento, también en las sesiones abiertas. Lo que {own ? 'usted' : 'esta persona'}{' '}
        hizo queda registrado con su nombre
        {role === 'coordinator' ? ', y las aplicaciones abiertas continúan y cierran en su fecha' : ''}.
        {own && role === 'coordinator'
          ? ' Si alguien toma su lugar, mejor invítele como su relevo: su función termina cuando la otra persona acepte.'
          : ''}
      </p>
      <SendForm noValidate reloadDocument>
        <TickField name="seguro" label={own ? 'Sí, dejo esta función' : 'Sí, terminar su acceso'} checked={false} />
        <SendButton className="boton grave" name="accion" value="terminar">
          {own ? 'Dejar la función' : 'Terminar el acceso'}
        </SendButton>
      </SendForm>
    </section>
  )
}

/** The last day of a function, by the act that ends it: of whoever leaves with the authorities, for one. */
function LastDay({ endsOn, problems, values }: { endsOn: string | null } & Pick<Props, 'problems' | 'values'>) {
  return (
    <Fold
      open={'hasta' in problems || 'acto' in problems}
      summary="Anotar su último día, con el acto que termina su función"
    >
      <SendForm noValidate>
        <Field
          name="acto"
          label="Tipo y número del acto"
          help="Por ejemplo, la resolución que termina la designación o acepta la renuncia."
          defaultValue={values['acto'] ?? ''}
          problem={problems['acto']}
        />
        <Field
          name="hasta"
          label="Último día"
          type="date"
          className="corto"
          defaultValue={values['hasta'] ?? endsOn ?? ''}
          problem={problems['hasta']}
        />
        <SendButton className="boton segundo" name="accion" value="hasta">
          Guardar su último día
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function LastAdministrator({ own }: { own: boolean }) {
  return (
    <Notice>
      <p>
        {own
          ? 'Para dejar la administración debe quedar otra persona que administre y tenga activo el segundo paso. Invítela y espere a que lo active.'
          : 'Es la última cuenta de administración: no se puede terminar.'}
      </p>
    </Notice>
  )
}

type Props = {
  readonly place: AccountsPlace
  readonly account: EntityAccount
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** One account: until when, what it may read, and how it ends. */
export function EntityAccountPage({ place, account, problems, values }: Props) {
  const { entityName, member, releases, keeper } = account
  return (
    <>
      <Link className="volver" to={place.to}>
        {place.label}
      </Link>
      <p className="tenue">{entityName}</p>
      <h1>{member.name}</h1>
      <ErrorSummary problems={problemList(problems)} />
      <dl className="definiciones">
        <dt>Función</dt>
        <dd>{memberRole(member)}</dd>
        <dt>Correo</dt>
        <dd>{member.email}</dd>
        {keeper ? <KeeperFacts keeper={keeper} /> : null}
        {member.resolution ? (
          <>
            <dt>Resolución</dt>
            <dd>{member.resolution}</dd>
          </>
        ) : null}
        <dt>Desde</dt>
        <dd>{formatDate(member.startsOn)}</dd>
        <dt>Hasta</dt>
        <dd>
          {member.endedOn
            ? `${formatDate(member.endedOn)} (terminó)`
            : member.endsOn
              ? formatDate(member.endsOn)
              : 'Sin fecha'}
        </dd>
      </dl>
      {keeper ? (
        <KeeperSection name={member.name} email={member.email} keeper={keeper} problems={problems} values={values} />
      ) : null}
      {place.whose === 'own' && member.role === 'reader' && member.standing !== 'over' ? (
        <Share releases={releases} />
      ) : null}
      {member.mayEnd && !keeper?.mayVouch && place.whose !== 'ministry' ? (
        <LastDay endsOn={member.endsOn} problems={problems} values={values} />
      ) : null}
      {member.mayEnd && !keeper?.mayVouch ? <End own={member.own} role={member.role} /> : null}
      {place.whose === 'ministry' && !member.mayEnd && member.standing === 'in-force' ? (
        <LastAdministrator own={member.own} />
      ) : null}
    </>
  )
}
