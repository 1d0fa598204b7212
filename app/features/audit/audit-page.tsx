import { Link } from '@remix-run/react'
import { formatNumber, formatShortMoment } from '#app/kit/format.ts'
import type { AuditView } from './view-audit.server.ts'

/** Who did what on which object; the names of deeds are those of the program, as `npm run audit:verify` reads them. */
export function AuditPage({ audit }: { audit: AuditView }) {
  const { verdict, rows, newest, olderThan } = audit
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <>
      <h1>Registro</h1>
      <p className={verdict.broken === null ? 'caja listo' : 'caja aviso'}>
        {verdict.broken === null
          ? `La cadena está completa: ${formatNumber(verdict.rows)} registros.`
          : `La cadena se rompe en el registro ${verdict.broken}. Alguien lo cambió fuera de Espejo.`}{' '}
        Última huella: <code>{verdict.lastDigest.slice(0, 16)}</code>
      </p>
      <p>
        Su última huella se envía cada día por correo a la administración. El registro nunca dice quién respondió un
        cuestionario ni qué respondió. Los nombres de los actos son los del programa, en inglés, para compararlos con{' '}
        <code>npm run audit:verify</code>.
      </p>
      <div className="desborde">
        <table className="apilada registro">
          <caption>
            {first && last
              ? `Del ${formatNumber(first.sequence)} al ${formatNumber(last.sequence)}, lo más nuevo primero`
              : 'No hay más registros'}
          </caption>
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
                <th scope="row">{formatShortMoment(row.at)}</th>
                <td data-titulo="Quién">{row.actorName}</td>
                <td data-titulo="Qué">
                  <code className="acto">{row.action}</code>
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
      <p className="botones">
        {newest ? null : <Link to="/nacional/registro">Lo más nuevo</Link>}
        {olderThan === null ? null : <Link to={`/nacional/registro?antes=${olderThan}`}>Anteriores</Link>}
      </p>
    </>
  )
}
