import { Form, Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SITE_ROWS } from './sites.ts'
import type { CampaignView } from './view-campaign.server.ts'
import { SLIP_MARKS } from './way-words.ts'

export type Slip = { readonly code: string; readonly address: string; readonly qr: string }
export type SlipsOfSite = { readonly site: string; readonly slips: readonly Slip[] }
type FormProps = {
  readonly campaign: CampaignView
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

const ROWS = Array.from({ length: SITE_ROWS }, (_, index) => index + 1)

function SiteRow({ row, problems, values }: { row: number } & Omit<FormProps, 'campaign'>) {
  const [site, slips] = [`sede-${row}`, `cantidad-${row}`]
  return (
    <div className="dos">
      <Field
        name={site}
        label={row === 1 ? 'Sede' : `Sede ${row}`}
        help={row === 1 ? 'Puede quedar vacía si hay una sola.' : undefined}
        defaultValue={values[site]}
        problem={problems[site]}
      />
      <Field
        name={slips}
        label={row === 1 ? 'Cuántas papeletas' : `Papeletas para la sede ${row}`}
        inputMode="numeric"
        className="corto"
        defaultValue={values[slips]}
        problem={problems[slips]}
      />
    </div>
  )
}

/** How many slips to print for each site, and what must be known before. */
export function SlipsForm({ campaign, problems, values }: FormProps) {
  const [first = 1, ...others] = ROWS
  const printed = campaign.sites.reduce((sum, { slips }) => sum + slips, 0)
  const several = others.some(
    (row) => `sede-${row}` in problems || `cantidad-${row}` in problems || values[`cantidad-${row}`],
  )
  return (
    <>
      <Link className="volver" to={`/panel/aplicaciones/${campaign.id}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Imprimir papeletas</h1>
      <div className="caja aviso">
        <p>
          <strong>Se muestran una sola vez.</strong> Espejo no guarda los códigos, solo sabe si uno sirve. Si cierra la
          página sin imprimir, esas papeletas se pierden.
        </p>
      </div>
      <p>
        Ya se imprimieron {formatNumber(printed)}. Puede imprimir hasta {formatNumber(campaign.codesLeft)} más, para{' '}
        {formatNumber(campaign.population)} personas.
      </p>
      <Form method="post" noValidate reloadDocument>
        <SiteRow row={first} problems={problems} values={values} />
        <details open={several}>
          <summary>Hay varias sedes</summary>
          <p className="ayuda">
            Cada sede recibe su sobre. Desde 30 papeletas se verá, una vez por semana, cuántas de esa sede se usaron, de
            cinco en cinco.
          </p>
          {others.map((row) => (
            <SiteRow key={row} row={row} problems={problems} values={values} />
          ))}
        </details>
        <button className="boton" type="submit">
          Crear papeletas
        </button>
      </Form>
    </>
  )
}

function PackingList({
  batches,
  mark,
}: {
  batches: readonly SlipsOfSite[]
  mark: (typeof SLIP_MARKS)[keyof typeof SLIP_MARKS]
}) {
  return (
    <section aria-labelledby="empaque">
      <h2 id="empaque">Lista de empaque</h2>
      <p>
        Papeletas «{mark.word}», en papel {mark.colour} si lo tiene. Un sobre por sede.
      </p>
      <table>
        <caption className="oculto-visual">Papeletas por sede</caption>
        <thead>
          <tr>
            <th scope="col">Sede</th>
            <th scope="col" className="numero">
              Papeletas
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map(({ site, slips }, index) => (
            <tr key={index}>
              <th scope="row">{site || 'Única'}</th>
              <td className="numero">{formatNumber(slips.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Instructions({ campaign, word, explained }: { campaign: CampaignView; word: string; explained: string }) {
  return (
    <section aria-labelledby="instrucciones">
      <h2 id="instrucciones">Hoja para quien reparte</h2>
      <ol>
        <li>
          Recorte y doble las papeletas «{word}». Mézclelas en una caja cerrada, sin juntarlas con las de otra
          herramienta.
        </li>
        <li>Cada persona saca una, sin mirar. No anote quién saca cuál, ni cuántas sacó un equipo.</li>
        <li>Quien no quiere participar puede sacar una y no usarla.</li>
        <li>Recuerde el plazo a todo el personal junto: hasta el {formatLongDate(campaign.closesOn)}.</li>
        <li>
          A quien pregunte cómo se cuida el anonimato, muéstrele <strong>{explained}</strong>. También está en cada
          papeleta.
        </li>
        <li>Al terminar, destruya las que sobraron, con alguien más presente.</li>
      </ol>
    </section>
  )
}

function SlipCard({ slip, campaign, explained }: { slip: Slip; campaign: CampaignView; explained: string }) {
  const { word, colour } = SLIP_MARKS[campaign.instrumentSlug]
  return (
    <li className={`papeleta papel-${colour}`}>
      {/* A drawing made by our own server from our own address. */}
      <span className="qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: slip.qr }} />
      <span>
        <strong>{campaign.publicTitle}</strong>
        <span className="codigo">{slip.code}</span>
        <span>{slip.address}</span>
        <span>Hasta el {formatLongDate(campaign.closesOn)}. No la comparta.</span>
        <span>Es anónima: {explained}</span>
        <span className="marca-papeleta">{word}</span>
        {campaign.invented ? <span>Demostración: datos inventados.</span> : null}
      </span>
    </li>
  )
}

/**
 * Slips to cut, unnumbered and in random order, site by site, with the papers for whoever hands them out.
 * @param explained address, as it is printed, of the page on anonymity.
 */
export function SlipsSheet({
  campaign,
  batches,
  explained,
}: {
  campaign: CampaignView
  batches: readonly SlipsOfSite[]
  explained: string
}) {
  const mark = SLIP_MARKS[campaign.instrumentSlug]
  const slips = batches.reduce((sum, batch) => sum + batch.slips.length, 0)
  return (
    <>
      <div className="no-imprimir">
        <h1>{formatNumber(slips)} papeletas listas</h1>
        <p className="caja aviso">
          Imprima ahora con Ctrl + P. Al salir o actualizar, estos códigos no vuelven a mostrarse.
        </p>
        <p>
          <a href={`/panel/aplicaciones/${campaign.id}`}>Ya las imprimí: volver a la aplicación</a>
        </p>
      </div>
      <div className="hoja">
        <PackingList batches={batches} mark={mark} />
        <Instructions campaign={campaign} word={mark.word} explained={explained} />
      </div>
      {batches.map((batch, index) => (
        <section key={index} className="sobre" aria-labelledby={`sobre-${index}`}>
          <h2 id={`sobre-${index}`}>{batch.site || 'Papeletas'}</h2>
          <ul className="papeletas">
            {batch.slips.map((slip) => (
              <SlipCard key={slip.code} slip={slip} campaign={campaign} explained={explained} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
