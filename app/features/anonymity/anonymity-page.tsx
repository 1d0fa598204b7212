import { Link } from '@remix-run/react'
import type { AnonymityView } from './explain-anonymity.server.ts'
import { AttackTable } from './attack-table.tsx'
import { MYTHS, NOT_PROMISED } from './myths.ts'
import { RowTrial } from './row-trial.tsx'

const CONTENTS = [
  ['miedos', 'Lo que suele preocupar'],
  ['quien-ve', 'Quién ve qué'],
  ['pruebelo', 'Véalo: la fila en que se convierte una respuesta'],
  ['ataques', 'Ataques que probamos'],
  ['no-prometemos', 'Lo que no prometemos'],
  ['responsables', 'Quién responde por esto'],
] as const

function WhoSeesWhat() {
  return (
    <div className="desborde">
      <table className="apilada">
        <caption className="oculto-visual">Quién ve qué</caption>
        <thead>
          <tr>
            <th scope="col">Quién</th>
            <th scope="col">Ve</th>
            <th scope="col">Nunca ve</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Coordinación y titular de su entidad</th>
            <td data-titulo="Ve">
              Resultados de diez o más personas, después del cierre; mientras tanto, cuántas respuestas hay, de cinco en
              cinco
            </td>
            <td data-titulo="Nunca ve">Respuestas, quién respondió, grupos de menos de diez</td>
          </tr>
          <tr>
            <th scope="row">Ministerio de la Mujer</th>
            <td data-titulo="Ve">Lo mismo, de todas las entidades</td>
            <td data-titulo="Nunca ve">Lo mismo</td>
          </tr>
          <tr>
            <th scope="row">Quien digita formularios de papel</th>
            <td data-titulo="Ve">Hojas sin nombre, de un sobre sellado de otra unidad</td>
            <td data-titulo="Nunca ve">Resultados</td>
          </tr>
          <tr>
            <th scope="row">Quien administra el servidor</th>
            <td data-titulo="Ve">El disco: filas sin nombre, hora, dirección ni código</td>
            <td data-titulo="Nunca ve">De quién es una fila</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function Digest({ digest }: { digest: string | null }) {
  if (!digest) return null
  return (
    <p>
      Huella del programa que le muestra esta página: <code>{digest}</code>. Se calcula de su texto público con{' '}
      <code>npm run --silent digest</code>.
    </p>
  )
}

/** The page that answers fears, for whoever is asked to answer. */
export function AnonymityPage({ anonymity }: { anonymity: AnonymityView }) {
  return (
    <article>
      <h1>Por qué nadie puede saber qué respondió usted</h1>
      <ul className="caja">
        <li>No le pedimos nombre, DNI ni correo. No se guarda la hora, la dirección de internet ni el aparato.</li>
        <li>Nadie recibe respuestas una por una. Se ven solo resultados de diez o más personas.</li>
        <li>Lo que no se puede prometer está dicho abajo, sin letra chica.</li>
      </ul>
      <nav aria-label="En esta página">
        <ol>
          {CONTENTS.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <h2 id="miedos">Lo que suele preocupar</h2>
      <dl>
        {MYTHS.map(({ id, myth, fact }) => (
          <div key={id}>
            <dt>
              <strong>{myth}</strong>
            </dt>
            <dd>
              <p>{fact}</p>
            </dd>
          </div>
        ))}
      </dl>
      <h2 id="quien-ve">Quién ve qué</h2>
      <WhoSeesWhat />
      <h2 id="pruebelo">Véalo: la fila en que se convierte una respuesta</h2>
      <RowTrial {...anonymity} />
      <h2 id="ataques">Ataques que probamos</h2>
      {anonymity.attacks ? (
        <AttackTable results={anonymity.attacks} />
      ) : (
        <p>Los ataques se prueban con cada cambio del programa. Aquí se publica el resultado de la última vez.</p>
      )}
      <p>
        Las reglas que deciden qué se muestra están en la <Link to="/metodologia#proteccion">metodología</Link>.
      </p>
      <h2 id="no-prometemos">Lo que no prometemos</h2>
      <ul>
        {NOT_PROMISED.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <Digest digest={anonymity.programDigest} />
      <h2 id="responsables">Quién responde por esto</h2>
      <p>
        Cada entidad responde por la aplicación que hace, y el Ministerio de la Mujer y Poblaciones Vulnerables por la
        plataforma. Si cree que algo no se cumple, puede acudir fuera de su entidad: a la{' '}
        <strong>Autoridad Nacional de Protección de Datos Personales</strong> (Ministerio de Justicia y Derechos
        Humanos) o a la <strong>Defensoría del Pueblo</strong>. Para hacerlo no tiene que decir qué respondió.
      </p>
    </article>
  )
}
