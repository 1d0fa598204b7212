import { analysisOf, STAFF_INSTRUMENTS } from '#app/features/item-analysis/count-items.server.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { PARAMETERS } from './parameters.ts'
import { methodReferences } from './references.ts'
import { sampleSize } from './sample-size.ts'
import { METHOD_VERSIONS, methodDigest } from './versions.ts'
import { workedExamples } from './worked-examples.ts'

/** Each dimension by its title and what is said of it, as released; null where too little was counted. */
async function reliabilityOf(database: Database, instrument: Instrument) {
  const analysis = await analysisOf(database, instrument)
  if (!analysis) return null
  const titles = new Map(instrument.scoring.dimensions.map(({ id, title }) => [id, title]))
  return analysis.dimensions.map((found) => ({
    title: titles.get(found.id) ?? found.id,
    says: claimSentence({ kind: 'alpha', found }),
  }))
}

/** `people` is what somebody typed into the calculator, null for nothing; `origin` the public address of this installation. */
type Asked = { readonly people: string | null; readonly origin: string }

/** What the methodology page shows: version, worked examples, the calculator's answer, reliability over the country, references. */
export async function getMethodology({ people, origin }: Asked, clock: Clock = systemClock) {
  const { database } = runtime()
  const reliability = await Promise.all(
    STAFF_INSTRUMENTS.map(async (instrument) => ({
      slug: instrument.slug,
      title: instrument.title,
      version: instrument.version,
      dimensions: await reliabilityOf(database, instrument),
    })),
  )
  return {
    versions: METHOD_VERSIONS,
    digest: methodDigest(),
    address: `${origin}/metodologia`,
    today: limaDate(clock()),
    parameters: PARAMETERS,
    examples: workedExamples(),
    sample: sampleSize(people),
    reliability,
    references: methodReferences(),
  }
}

export type Methodology = Awaited<ReturnType<typeof getMethodology>>
