import { latestInstrument } from '#surveys/instruments/index.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { AskedByResult } from '#surveys/planning/add-to-plan.ts'
import { fitAllToEntity } from '#surveys/planning/fit-to-entity.ts'
import { proposeActions } from '#surveys/planning/propose-actions.ts'
import { proposeRubricActions } from '#surveys/planning/propose-rubric-actions.ts'
import { scoreRubric, type RatedItem } from '#surveys/scoring/rubric.ts'
import { madeRelease, type Wanted } from './made-releases.ts'

type StaffSlug = Exclude<InstrumentSlug, 'public-budget'>
type Dated = { readonly on?: string; readonly id?: string }

const DAY = '2026-08-15'

/** What a release asks of an entity; its campaign is called like the instrument. */
export function askedByRelease(
  slug: StaffSlug,
  wanted: Wanted,
  entity: EntityKind,
  { on = DAY, id = slug }: Dated = {},
): AskedByResult {
  const instrument = latestInstrument(slug)
  const proposals = fitAllToEntity(proposeActions(instrument, madeRelease(instrument, wanted)), entity, on)
  return { origin: { campaignId: id }, on, proposals }
}

/** What the public budget asks of an entity: level 3 in every item that is not named. */
export function askedByBudget(
  levels: Readonly<Record<string, RatedItem['declared']>>,
  entity: EntityKind,
  { on = DAY, id = 'public-budget' }: Dated = {},
): AskedByResult {
  const instrument = latestInstrument('public-budget')
  const items = Object.fromEntries(
    instrument.scoring.dimensions.flatMap((dimension) =>
      dimension.items.map((item) => [item.id, { declared: levels[item.id] ?? 3, verified: null }]),
    ),
  )
  const proposed = proposeRubricActions(instrument, scoreRubric(instrument, items).declared, items)
  return { origin: { assessmentId: id }, on, proposals: fitAllToEntity(proposed, entity, on) }
}
