import { type assessmentItems } from '#db/schema/index.ts'
import type { ItemLevel } from '#db/schema/assessments.ts'
import { highestAcceptable, isOutside, outsideReason, ratedItems } from '#app/features/budget/rating.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { EvidenceClass } from '#surveys/scoring/rubric.ts'
import type { DemoEntity } from './entities.ts'
import type { Random } from './random.ts'

export const instrument = latestInstrument('public-budget')
export const TEAM = 'Equipo de presupuesto (inventado)'

/** An item with the documents that it will get. */
export type Item = typeof assessmentItems.$inferInsert & {
  readonly level: ItemLevel
  readonly classes: readonly EvidenceClass[]
  /** Left out by the norm: accepted with the signature. */
  readonly outside: boolean
}

/** Documents of an item: usually those its level asks for, sometimes one too few. */
function classesFor(level: ItemLevel, random: Random): EvidenceClass[] {
  const asked: Record<ItemLevel, EvidenceClass[]> = {
    0: [],
    na: [],
    1: ['begun'],
    2: ['approved'],
    3: ['approved', 'in-use'],
  }
  return random.next() < 0.22 ? asked[level].slice(0, -1) : asked[level]
}

/** How the entity rates itself on an item, `back` years ago. */
export function makeItem(
  entity: DemoEntity,
  assessmentId: string,
  id: string,
  back: number,
  random: Random,
  at: string,
): Item {
  const appliesTo = instrument.rubric?.[id]?.appliesTo ?? 'all'
  const leftOut = isOutside(appliesTo, entity.level)
  const outside = leftOut ?? entity.women + entity.men < 300
  const drift = { usual: 1.1, improving: 0.9 + (2 - back) * 0.4, gap: 1.2, alike: 1, low: 0.7, high: 1.8 }[
    entity.climate
  ]
  const level: ItemLevel = outside
    ? 'na'
    : (String(Math.min(3, Math.max(0, Math.round(drift + random.normal() * 0.9)))) as ItemLevel)
  const reason = outside
    ? outsideReason(appliesTo, entity.level) ||
      'La entidad no tiene inversiones ni programas presupuestales a su cargo (inventado).'
    : ''
  return {
    assessmentId,
    itemId: id,
    level,
    reason,
    changedBy: TEAM,
    changedAt: at,
    classes: classesFor(level, random),
    outside: leftOut === true,
  }
}

function accept(item: Item): Item {
  const level =
    item.level === 'na'
      ? 'na'
      : (String(
          highestAcceptable(
            Number(item.level) as 0 | 1 | 2 | 3,
            item.classes.map((each) => ({ class: each })),
          ),
        ) as ItemLevel)
  return {
    ...item,
    review: 'accepted',
    verifiedLevel: level,
    reviewComment: level === item.level ? '' : 'Los documentos no prueban el nivel declarado.',
  }
}

/** How far the review of an assessment has come: `half`: some items are accepted and one is sent back. */
export type Stage = 'reviewed' | 'half' | 'returned'

function commentFor({ classes }: Item): string {
  return classes.includes('approved')
    ? 'Falta la prueba de uso en el último año fiscal: adjúntela o baje el nivel.'
    : 'Falta el documento que lo aprueba: adjúntelo o baje el nivel.'
}

/** The items as the review left them. */
export function reviewed(items: readonly Item[], stage: Stage): Item[] {
  const disputed = items
    .filter(({ level, classes }) => Number(level) >= 2 && classes.length < Number(level) - 1)
    .slice(0, stage === 'half' ? 1 : 2)
  const sent = new Set(
    (disputed.length > 0 ? disputed : items.filter(({ level }) => Number(level) >= 2).slice(0, 1)).map(
      ({ itemId }) => itemId,
    ),
  )
  return items.map((item, index) => {
    if (stage !== 'reviewed' && sent.has(item.itemId))
      return { ...item, review: 'returned', reviewComment: commentFor(item) }
    if (stage === 'half' && index > 20 && item.level !== '0' && !item.outside) return item
    return accept(item)
  })
}

/** The items as they are scored. */
export const rowsOf = (items: readonly Item[]) =>
  ratedItems(
    items.map(({ itemId, level, review = 'pending', verifiedLevel = null }) => ({
      itemId,
      level,
      review,
      verifiedLevel,
    })),
  )
