import type { QrModules } from '#app/kit/figures/qr-modules.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { Form, Link } from '@remix-run/react'
import { Field } from '#app/kit/forms/field.tsx'
import { Logo, type ShownLogo } from '#app/kit/shell/logo.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { Obstacle } from './conditions.ts'
import type { viewCertificate } from './issue-certificate.server.ts'
import type { ShownCertificate } from './shown-certificate.ts'
import { CertificatePaper } from './certificate-paper.tsx'
import { CERTIFICATE_LIMITS, CERTIFICATE_TITLE, certificateTitle, standingWords } from './words.ts'

const OBSTACLE_WORDS = {
  'not-closed': 'La aplicación todavía no está cerrada con resultados.',
  'too-short':
    'Estuvo abierta menos de 10 días hábiles, sin contar feriados nacionales. La norma no fija un plazo: con menos, Espejo no da constancia.',
  'no-actions':
    'Falta aceptar en el plan al menos una acción de mejora. La norma pide preguntas que permitan identificarlas (artículo 10.2); aceptar una es condición de Espejo.',
} satisfies Record<Obstacle, string>

/** What became of its actions since the paper was issued: it stays as it was, and whoever checks it learns this. */
function Standing({ certificate }: { certificate: ShownCertificate }) {
  const words = standingWords(certificate)
  return words ? (
    <Notice kind={certificate.actionsToday?.dropped ? 'warning' : 'plain'}>
      <p>{words}</p>
    </Notice>
  ) : null
}

type View = Awaited<ReturnType<typeof viewCertificate>>

function Missing({ obstacles }: Pick<View, 'obstacles'>) {
  return (
    <Notice kind="warning">
      <h2>Todavía no se puede emitir</h2>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>{OBSTACLE_WORDS[obstacle]}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** The entity's page: what is missing, the button, and then the paper. */
export function CertificatePage({
  view,
  logo,
  mayIssue,
  qr,
  checkAddress,
}: {
  view: View
  logo: ShownLogo | null
  mayIssue: boolean
  qr: QrModules | null
  checkAddress: string
}) {
  const { certificate, obstacles, campaignId } = view
  const campaignPage = `/panel/aplicaciones/${campaignId}`
  return (
    <>
      {certificate ? (
        <PrintHint back={campaignPage} />
      ) : (
        <Link className="volver" to={campaignPage}>
          Volver
        </Link>
      )}
      {certificate ? <Logo logo={logo} /> : null}
      <h1>{certificate ? certificateTitle(certificate) : CERTIFICATE_TITLE}</h1>
      {certificate ? (
        <>
          <Standing certificate={certificate} />
          <CertificatePaper certificate={certificate} qr={qr} />
          <p>Se comprueba en {checkAddress}</p>
          <p className="no-imprimir">
            <a className="boton" href={`${campaignPage}/constancia.pdf`}>
              Descargar en PDF
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{CERTIFICATE_LIMITS}</p>
          {obstacles.length > 0 ? <Missing obstacles={obstacles} /> : null}
          {obstacles.length === 0 && mayIssue ? (
            <SendForm>
              <p>Se emite una sola vez y no cambia. Lleva un código con el que cualquiera puede comprobarla.</p>
              <SendButton className="boton">Emitir la constancia</SendButton>
            </SendForm>
          ) : null}
        </>
      )}
    </>
  )
}

/** Public: whoever has the code sees that the paper is true. */
export function CertificateCheck({ certificate, typed }: { certificate: ShownCertificate | null; typed: string }) {
  return (
    <>
      <h1>{certificate ? 'La constancia es auténtica' : 'No hay una constancia con ese código'}</h1>
      {certificate ? (
        <>
          <p className="figura-titulo">{certificateTitle(certificate)}</p>
          <Standing certificate={certificate} />
          <CertificatePaper certificate={certificate} qr={null} />
        </>
      ) : (
        <p>
          No se emitió aquí una constancia con el código «{typed}». Revise el código; si está bien escrito, el papel no
          es auténtico.
        </p>
      )}
      <p className="no-imprimir">
        <Link to="/constancias">Comprobar otra constancia</Link>
      </p>
    </>
  )
}

/** Where a code is typed. */
export function CertificateSearch() {
  return (
    <>
      <h1>Comprobar una constancia</h1>
      <p>Escriba el código que está en la constancia de evaluación anual.</p>
      <Form method="get" noValidate>
        <Field name="codigo" label="Código de la constancia" className="corto" autoComplete="off" />
        <button className="boton" type="submit">
          Comprobar
        </button>
      </Form>
    </>
  )
}
