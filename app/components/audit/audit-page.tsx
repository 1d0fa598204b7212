import { formatNumber } from '#app/i18n/format.ts'
import type { AuditView } from '#app/services/audit/view.server.ts'

const INSTANT = new Intl.DateTimeFormat('es-PE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'America/Lima' })

/** Who did what on which object; the names of deeds are those of the program, as `npm run audit:verify` reads them. */
export function AuditPage({ audit }: { audit: AuditView }) {
  const { verdict, rows } = audit
  return (
    <>
      <h1>Registro</h1>
      <p className={verdict.broken === null ? 'caja listo' : 'caja aviso'}>
        {verdict.broken === null ? `La cadena está completa: ${formatNumber(verdict.rows)} registros.` : `La cadena se rompe en el registro ${verdict.broken}. Alguien lo cambió fuera de Espejo.`} Última huella: <code>{verdict.lastDigest.slice(0, 16)}</code>
      </p>
      <p>Se envía cada día por correo a la administración. Nunca dice quién respondió un cuestionario ni qué respondió.</p>
      <div className="desborde">
        <table className="apilada">
          <caption>Últimos {formatNumber(rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">Cuándo</th>
              <th scope="col">Quién</th>
              <th scope="col">Qué</th>
              <th scope="col">Sobre qué</th>
              <th scope="col">Detalle</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sequence}>
                <th scope="row">{INSTANT.format(new Date(row.at))}</th>
                <td data-titulo="Quién">{row.actorName}</td>
                <td data-titulo="Qué">
                  <code>{row.action}</code>
                </td>
                <td data-titulo="Sobre qué">
                  {row.objectKind} <code>{row.objectId}</code>
                </td>
                <td data-titulo="Detalle">{row.detail === '{}' ? '—' : <code>{row.detail}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
