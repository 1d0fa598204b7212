import { ParticipationBar } from '#app/kit/figures/participation-bar.tsx'
import { SINGLE_LINK_WORDS, suppressionWords } from '#app/kit/words/names.ts'
import { formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import type { Release } from '#surveys/disclosure/release.ts'

const REASONS = {
  'low-response': 'Respondió menos gente de la necesaria.',
  'sexes-differ': 'Mujeres y hombres respondieron en proporciones que difieren en más de 15 puntos.',
  'population-unknown': 'No se conoce la población de la entidad.',
  'sexes-not-known': 'No se puede comparar cuánto respondieron mujeres y hombres.',
} as const

function Representativeness({ release }: { release: Release }) {
  const { representativeness } = release
  if (representativeness.kind === 'suppressed') return <p>{suppressionWords(representativeness.reason, release.k)}</p>
  if (representativeness.kind === 'representative') {
    return <p>Resultado representativo: respondió gente suficiente, y mujeres y hombres en proporciones parecidas.</p>
  }
  return (
    <div className="caja aviso">
      <p>
        <strong>Resultado no representativo.</strong> Describe a quienes respondieron, no a toda la entidad.
      </p>
      <ul>
        {representativeness.reasons.map((reason) => (
          <li key={reason}>{REASONS[reason]}</li>
        ))}
      </ul>
    </div>
  )
}

/** Who answered, out of whom, and whether that stands for the entity. */
export function Participation({
  release,
  source,
}: {
  release: Release
  source: { populationSource: string; populationDate: string }
}) {
  const { participation, population, k } = release
  const people = population && population.women + population.men
  return (
    <section aria-labelledby="participacion">
      <h2 id="participacion">Participación</h2>
      {participation.kind === 'suppressed' ? (
        <p>{suppressionWords(participation.reason, k)}</p>
      ) : (
        <>
          <p>
            Respondieron <strong>{formatNumber(participation.n)}</strong>
            {people ? ` de ${formatNumber(people)}` : ''} personas
            {participation.percentOfPopulation === null ? '' : ` (${formatPercent(participation.percentOfPopulation)})`}
            .
          </p>
          {participation.percentOfPopulation === null ? null : (
            <ParticipationBar
              percent={participation.percentOfPopulation}
              label={`Participación: ${formatPercent(participation.percentOfPopulation)}`}
            />
          )}
        </>
      )}
      {release.singleLink ? <p>{SINGLE_LINK_WORDS}</p> : null}
      {population ? (
        <p className="nota">
          Población: {formatNumber(population.women)} mujeres y {formatNumber(population.men)} hombres. Fuente:{' '}
          {source.populationSource}, al {formatDate(source.populationDate)}.
        </p>
      ) : null}
      <Representativeness release={release} />
    </section>
  )
}
