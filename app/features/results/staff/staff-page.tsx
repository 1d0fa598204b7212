import { levelStep } from '#app/kit/figures/level-band.tsx'
import { CopyButton } from '#app/kit/shell/copy-button.tsx'
import { Logo } from '#app/kit/shell/logo.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { resultsAddress } from '../tabs.ts'
import { staffText, staffWords, type StaffWords } from './staff-words.ts'
import type { StaffPage } from './view-staff-page.server.ts'

function Levels({ levels }: { levels: NonNullable<StaffWords['levels']> }) {
  const [topic, level] = levels.columns
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">{levels.heading}</h2>
      <table>
        <caption>{levels.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{topic}</th>
            <th scope="col">{level}</th>
          </tr>
        </thead>
        <tbody>
          {levels.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.title}</th>
              <td className={row.level ? `n${levelStep(row.level)}` : 'tenue'}>{row.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Actions({ actions }: Pick<StaffWords, 'actions'>) {
  return (
    <section aria-labelledby="que-se-hara">
      <h2 id="que-se-hara">{actions.heading}</h2>
      {actions.none ? (
        <p>{actions.none}</p>
      ) : (
        <ul>
          {actions.list.map(({ id, title, says }) => (
            <li key={id}>
              <strong>{title}</strong>. {says}
            </li>
          ))}
        </ul>
      )}
      {actions.more ? <p>{actions.more}</p> : null}
    </section>
  )
}

/** The same page as a picture, with its text for whoever does not see it. */
function Picture({ campaignId, text }: { campaignId: string; text: string }) {
  return (
    <section className="no-imprimir" aria-labelledby="imagen">
      <h2 id="imagen">Para un grupo de mensajería</h2>
      <p>
        La imagen dice lo mismo que esta hoja, y nada más. Envíela a todo el personal por igual, con su texto: hay quien
        no la ve.
      </p>
      <p>
        <a className="boton" href={`/panel/aplicaciones/${campaignId}/lo-que-dijimos.png`}>
          Descargar como imagen
        </a>
      </p>
      <div className="campo">
        <label htmlFor="texto-imagen">Texto de la imagen</label>
        <textarea id="texto-imagen" readOnly rows={7} defaultValue={text} />
        <CopyButton text={text} what="el texto de la imagen" />
      </div>
    </section>
  )
}

/** The sheet itself: who took part, what came out, what will be done. */
export function StaffSheet({ words, logo }: { words: StaffWords } & Pick<StaffPage, 'logo'>) {
  return (
    <article className="una-hoja">
      <Logo logo={logo} />
      <p className="portada-entidad">{words.entity}</p>
      <h1>{words.title}</h1>
      <p>{words.opening}</p>
      {words.levels ? <Levels levels={words.levels} /> : null}
      <Actions actions={words.actions} />
      <p className="nota">{words.note}</p>
    </article>
  )
}

/** One page for whoever answered, to be printed, and the same as a picture. */
export function StaffPageBody({ page }: { page: StaffPage }) {
  const words = staffWords(page)
  return (
    <>
      <PrintHint back={resultsAddress(page.campaignId)} />
      <WithAside aside={<Picture campaignId={page.campaignId} text={staffText(words)} />}>
        <StaffSheet words={words} logo={page.logo} />
      </WithAside>
    </>
  )
}
