import { Notice } from '#app/kit/shell/notice.tsx'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import { InTurns } from '#app/kit/shell/in-turns.tsx'
import type { ImportDone } from './import-sheet.server.ts'
import { workWords } from './import-report.tsx'

function Links({ done, csvAddress }: { done: ImportDone; csvAddress: string }) {
  return (
    <section aria-labelledby="enlaces">
      <h2 id="enlaces">Enlaces de las invitaciones</h2>
      <p>
        Aquí no hay servidor de correo: entregue cada enlace a su persona por un medio seguro. Sirve una sola vez y
        vence en siete días. <strong>Se ve solo en esta página, en este navegador, durante una hora</strong>.
      </p>
      <p>
        <a className="boton segundo" href={csvAddress} download={done.csvName}>
          Descargar los enlaces (CSV)
        </a>
      </p>
      <table className="apilada">
        <caption>Persona y enlace</caption>
        <thead>
          <tr>
            <th scope="col">Persona</th>
            <th scope="col">Función y entidad</th>
            <th scope="col">Enlace</th>
          </tr>
        </thead>
        <tbody>
          <InTurns
            of={done.links}
            each={({ name, email, role, entityName, link }) => (
              <tr key={link}>
                <th scope="row" className="partible">
                  {name} ({email})
                </th>
                <td data-titulo="Función">
                  {role}, {entityName}
                </td>
                <td data-titulo="Enlace">
                  <code className="largo">{link}</code> <CopyButton text={link} what={`el enlace de ${name}`} />
                </td>
              </tr>
            )}
          />
        </tbody>
      </table>
    </section>
  )
}

/** What was stored; with the links of whoever was invited where no mail carries them. */
export function DoneImport({ done }: { done: ImportDone }) {
  return (
    <>
      <Notice kind="done" role="status">
        <p>
          {done.kind === 'cuentas' ? 'Listo: ' : 'Se guardó todo: '}
          {workWords(done.kind, done.counts)}.
          {done.kind === 'cuentas' && !done.csvAddress
            ? ' Los enlaces van por correo, sirven una sola vez y vencen en siete días.'
            : ''}
        </p>
      </Notice>
      {done.csvAddress ? <Links done={done} csvAddress={done.csvAddress} /> : null}
    </>
  )
}
