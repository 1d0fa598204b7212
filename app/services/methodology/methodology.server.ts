import { analysisOf, STAFF_INSTRUMENTS } from '../item-analysis/item-analysis.server.ts'
import { runtime } from '../runtime.server.ts'
import { sampleSize } from './sample-size.ts'
import { workedExamples } from './worked-examples.ts'

/** What the methodology page shows: examples worked out now, the calculator's answer, reliability over the country. */
export async function getMethodology(search: URLSearchParams) {
  const { database } = runtime()
  const reliability = await Promise.all(
    STAFF_INSTRUMENTS.map(async (instrument) => ({ slug: instrument.slug, title: instrument.title, version: instrument.version, alpha: (await analysisOf(database, instrument))?.alpha ?? null })),
  )
  return { examples: workedExamples(), sample: sampleSize(search.get('personas')), reliability }
}

export type Methodology = Awaited<ReturnType<typeof getMethodology>>
