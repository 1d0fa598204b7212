import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatMoment, formatNumber } from '#app/kit/format.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { deedWords } from '#app/kit/words/deed-words.ts'
import type { AuditView } from './view-audit.server.ts'

type Row = AuditView['rows'][number]

/** What happened in words; the row as `npm run audit:verify` reads it is folded. */
function DeedRow({ row }: { row: Row }) {
  const { sequence, at, actorName, action, entityName, objectKind, objectId, detail } = row
  return (
    <tr>
      <th scope="row">{formatMoment(at)}</th>
      <td data-titulo="Quién">{actorName}</td>
      <td data-titulo="Qué hizo">
        {deedWords(action)}
        {entityName ? <span className="tenue"> · {entityName}</span> : null}
        <details>
          <summary>Datos del registro {formatNumber(sequence)}</summary>
          <code className="acto">{action}</code>, <code>{objectKind}</code> <code>{objectId}</code>
          {detail === '{}' ? null : (
            <>
              : <code>{detail}</code>
            </>
          )}
        </details>
      </td>
    </tr>
  )
}

/** "Registro": who did what, the newest first, and whether the chain of it holds. */
export function AuditPage({ audit }: { audit: AuditView }) {
  const { verdict, rows, newest, olderThan } = audit
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <>
      <h1>Registro</h1>
      <Notice kind={verdict.broken === null ? 'done' : 'warning'}>
        <p>
          {verdict.broken === null
            ? `La cadena está completa: ${formatNumber(verdict.rows)} registros.`
            : `La cadena se rompe en el registro ${verdict.broken}. Alguien lo cambió fuera de Espejo.`}{' '}
          Última huella: <code>{verdict.lastDigest.slice(0, 16)}</code>. Se recorrió entera el{' '}
          {formatMoment(verdict.walkedAt)}; desde entonces, cada registro nuevo.
        </p>
      </Notice>
      <p>
        Su última huella se envía cada día por correo a la administración. El registro nunca dice quién respondió un
        cuestionario ni qué respondió. En «Datos» cada acto tiene el nombre que le da el programa, en inglés, para
        compararlo con la orden <code>audit:verify</code>.
      </p>
      <p className="no-imprimir">
        <Link to="/nacional/conservacion">Plazos: qué se borra y cuándo</Link> ·{' '}
        <Link to="/nacional/estado">Estado de Espejo: tareas, copias y máquina</Link>
      </p>
      <WideTable
        caption={
          first && last
            ? `Del ${formatNumber(first.sequence)} al ${formatNumber(last.sequence)}, lo más nuevo primero`
            : 'No hay más registros'
        }
        className="apilada registro"
      >
        <thead>
          <tr>
            <th scope="col">Cuándo</th>
            <th scope="col">Quién</th>
            <th scope="col">Qué hizo</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DeedRow key={row.sequence} row={row} />
          ))}
        </tbody>
      </WideTable>
      <p className="botones">
        {newest ? null : <Link to="/nacional/registro">Lo más nuevo</Link>}
        {olderThan === null ? null : <Link to={`/nacional/registro?antes=${olderThan}`}>Anteriores</Link>}
      </p>
    </>
  )
}
