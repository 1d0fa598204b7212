import { formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { AttackResults } from './attack-results.server.ts'

/** Attacks that were tried against the platform, with their outcome. */
export function AttackTable({ results }: { results: AttackResults }) {
  return (
    <>
      <p>
        Un programa juega a ser quien quiere saber: lee todo lo que cada función puede ver y hace cuentas. Última vez:{' '}
        {formatLongDate(results.ranOn)}, sobre el programa <code>{results.sources.slice(0, 16)}</code>.
      </p>
      <div className="desborde">
        <table className="apilada">
          <caption className="oculto-visual">Ataques probados y su resultado</caption>
          <thead>
            <tr>
              <th scope="col">Qué se intentó</th>
              <th scope="col" className="numero">
                Veces
              </th>
              <th scope="col">Resultado</th>
            </tr>
          </thead>
          <tbody>
            {results.attacks.map(({ id, title, tries, found }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td className="numero" data-titulo="Veces">
                  {formatNumber(tries)}
                </td>
                <td data-titulo="Resultado">
                  {found === 0 ? 'No supo nada de nadie' : `Supo algo ${formatNumber(found)} veces`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
