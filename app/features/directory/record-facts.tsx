import { Empty } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { hasSector } from '#surveys/model/entity-identity.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { formatDate, formatNumber, withinSentence } from '#app/kit/format.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import type { EntityRecord } from './view-directory.server.ts'
import { ENTITY_STATUS_NAMES, historySentence } from './history-words.ts'

/** Where the page of an entity is, for whoever may open it. */
export type AddressOfEntity = (entityId: string) => string

type Named = { readonly id: string; readonly name: string }

/** Names of other entities; links only for who may open their pages. */
function Names({ entities, to }: { entities: readonly Named[]; to: AddressOfEntity | null }) {
  return (
    <ul className="sin-marca">
      {entities.map(({ id, name }) => (
        <li key={id}>{to ? <Link to={to(id)}>{name}</Link> : name}</li>
      ))}
    </ul>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** What the directory says of an entity. */
export function RecordFacts({ record, to }: { record: EntityRecord; to: AddressOfEntity | null }) {
  const { entity } = record
  const related: readonly (readonly [string, readonly Named[]])[] = [
    ['Depende de', record.parent ? [record.parent] : []],
    ['Se fusionó con', record.mergedInto ? [record.mergedInto] : []],
    ['Se separó de', record.splitFrom ? [record.splitFrom] : []],
    ['Absorbió a', record.absorbed],
    ['De ella se separaron', record.splitOff],
    ['Dependen de ella', record.attached],
  ]
  return (
    <dl className="definiciones">
      <Fact title="Situación">{ENTITY_STATUS_NAMES[entity.status]}</Fact>
      <Fact title="Nivel de gobierno">{GOVERNMENT_LEVEL_NAMES[entity.governmentLevel]}</Fact>
      {entity.region ? <Fact title="Región">{entity.region}</Fact> : null}
      {hasSector(entity.governmentLevel) ? (
        <Fact title="Sector">{entity.sector ? SECTOR_NAMES[entity.sector] : 'sin dato'}</Fact>
      ) : null}
      <Fact title="RUC">{entity.ruc ?? 'sin dato'}</Fact>
      <Fact title="Ubigeo">{entity.ubigeo ?? 'sin dato'}</Fact>
      <Fact title="Código">{entity.id}</Fact>
      <Fact title="Fuente">
        {entity.source} ({entity.sourceYear})
      </Fact>
      {related.map(([title, entities]) =>
        entities.length > 0 ? (
          <Fact key={title} title={title}>
            <Names entities={entities} to={to} />
          </Fact>
        ) : null,
      )}
    </dl>
  )
}

/** A figure of staff as the table shows it: confirmed for a scope, or known from elsewhere. */
function StaffRow({ figure }: { figure: EntityRecord['staff'][number] }) {
  return (
    <tr>
      <th scope="row">{formatDate(figure.countedOn)}</th>
      <td data-titulo="Mujeres" className="numero">
        {formatNumber(figure.women)}
      </td>
      <td data-titulo="Hombres" className="numero">
        {formatNumber(figure.men)}
      </td>
      <td data-titulo="Qué es">
        {figure.scope ? `Confirmada por el MIMP: ${withinSentence(scopeWords(figure.scope))}` : 'Referencia'}
      </td>
      <td data-titulo="Fuente">{figure.source}</td>
    </tr>
  )
}

/** How many people work in it, by day: what the Ministry confirmed, and what the directory has as a reference. */
export function StaffTable({ staff }: Pick<EntityRecord, 'staff'>) {
  if (staff.length === 0) return <Empty>Aún no hay ningún dato.</Empty>
  return (
    <table className="apilada">
      <caption className="oculto-visual">Personas que trabajan en la entidad, del dato más reciente</caption>
      <thead>
        <tr>
          <th scope="col">Fecha</th>
          <th scope="col" className="numero">
            Mujeres
          </th>
          <th scope="col" className="numero">
            Hombres
          </th>
          <th scope="col">Qué es</th>
          <th scope="col">Fuente</th>
        </tr>
      </thead>
      <tbody>
        {staff.map((figure) => (
          <StaffRow key={figure.id} figure={figure} />
        ))}
      </tbody>
    </table>
  )
}

/** What became of it, from the newest. */
export function HistoryTable({ history }: Pick<EntityRecord, 'history'>) {
  if (history.length === 0) return <Empty>Sin cambios desde que ingresó al directorio.</Empty>
  return (
    <table className="apilada">
      <caption className="oculto-visual">Cambios de la entidad, del más reciente</caption>
      <thead>
        <tr>
          <th scope="col">Rige desde</th>
          <th scope="col">Cambio</th>
          <th scope="col">Documento</th>
        </tr>
      </thead>
      <tbody>
        {history.map((line, index) => (
          <tr key={index}>
            <th scope="row">{formatDate(line.effectiveOn)}</th>
            <td data-titulo="Cambio">{historySentence(line)}</td>
            <Cell title="Documento" absent="sin documento">
              {line.document}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
