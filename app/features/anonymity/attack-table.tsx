import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatLongDate, formatNumber } from '#app/kit/format.ts'
import type { AttackResults } from './attack-results.server.ts'

/** "25 maneras …, ninguna lo logró": what a reader needs who does not open the list. */
function summary({ attacks }: AttackResults): string {
  const succeeded = attacks.filter(({ found }) => found > 0).length
  return succeeded === 0
    ? 'Ninguno supo más de lo que dicen estas reglas.'
    : `${formatCount(succeeded, 'ataque supo', 'ataques supieron')} más de lo que dicen estas reglas.`
}

/** Attacks that were tried against the platform: how many and what came out, and each behind a line to open. */
export function AttackTable({ results }: { results: AttackResults }) {
  return (
    <>
      <p>
        Un programa probó {formatCount(results.attacks.length, 'ataque', 'ataques')}; la última vez, el{' '}
        {formatLongDate(results.ranOn)}. <strong>{summary(results)}</strong>
      </p>
      <details>
        <summary>Ver cada ataque</summary>
        <p>
          El programa juega a ser quien quiere saber: lee todo lo que cada función puede ver, envía respuestas, copia
          archivos y hace cuentas.
        </p>
        <p>También quitamos cada protección una vez, para ver que el ataque entonces sí encuentra algo.</p>
        <p>
          Sobre el programa <code>{results.sources.slice(0, 16)}</code>.
        </p>
        <WideTable caption="Ataques probados y su resultado" captionUnseen className="apilada">
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
                  {found === 0 ? 'No supo más' : `Supo más ${formatCount(found, 'vez', 'veces')}`}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </details>
    </>
  )
}
