import type { ReactNode } from 'react'
import { LevelBand } from '#app/kit/figures/level-band.tsx'
import { ParticipationBar } from '#app/kit/figures/participation-bar.tsx'
import { formatPercent, type Decimals } from '#app/kit/format.ts'
import { figureRange, figureSentence, figureValue, levelWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { noisyWords } from '#app/kit/words/prevalence-words.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { Summary } from './summary-facts.ts'

function Tile({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="cuadro" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type Scale = { readonly cuts: readonly number[]; readonly k: number; readonly decimals: Decimals }

function Score({ figure, scale }: { figure: Figure; scale: Scale }) {
  const { cuts, k, decimals } = scale
  if (figure.kind === 'suppressed') return <p>{suppressionWords(figure.reason, k)}</p>
  const range = figureRange(figure, decimals)
  return (
    <>
      <p>
        <span className="cifra-grande">{figureValue(figure, decimals)}</span> de 100
        {range ? <span className="tenue"> ({range})</span> : null}
      </p>
      <LevelBand figure={figure} cuts={cuts} label={figureSentence(figure, k, decimals)} />
      {figure.spansCut ? <p className="nota">{levelWords(figure)}.</p> : null}
    </>
  )
}

function Participation({ found }: { found: Summary['participation'] }) {
  return (
    <Tile title="Participación">
      {found.percent === null ? null : (
        <>
          <p>
            <span className="cifra-grande">{formatPercent(found.percent)}</span> de la población
          </p>
          <ParticipationBar percent={found.percent} label={`Participación: ${formatPercent(found.percent)}`} />
        </>
      )}
      <p className="nota">{found.says}</p>
      <p className="nota">
        <strong>{found.evenness}</strong>
      </p>
    </Tile>
  )
}

function Gaps({ found }: { found: Summary['gaps'] }) {
  return (
    <Tile title="Brechas de mujeres y hombres">
      {found.count === null ? null : (
        <p>
          <span className="cifra-grande">{found.count}</span> {found.unit}
        </p>
      )}
      {found.says.map((sentence) => (
        <p key={sentence} className="nota">
          {sentence}
        </p>
      ))}
    </Tile>
  )
}

/** What happened to people beside the trust in the procedure: never one without the other. */
function Happened({ found, scale }: { found: NonNullable<Summary['happened']>; scale: Scale }) {
  return (
    <Tile title="Lo que pasó y la confianza en el procedimiento">
      <div className="dos">
        <div>
          {found.any ? (
            <p>
              Al menos una conducta en 12 meses: <strong className="cifra-dicha">{noisyWords(found.any)}</strong>
            </p>
          ) : (
            <p>{found.hidden}</p>
          )}
        </div>
        <div>
          {found.trust ? (
            <p>
              Confianza en el procedimiento:{' '}
              <strong className="cifra-dicha">{figureSentence(found.trust, scale.k, scale.decimals)}</strong>
            </p>
          ) : null}
        </div>
      </div>
    </Tile>
  )
}

/** The three things that are seen first; where people are asked what happened to them, that comes before any score. */
export function Tiles({ summary }: { summary: Summary }) {
  const { scale } = summary
  const score = (
    <Tile title="Puntaje">
      <Score figure={summary.score} scale={scale} />
    </Tile>
  )
  return (
    <div className={summary.happened ? 'cuadros con-lo-vivido' : 'cuadros'}>
      {summary.happened ? <Happened found={summary.happened} scale={scale} /> : null}
      {score}
      <Participation found={summary.participation} />
      {summary.happened ? null : <Gaps found={summary.gaps} />}
    </div>
  )
}
