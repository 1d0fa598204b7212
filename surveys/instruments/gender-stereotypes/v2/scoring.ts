import type { ScoringSpec } from '#surveys/model/instrument.ts'
import { scoring as before } from '../v1/scoring.ts'

/** As in version 1, with `mas-06` in the place of `mas-03`, keyed the same way. */
export const scoring: ScoringSpec = {
  ...before,
  dimensions: before.dimensions.map((dimension) => ({
    ...dimension,
    items: dimension.items.map((item) => (item.id === 'mas-03' ? { ...item, id: 'mas-06' } : item)),
  })),
}
