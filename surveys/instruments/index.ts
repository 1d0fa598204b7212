import { InstrumentError } from '#surveys/model/define-instrument.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { genderStereotypesV1 } from './gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 } from './gender-stereotypes/v2/instrument.ts'
import { organizationalCultureV1 } from './organizational-culture/v1/instrument.ts'
import { publicBudgetV1 } from './public-budget/v1/instrument.ts'
import { sexualHarassmentV1 } from './sexual-harassment/v1/instrument.ts'

/** Every version that can be applied or that a campaign was answered with. */
export const INSTRUMENTS: readonly Instrument[] = [
  organizationalCultureV1,
  genderStereotypesV1,
  genderStereotypesV2,
  sexualHarassmentV1,
  publicBudgetV1,
]

/** Slugs of the instruments that exist, each once. */
const SLUGS = [...new Set(INSTRUMENTS.map(({ slug }) => slug))]

/** Newest version of an instrument. @throws {InstrumentError} for an unknown slug. */
export function latestInstrument(slug: string): Instrument {
  const versions = INSTRUMENTS.filter((instrument) => instrument.slug === slug)
  const latest = versions.reduce<Instrument | null>(
    (newest, each) => (newest && newest.version > each.version ? newest : each),
    null,
  )
  if (!latest) throw new InstrumentError(`There is no instrument "${slug}"`)
  return latest
}

/** The newest version of every instrument. */
export const LATEST_INSTRUMENTS: readonly Instrument[] = SLUGS.map(latestInstrument)

/** The exact version a campaign was answered with. @throws {InstrumentError} when its folder was changed or is gone. */
export function instrumentByHash(hash: string): Instrument {
  const found = INSTRUMENTS.find((instrument) => instrument.hash === hash)
  if (!found) throw new InstrumentError(`No instrument has the hash ${hash}: a version that campaigns use was changed`)
  return found
}
