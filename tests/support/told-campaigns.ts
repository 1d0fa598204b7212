import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import type { Database } from '#db/client.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { insertEntity, openCampaign } from './test-database.ts'

const harassment = latestInstrument('sexual-harassment')
export const OF_HARASSMENT = {
  instrumentSlug: harassment.slug,
  instrumentVersion: harassment.version,
  instrumentHash: harassment.hash,
  complaintChannel: 'Anexo 120',
  channelTestedOn: '2026-09-01',
  helpLinesCheckedOn: '2026-09-01',
}
const favourable = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)

/** What somebody of this place tells: two in three of an authority, half told nobody, nobody reported. */
const toldBy = (person: number) => ({
  'exp-05': 'una',
  'cha-who': person % 3 < 2 ? 'superior' : 'par',
  'cha-told': person % 2 ? 'nadie' : 'confianza',
  'cha-report': 'no',
})

/** A closed campaign of an entity of its own: eighty people answered, and so many told what happened to them. */
export async function closeTold(
  database: Database,
  id: string,
  { closesOn, closedOn, told = 60 }: { readonly closesOn: string; readonly closedOn: string; readonly told?: number },
): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, id, id, { ...OF_HARASSMENT, opensOn: closesOn.replace(/\d\d$/, '01'), closesOn })
  seedResponses(
    database,
    id,
    Array.from({ length: 80 }, (_, person) => ({
      ...{ answers: favourable, sex: null, extraSegment: null },
      experience: person < told ? toldBy(person) : null,
    })),
  )
  await closeCampaign(database, id, closedOn, null)
}
