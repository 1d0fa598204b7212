import type { PlanSignature } from '#db/schema/plans.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { PlanPlace } from '../tabs.ts'
import { versionAddress } from './version-address.ts'
import { fileSignatureWords, ISSUER_UNCHECKED, signatureWords } from './words.ts'

/** Letters of a digest that tell two apart at a glance; the whole one stands on the page of the version. */
const SHOWN_DIGITS = 12

function FileSignatures({ signature }: { signature: Extract<PlanSignature, { kind: 'signed-file' }> }) {
  const isBroken = signature.signatures.some(({ intact }) => intact === 'no')
  return (
    <Notice kind={isBroken ? 'warning' : 'plain'}>
      <p>Firmas que trae el archivo:</p>
      <ul>
        {signature.signatures.map((each, index) => (
          <li key={index}>{fileSignatureWords(each)}</li>
        ))}
      </ul>
      <p>{ISSUER_UNCHECKED}</p>
    </Notice>
  )
}

type Signed = {
  readonly version: number
  readonly signedOn: string
  readonly signature: PlanSignature
  readonly digest: string
}

/** By whom and how a version was signed, what its file tells, and its digest. */
export function SignatureFacts({
  version,
  place,
  whole = false,
}: {
  version: Signed
  place: PlanPlace
  whole?: boolean
}) {
  const { signature, digest } = version
  return (
    <>
      <p>{signatureWords(signature, version.signedOn)}</p>
      {signature.kind === 'signed-file' ? <FileSignatures signature={signature} /> : null}
      {signature.kind === 'account' ? null : (
        <p className="no-imprimir">
          <a href={versionAddress(place, version.version, 'papel')}>
            Descargar el acto {signature.act.number}{' '}
            <span className="oculto-visual">de la versión {version.version}</span>
          </a>
        </p>
      )}
      {signature.kind === 'account' || !whole ? null : (
        <p className="tenue">
          Huella SHA-256 del archivo guardado: <code>{signature.sha256}</code>
        </p>
      )}
      <p className="tenue">
        Huella SHA-256 de lo firmado: <code>{whole ? digest : digest.slice(0, SHOWN_DIGITS)}</code>
      </p>
    </>
  )
}
