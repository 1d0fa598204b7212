import { QrDrawing } from '#app/kit/figures/qr-drawing.tsx'
import type { QrModules } from '#app/kit/figures/qr-modules.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { ShownCertificate } from './shown-certificate.ts'
import { CERTIFICATE_LIMITS, certificateFacts, certifiedSentence } from './words.ts'

/** The paper itself: the same on the page of the entity and on the public check. */
export function CertificatePaper({ certificate, qr }: { certificate: ShownCertificate; qr: QrModules | null }) {
  return (
    <section className="constancia" aria-label="Constancia">
      {certificate.content.invented ? (
        <Notice kind="warning">
          <p>Demostración: la entidad y los datos son inventados.</p>
        </Notice>
      ) : null}
      <p className="figura-titulo">{certifiedSentence(certificate)}</p>
      <dl className="definiciones">
        {certificateFacts(certificate).map(([name, value]) => (
          <div key={name} className="hecho">
            <dt>{name}</dt>
            <dd>{name === 'Huella SHA-256' ? <code>{value}</code> : value}</dd>
          </div>
        ))}
      </dl>
      <p>{CERTIFICATE_LIMITS}</p>
      {qr ? (
        <div className="qr" role="img" aria-label="Código QR de la página donde se comprueba">
          <QrDrawing code={qr} />
        </div>
      ) : null}
    </section>
  )
}
