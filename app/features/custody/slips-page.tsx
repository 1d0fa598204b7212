import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SITE_ROWS } from './sites.ts'
import { TickField } from '#app/kit/forms/choice.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { QrDrawing } from '#app/kit/figures/qr-drawing.tsx'
import type { QrModules } from '#app/kit/figures/qr-modules.ts'
import { InTurns } from '#app/kit/shell/in-turns.tsx'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { PROTECTION_WORDS, SLIP_MARKS } from '#app/features/campaigns/way-words.ts'
import type { JustPrinted } from './just-printed.server.ts'
import type { CustodyView } from './view-custody.server.ts'

export type Slip = { readonly code: string; readonly address: string; readonly qr: QrModules }
export type SlipsOfSite = { readonly site: string; readonly slips: readonly Slip[] }
type FormProps = {
  readonly campaign: CustodyView
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
        help={row === 1 ? 'Una por cada persona que trabaja ahí.' : undefined}
        inputMode="numeric"
        className="corto"
        defaultValue={values[slips]}
        problem={problems[slips]}
      />
    </div>
  )
}

function Lost({ batch, problem }: { batch: CustodyView['batches'][number]; problem: string | undefined }) {
  return (
    <Fold open={problem !== undefined} summary="Se perdió este lote: imprimirlo de nuevo">
      <SendForm noValidate reloadDocument>
        <input type="hidden" name="accion" value="reemplazar" />
        <input type="hidden" name="lote" value={batch.id} />
        <p>Los códigos perdidos dejan de servir en el mismo momento. Queda anotado quién lo hizo.</p>
        <TickField
          name="confirmo"
          id={`confirmo-${batch.id}`}
          label="Entiendo que las papeletas perdidas dejan de servir"
          checked={false}
          problem={problem}
        />
        <SendButton className="boton segundo">Reemplazar el lote</SendButton>
      </SendForm>
    </Fold>
  )
}

/** What was printed already, and before the first day the way to print a lost batch anew. */
function Printed({ campaign, problems }: Omit<FormProps, 'values'>) {
  if (campaign.batches.length === 0) return null
  return (
    <section className="caja" aria-labelledby="impresas">
      <h2 id="impresas">Ya impresas</h2>
      <ul>
        {campaign.batches.map((batch) => (
          <li key={batch.id}>
            {batch.site || 'Sede única'}: {formatNumber(batch.slips)}, el {formatLongDate(batch.printedOn)}.
            {campaign.mayReplace ? <Lost batch={batch} problem={problems[`confirmo-${batch.id}`]} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The way back to slips whose page was left, each printing by itself. */
function SeeAgain({ printed }: { printed: readonly JustPrinted[] }) {
  if (printed.length === 0) return null
  return (
    <section className="caja" aria-labelledby="recientes">
      <h2 id="recientes">Creadas en la última hora</h2>
      <p>Si todavía no las imprimió, puede verlas otra vez durante una hora, solo en este navegador.</p>
      <ul>
        {printed.map(({ search, since, slips }) => (
          <li key={search}>
            <a href={search}>
              Ver otra vez {formatCount(slips, 'papeleta', 'papeletas')}, de las {since}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many slips to print for each site, and what must be known before. */
export function SlipsForm({
  campaign,
  justPrinted,
  problems,
  values,
}: FormProps & { readonly justPrinted: readonly JustPrinted[] }) {
  const [first = 1, ...others] = ROWS
  const several = others.some(
    (row) => `sede-${row}` in problems || `cantidad-${row}` in problems || values[`cantidad-${row}`],
  )
  return (
    <>
      <Link className="volver" to={`/custodia/${campaign.id}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Imprimir papeletas</h1>
      <SeeAgain printed={justPrinted} />
      <Notice kind="warning">
        <p>
          <strong>Se muestran durante una hora, y no hay de reserva.</strong> Espejo no guarda los códigos, solo sabe si
          uno sirve. Imprima antes del primer día: un lote perdido se reemplaza solo hasta entonces. Después, quien
          pierde su papeleta saca otra de la caja.
        </p>
      </Notice>
      <Printed campaign={campaign} problems={problems} />
      <p>
        Puede imprimir hasta {formatNumber(campaign.codesLeft)} más: hay un código por cada una de las{' '}
        {formatNumber(campaign.population)} personas.
      </p>
      <SendForm noValidate reloadDocument>
        <input type="hidden" name="accion" value="imprimir" />
        {/* A form that is sent twice prints once: by then other codes were given out. */}
        <input type="hidden" name="repartidos" value={campaign.codesGiven} />
        <SiteRow row={first} problems={problems} values={values} />
        <Fold open={several} summary="Hay varias sedes">
          <p className="ayuda">Cada sede recibe su sobre. Escriba en cada una cuántas personas trabajan ahí.</p>
          {others.map((row) => (
            <SiteRow key={row} row={row} problems={problems} values={values} />
          ))}
        </Fold>
        <SendButton className="boton">Crear papeletas</SendButton>
      </SendForm>
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

function Instructions({ campaign, word, explained }: { campaign: CustodyView; word: string; explained: string }) {
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
        <li>Si alguien pierde la suya, saca otra: quedan las de quienes están de licencia o de vacaciones.</li>
        <li>Recuerde el plazo a todo el personal junto: hasta el {formatLongDate(campaign.closesOn)}.</li>
        <li>
          A quien pregunte cómo se cuida el anonimato, muéstrele <strong>{explained}</strong>. También está en cada
          papeleta.
        </li>
        <li>Al terminar, devuelva las que sobraron sin contarlas. Se destruyen con alguien más presente y un acta.</li>
      </ol>
    </section>
  )
}

function SlipCard({ slip, campaign, explained }: { slip: Slip; campaign: CustodyView; explained: string }) {
  const { word, colour } = SLIP_MARKS[campaign.instrumentSlug]
  return (
    <li className={`papeleta papel-${colour}`}>
      <span className="qr" aria-hidden="true">
        <QrDrawing code={slip.qr} />
      </span>
      <span>
        <strong>{campaign.publicTitle}</strong>
        <span className="codigo">{slip.code}</span>
        <span>{slip.address}</span>
        <span>Hasta el {formatLongDate(campaign.closesOn)}. No la comparta.</span>
        <span>
          Es {PROTECTION_WORDS.slips}: {explained}
        </span>
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
  campaign: CustodyView
  batches: readonly SlipsOfSite[]
  explained: string
}) {
  const mark = SLIP_MARKS[campaign.instrumentSlug]
  const slips = batches.reduce((sum, batch) => sum + batch.slips.length, 0)
  return (
    <>
      <div className="no-imprimir">
        <h1>{formatNumber(slips)} papeletas listas</h1>
        <Notice kind="warning">
          <p>
            Imprima ahora. Durante una hora puede volver a verlas, solo en este navegador; después, estos códigos no se
            muestran más.
          </p>
        </Notice>
        <PrintButton label="Imprimir las papeletas" />
        <p>
          <a href={`/custodia/${campaign.id}`}>Ya las imprimí: volver</a>
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
            <InTurns
              of={batch.slips}
              each={(slip) => <SlipCard key={slip.code} slip={slip} campaign={campaign} explained={explained} />}
            />
          </ul>
        </section>
      ))}
    </>
  )
}
