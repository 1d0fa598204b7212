import type { Share } from '#surveys/disclosure/release.ts'
import { NEUTRAL, type OrderedClass } from './distribution-classes.ts'
import { shareBounds, shareWords } from '../words/figure-words.ts'

const HEIGHT = 34

type Segment = OrderedClass & { readonly start: number; readonly width: number; readonly tone: number }

/** A bounded share is drawn at the middle of what it leaves open, hatched. */
function drawnPercent(share: Share): number {
  const { low, high } = shareBounds(share)
  return share.kind === 'at-least' ? low : (low + high) / 2
}

/** 1 to 5, from the least to the most favourable colour. */
function toneOf(points: number): number {
  return Math.min(5, Math.max(1, Math.round(points * 4) + 1))
}

/** Segments along −100…100 with the middle of the neutral choice at 0. */
function segments(choices: readonly OrderedClass[]): Segment[] {
  const before = choices.reduce((sum, { points, share }) => {
    if (points < NEUTRAL) return sum + drawnPercent(share)
    return points === NEUTRAL ? sum + drawnPercent(share) / 2 : sum
  }, 0)
  let position = -before
  return choices.map((choice) => {
    const width = drawnPercent(choice.share)
    const start = position
    position += width
    return { ...choice, start, width, tone: toneOf(choice.points) }
  })
}

function along(value: number): string {
  return `${50 + value / 2}%`
}

/** Answers to one item as one bar: unfavourable to the left, favourable to the right, the neutral choice split. */
export function DistributionBar({ choices, label }: { choices: readonly OrderedClass[]; label: string }) {
  return (
    <svg className="barra" width="100%" height={HEIGHT} role="img" aria-label={label}>
      {segments(choices).map(({ id, start, width, tone, share }) => (
        <g key={id}>
          <rect
            className={share.kind === 'percent' ? `seg d${tone}` : 'seg rayado'}
            x={along(start)}
            width={`${width / 2}%`}
            y={4}
            height={HEIGHT - 8}
          />
          {share.kind === 'percent' && width >= 14 ? (
            <text className={`texto-d${tone}`} x={along(start + width / 2)} y={HEIGHT / 2 + 5} textAnchor="middle">
              {shareWords(share)}
            </text>
          ) : null}
        </g>
      ))}
      <line className="eje" x1="50%" x2="50%" y1={0} y2={HEIGHT} />
    </svg>
  )
}

/** Hatching of what is shown only within bounds; once per page. */
export function HatchPattern() {
  return (
    <svg width="0" height="0" className="oculto-visual" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="rayado" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="raya" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
    </svg>
  )
}
