import { ParticipationBar } from '#app/kit/figures/participation-bar.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import { participationSentence } from '#app/kit/words/claims/claims.ts'
import { evennessWords } from '#app/kit/words/claims/level-claims.ts'
import { SINGLE_LINK_WORDS } from '#app/kit/words/names.ts'
import { formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import type { Release } from '#surveys/disclosure/release.ts'

type Shown = Pick<Release, 'participation' | 'population' | 'representativeness' | 'k' | 'singleLink'>

function Evenness({ release: { representativeness, k } }: { release: Shown }) {
  const { title, says, reasons } = evennessWords(representativeness, k)
  if (reasons.length === 0)
    return (
      <p>
        {title} {says}
      </p>
    )
  return (
    <Notice kind="warning">
      <p>
        <strong>{title}</strong> {says}
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** How many answered, out of whom, and whether enough and evenly. */
export function Participation({
  release,
  source,
}: {
  release: Shown
  source: { populationSource: string; populationDate: string }
}) {
  const { participation, population } = release
  const percent = participation.kind === 'suppressed' ? null : participation.percentOfPopulation
  return (
    <section aria-labelledby="participacion">
      <h2 id="participacion">Participación</h2>
      <p>{participationSentence(release)}</p>
      {percent === null ? null : (
        <ParticipationBar percent={percent} label={`Participación: ${formatPercent(percent)}`} />
      )}
      {release.singleLink ? <p>{SINGLE_LINK_WORDS}</p> : null}
      {population ? (
        <p className="nota">
          Población: {formatNumber(population.women)} mujeres y {formatNumber(population.men)} hombres. Fuente:{' '}
          {source.populationSource}, al {formatDate(source.populationDate)}.
        </p>
      ) : null}
      <Evenness release={release} />
    </section>
  )
}
