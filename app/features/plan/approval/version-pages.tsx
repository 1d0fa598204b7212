import { Link } from '@remix-run/react'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { planAddress } from '../tabs.ts'
import { Changes } from './changes.tsx'
import { SignatureFacts } from './signature-facts.tsx'
import { SignedActions } from './signed-actions.tsx'
import { versionAddress } from './version-address.ts'
import type { ComparisonView, VersionView } from './view-version.server.ts'

function nameOf(version: number): string {
  return version === 1 ? 'Plan firmado' : `Modificación ${version - 1}`
}

/** A version of a plan as it was signed. */
export function VersionPage({ view }: { view: VersionView }) {
  const { place, version, newest, entityName } = view
  return (
    <>
      <Link className="volver no-imprimir" to={planAddress(place, 'firma')}>
        Aprobar y firmar
      </Link>
      <p className="tenue">{entityName}</p>
      <h1>
        Plan de mejora {place.year}: {nameOf(version.version).toLowerCase()} el {formatDate(version.signedOn)}
      </h1>
      {version.version < newest ? (
        <Notice kind="warning">
          <p>
            Después se firmó otra versión.{' '}
            <Link to={versionAddress(place, newest)}>Leer la que vale hoy, la versión {newest}</Link>.
          </p>
        </Notice>
      ) : null}
      {version.amendmentReason ? <p>Razón de la modificación: {version.amendmentReason}</p> : null}
      <SignatureFacts version={version} place={place} whole />
      {version.version > 1 ? (
        <p className="no-imprimir">
          <Link to={versionAddress(place, version.version, 'comparar')}>Comparar con la versión anterior</Link>
        </p>
      ) : null}
      <h2>Acciones, como se firmaron</h2>
      <SignedActions content={version.content} />
    </>
  )
}

/** A version beside the one before it. */
export function ComparisonPage({ view }: { view: ComparisonView }) {
  const { place, version, changes, total, signedBefore, entityName } = view
  return (
    <>
      <Link className="volver no-imprimir" to={versionAddress(place, version.version)}>
        {nameOf(version.version)}
      </Link>
      <p className="tenue">{entityName}</p>
      <h1>
        Plan de mejora {place.year}: qué cambió la modificación {version.version - 1}
      </h1>
      <p>Razón: {version.amendmentReason}</p>
      <p>
        {formatCount(changes.length, 'acción cambió', 'acciones cambiaron')}; la versión nueva tiene{' '}
        {formatCount(total, 'acción decidida', 'acciones decididas')}.
      </p>
      <Changes
        changes={changes}
        titles={[
          `Firmado el ${formatDate(signedBefore)}`,
          `Firmado el ${formatDate(version.signedOn)}, versión ${version.version}`,
        ]}
      />
    </>
  )
}
