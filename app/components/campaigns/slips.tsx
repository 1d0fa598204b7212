import { Form, Link } from '@remix-run/react'
import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { Field } from '#app/components/forms/field.tsx'
import { formatLongDate, formatNumber } from '#app/i18n/format.ts'
import type { FieldProblems } from '#app/services/campaigns/campaign-form.ts'
import type { CampaignView } from '#app/services/campaigns/view.server.ts'

export type Slip = { readonly code: string; readonly address: string; readonly qr: string }

/** How many slips to print, and what must be known before. */
export function SlipsForm({ campaign, problems, value }: { campaign: CampaignView; problems: FieldProblems; value: string }) {
  return (
    <>
      <Link className="volver" to={`/panel/aplicaciones/${campaign.id}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Imprimir papeletas</h1>
      <div className="caja aviso">
        <p>
          <strong>Se muestran una sola vez.</strong> Espejo no guarda los códigos, solo sabe si uno sirve. Si cierra la página sin imprimir, esas papeletas se pierden.
        </p>
      </div>
      <p>
        Ya se imprimieron {formatNumber(campaign.codesPrinted)}. Puede imprimir hasta {formatNumber(campaign.codesLeft)} más, para {formatNumber(campaign.population)} personas.
      </p>
      <Form method="post" noValidate reloadDocument>
        <Field name="cantidad" label="Cuántas papeletas" inputMode="numeric" className="corto" defaultValue={value} problem={problems['cantidad']} />
        <button className="boton" type="submit">
          Crear papeletas
        </button>
      </Form>
    </>
  )
}

function Instructions({ campaign }: { campaign: CampaignView }) {
  return (
    <section className="hoja" aria-labelledby="instrucciones">
      <h2 id="instrucciones">Hoja para quien reparte</h2>
      <ol>
        <li>Recorte y doble las papeletas. Mézclelas en una caja cerrada.</li>
        <li>Cada persona saca una, sin mirar. No anote quién saca cuál, ni cuántas sacó un equipo.</li>
        <li>Quien no quiere participar puede sacar una y no usarla.</li>
        <li>Recuerde el plazo a todo el personal junto: hasta el {formatLongDate(campaign.closesOn)}.</li>
        <li>Al terminar, destruya las que sobraron, con alguien más presente.</li>
      </ol>
    </section>
  )
}

/** Slips to cut, unnumbered and in random order, with the sheet for whoever hands them out. */
export function SlipsSheet({ campaign, slips }: { campaign: CampaignView; slips: readonly Slip[] }) {
  return (
    <>
      <div className="no-imprimir">
        <h1>{formatNumber(slips.length)} papeletas listas</h1>
        <p className="caja aviso">Imprima ahora con Ctrl + P. Al salir o actualizar, estos códigos no vuelven a mostrarse.</p>
        <p>
          <a href={`/panel/aplicaciones/${campaign.id}`}>Ya las imprimí: volver a la aplicación</a>
        </p>
      </div>
      <Instructions campaign={campaign} />
      <ul className="papeletas">
        {slips.map((slip) => (
          <li key={slip.code} className="papeleta">
            {/* A drawing made by our own server from our own address. */}
            <span className="qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: slip.qr }} />
            <span>
              <strong>{campaign.publicTitle}</strong>
              <span className="codigo">{slip.code}</span>
              <span>{slip.address}</span>
              <span>Hasta el {formatLongDate(campaign.closesOn)}. Es anónima. No la comparta.</span>
              {campaign.invented ? <span>Demostración: datos inventados.</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
