import { Link } from '@remix-run/react'
import { Notice } from '#app/kit/shell/notice.tsx'
import { ownReportAddress, versionAddress } from './november-address.ts'
import { PresentedVersion } from './presented-version.tsx'
import { ShownReport } from './shown-report.tsx'
import type { AskedReportView } from './view-report.server.ts'
import { completenessWords, letterWords, reportTitle } from './words.ts'

/** A report as it was presented, or as it would be now. */
export function ReadReportPage({ view }: { readonly view: AskedReportView }) {
  const { asked, report, version, letter } = view
  const back =
    asked.entityId !== null && asked.version !== null
      ? versionAddress({ ...asked, entityId: asked.entityId, version: asked.version })
      : ownReportAddress(asked.year)
  return (
    <>
      <p className="no-imprimir">
        <Link to={back}>Volver al informe</Link>
      </p>
      <h1>{reportTitle(report.year)}</h1>
      <p>{report.entity.name}</p>
      {version === null ? (
        <Notice kind="warning">
          <p>Vista previa: todavía no se ha presentado. Oficio: {letterWords(letter)}.</p>
        </Notice>
      ) : (
        <PresentedVersion version={version} year={asked.year} entityId={asked.entityId} />
      )}
      <p>{completenessWords(report.completeness)}.</p>
      <ShownReport report={report} />
    </>
  )
}
