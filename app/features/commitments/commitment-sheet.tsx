import { levelStep } from '#app/kit/figures/level-band.tsx'
import { Logo } from '#app/kit/shell/logo.tsx'
import type { CommitmentWords } from './commitment-words.ts'

function Levels({ levels }: { levels: NonNullable<CommitmentWords['levels']> }) {
  const [topic, level] = levels.columns
  return (
    <section className="niveles-publicos" aria-labelledby="niveles">
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

type Group = CommitmentWords['actions']['groups'][number]

function ActionsOf({ group }: { group: Group }) {
  return (
    <section className={`estado ${group.state}`} aria-labelledby={`estado-${group.state}`}>
      <h3 id={`estado-${group.state}`}>{group.heading}</h3>
      {group.titles.length > 0 ? (
        <ul>
          {group.titles.map(({ title, says }) => (
            <li key={title}>
              {title}.{says === '' ? null : <span className="tenue"> {says}</span>}
            </li>
          ))}
        </ul>
      ) : null}
      {group.own === null ? null : <p>{group.own}</p>}
    </section>
  )
}

function Actions({ actions }: Pick<CommitmentWords, 'actions'>) {
  return (
    <section aria-labelledby="que-se-hace">
      <h2 id="que-se-hace">{actions.heading}</h2>
      {actions.intro === '' ? null : <p className="tenue">{actions.intro}</p>}
      {actions.none === null ? null : <p>{actions.none}</p>}
      <div className="estados">
        {actions.groups.map((group) => (
          <ActionsOf key={group.state} group={group} />
        ))}
      </div>
    </section>
  )
}

function Added({ table }: { table: CommitmentWords['additions'][number] }) {
  return (
    <section className="agregado" aria-labelledby={`agregado-${table.id}`}>
      <h2 id={`agregado-${table.id}`}>{table.heading}</h2>
      <p>{table.says}</p>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ id, cells: [title, ...cells] }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {cells.map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** On paper, where the sheet goes on changing. */
export function WhereItIs({ address }: { address: string }) {
  return <p className="nota solo-impresion">Lo que cambie después se ve en {address.replace(/^https?:\/\//, '')}</p>
}

/** The sheet itself, the same on the public page and inside: who took part, what came out, what is done about it. */
export function CommitmentSheet({ words }: { words: CommitmentWords }) {
  return (
    <article className="una-hoja">
      <Logo logo={words.logo} />
      <p className="portada-entidad">{words.entity}</p>
      <h1>{words.title}</h1>
      <p>{words.opening}</p>
      {words.levels ? <Levels levels={words.levels} /> : null}
      <Actions actions={words.actions} />
      {words.additions.map((table) => (
        <Added key={table.id} table={table} />
      ))}
      <p className="nota">{words.note}</p>
    </article>
  )
}
