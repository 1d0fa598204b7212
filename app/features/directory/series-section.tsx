import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import type { EntityRecord } from './view-directory.server.ts'
import type { AddressOfEntity } from './record-facts.tsx'

type Series = EntityRecord['series']
type Linked = Series['tookIn'][number]
type Period = Series['names'][number]

function Other({ entity, to }: { entity: Linked; to: AddressOfEntity | null }) {
  return to ? <Link to={to(entity.id)}>{entity.name}</Link> : <>{entity.name}</>
}

const ENDED_WORDS = {
  merged: 'Se fusionó y su serie termina',
  split: 'Se dividió y su serie termina',
  closed: 'Dejó de existir y su serie termina',
} as const

function Ended({ ended, to }: { ended: NonNullable<Series['ended']>; to: AddressOfEntity | null }) {
  return (
    <li>
      {ENDED_WORDS[ended.how]}
      {ended.on ? ` el ${formatDate(ended.on)}` : ''}.{' '}
      {ended.into.map((entity) => (
        <span key={entity.id}>
          Desde entonces se lee en <Other entity={entity} to={to} />.
        </span>
      ))}
    </li>
  )
}

function periodWords({ from, until }: Period): string {
  if (from === null) return until === null ? 'siempre' : `hasta el ${formatDate(until)}`
  return until === null ? `desde el ${formatDate(from)}` : `del ${formatDate(from)} al ${formatDate(until)}`
}

function Names({ names }: { names: Series['names'] }) {
  if (names.length < 2) return null
  return (
    <>
      <h3>Cómo se llamó</h3>
      <p>Lo de cada año se lee con el nombre de ese año.</p>
      <ul>
        {names.map((period, index) => (
          <li key={index}>
            {period.name}: {periodWords(period)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Names by period, and the series before and after this one; nothing where it was always alone under one name. */
export function SeriesSection({ series, to }: { series: Series; to: AddressOfEntity | null }) {
  const { names, cameFrom, ended, tookIn, gaveOff } = series
  const isLinked = cameFrom !== null || ended !== null || tookIn.length + gaveOff.length > 0
  if (!isLinked && names.length < 2) return null
  return (
    <section aria-labelledby="serie">
      <h2 id="serie">Nombres y continuidad</h2>
      <Names names={names} />
      {isLinked ? (
        <>
          <h3>De dónde viene y en qué sigue</h3>
          <ul>
            {cameFrom ? (
              <li>
                Su serie empieza el {formatDate(cameFrom.on)}, al separarse de <Other entity={cameFrom} to={to} />.
              </li>
            ) : null}
            {tookIn.map((entity) => (
              <li key={entity.id}>
                El {formatDate(entity.on)} recibió a <Other entity={entity} to={to} />: lo anterior de esa entidad queda
                en su propia página.
              </li>
            ))}
            {gaveOff.map((entity) => (
              <li key={entity.id}>
                El {formatDate(entity.on)} se separó de ella <Other entity={entity} to={to} />, con una serie propia.
              </li>
            ))}
            {ended ? <Ended ended={ended} to={to} /> : null}
          </ul>
        </>
      ) : null}
    </section>
  )
}
