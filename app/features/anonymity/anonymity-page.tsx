import { Notice } from '#app/kit/shell/notice.tsx'
import { WithContents, type ContentsEntry } from '#app/kit/shell/page-contents.tsx'
import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import type { AnonymityView } from './explain-anonymity.server.ts'
import { AttackTable } from './attack-table.tsx'
import { HowMuch } from './how-much.tsx'
import { MYTHS } from './myths.ts'
import { NOT_PROMISED } from './promises.ts'
import { RowTrial } from './row-trial.tsx'
import { WhoSeesWhat } from './who-sees-what.tsx'

const CONTENTS: readonly ContentsEntry[] = [
  { id: 'miedos', title: 'Lo que suele preocupar' },
  { id: 'quien-ve', title: 'Quién ve qué' },
  { id: 'cuanto', title: 'Quién podría saber algo, y cuánto' },
  { id: 'pruebelo', title: 'Véalo: la fila en que se convierte una respuesta' },
  { id: 'ataques', title: 'Ataques que probamos' },
  { id: 'no-prometemos', title: 'Lo que no prometemos' },
  { id: 'responsables', title: 'Quién responde por esto' },
]

function Digest({ digest }: { digest: string | null }) {
  if (!digest) return null
  return (
    <details>
      <summary>Huella de este programa</summary>
      <p>
        Huella del programa que le muestra esta página: <code>{digest}</code>. Se calcula de su texto público con{' '}
        <code>npm run --silent digest</code>.
      </p>
    </details>
  )
}

/** The page that answers fears, for whoever is asked to answer. */
export function AnonymityPage({ anonymity }: { anonymity: AnonymityView }) {
  return (
    <WithContents contents={CONTENTS}>
      <article>
        <h1>Qué protege lo que usted responde, y qué no</h1>
        <Notice>
          <ul>
            <li>
              El cuestionario no pide nombre, DNI ni correo. Con lo que responde no se guarda la hora, la dirección de
              internet ni el aparato.
            </li>
            <li>Ninguna página muestra respuestas una por una: solo resultados de diez respuestas o más.</li>
            <li>Quien lee los resultados no tiene las papeletas, los códigos ni los formularios en papel.</li>
            <li>Lo que no se puede prometer está dicho abajo, sin letra chica.</li>
          </ul>
        </Notice>
        <h2 id="miedos">Lo que suele preocupar</h2>
        <div className="plegados">
          {MYTHS.map(({ id, myth, fact }) => (
            <details key={id}>
              <summary>{myth}</summary>
              <p>{fact}</p>
            </details>
          ))}
        </div>
        <h2 id="quien-ve">Quién ve qué</h2>
        <details>
          <summary>Ver qué ve cada función, y qué nunca</summary>
          <WhoSeesWhat />
          <p>
            Las papeletas y los formularios en papel los imprime y guarda una persona que no lee resultados ni digita.
            Otra persona, de ordinario quien es titular de la entidad, responde por ella con su nombre. En entidades de
            menos de 100 personas puede prestarla la entidad de la que depende, el gobierno regional o el Ministerio.
          </p>
        </details>
        <h2 id="cuanto">Quién podría saber algo, y cuánto</h2>
        <details>
          <summary>Ver quién, qué se lo impide y qué no se promete</summary>
          <HowMuch />
        </details>
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
        {NOT_PROMISED.map(({ about, gravest, others }) => (
          <section key={about}>
            <h3>{about}</h3>
            <p>{gravest}</p>
            {others.length > 0 ? (
              <details>
                <summary>
                  {about}: {formatCount(others.length, 'límite más', 'límites más')}
                </summary>
                <ul>
                  {others.map((limit) => (
                    <li key={limit}>{limit}</li>
                  ))}
                </ul>
              </details>
            ) : null}
          </section>
        ))}
        <Digest digest={anonymity.programDigest} />
        <h2 id="responsables">Quién responde por esto</h2>
        <p>
          Cada entidad responde por la aplicación que hace, y el Ministerio de la Mujer y Poblaciones Vulnerables por la
          plataforma. Si cree que algo no se cumple, puede acudir fuera de su entidad: a la{' '}
          <strong>Autoridad Nacional de Protección de Datos Personales</strong> (Ministerio de Justicia y Derechos
          Humanos) o a la <strong>Defensoría del Pueblo</strong>. Para hacerlo no tiene que decir qué respondió.
        </p>
      </article>
    </WithContents>
  )
}
