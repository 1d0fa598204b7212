import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { GOVERNMENT_LEVEL_NAMES, LEVEL_NAMES } from '#app/kit/words/names.ts'
import { POOL_FROM } from '#surveys/disclosure/pool/gate.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import type { LevelGroup } from './level-counts.ts'

const LevelChart = lazy(() => import('./level-chart.client.tsx'))
const LEVELS = MATURITY_LEVELS.map((level) => LEVEL_NAMES[level])

function groupName(group: LevelGroup['group']): string {
  return group === 'all' ? 'Todo el país' : GOVERNMENT_LEVEL_NAMES[group]
}

function sentence(groups: readonly LevelGroup[]): string {
  const country = groups.find(({ group }) => group === 'all')?.counts
  if (!country) return `Todavía hay menos de ${POOL_FROM} entidades con un resultado que se pueda mostrar.`
  const total = MATURITY_LEVELS.reduce((sum, level) => sum + country[level], 0)
  const parts = MATURITY_LEVELS.filter((level) => country[level] > 0).map(
    (level) => `${formatNumber(country[level])} en nivel ${LEVEL_NAMES[level]}`,
  )
  return `De ${formatCount(total, 'entidad', 'entidades')} con resultado: ${parts.join(', ')}.`
}

function Table({ groups }: { groups: readonly LevelGroup[] }) {
  return (
    <WideTable caption="Entidades por nivel de su último resultado general">
      <thead>
        <tr>
          <th scope="col">Grupo</th>
          {LEVELS.map((level) => (
            <th key={level} scope="col" className="numero">
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, counts }) => (
          <tr key={group}>
            <th scope="row">{groupName(group)}</th>
            {counts ? (
              MATURITY_LEVELS.map((level) => (
                <td key={level} className="numero">
                  {formatNumber(counts[level])}
                </td>
              ))
            ) : (
              <td colSpan={4}>Menos de {POOL_FROM} entidades: no se describe como grupo.</td>
            )}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function DistributionChart({ groups }: { groups: readonly LevelGroup[] }) {
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  const shown = useMemo(
    () =>
      groups.flatMap(({ group, counts }) =>
        counts ? [{ label: groupName(group), counts: MATURITY_LEVELS.map((level) => counts[level]) }] : [],
      ),
    [groups],
  )
  if (!inBrowser || shown.length === 0) return null
  return (
    <Suspense fallback={null}>
      <LevelChart groups={shown} levels={LEVELS} label={`${sentence(groups)} La tabla siguiente tiene los datos.`} />
    </Suspense>
  )
}

/** Entities by level of maturity: a sentence and a table always, a chart where there is script. */
export function LevelDistribution({ groups, title }: { groups: readonly LevelGroup[]; title: string }) {
  return (
    <section aria-labelledby="niveles">
      <h2 id="niveles">Entidades por nivel: {title.toLowerCase()}</h2>
      <p>{sentence(groups)}</p>
      <DistributionChart groups={groups} />
      <Table groups={groups} />
    </section>
  )
}
