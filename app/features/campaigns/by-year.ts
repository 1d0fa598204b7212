import type { CampaignStatus } from '#db/schema/campaigns.ts'

/** What runs comes before what is prepared, and that before what is over. */
const ORDER = [
  'open',
  'closing',
  'population-review',
  'scheduled',
  'draft',
  'closed',
  'cancelled',
  'annulled',
] as const satisfies readonly CampaignStatus[]

type Dated = { readonly phase: CampaignStatus; readonly opensOn: string }

/** Campaigns by the year of their first day, newest year first; within a year by state, and the newest of a state first. */
export function groupByYear<Campaign extends Dated>(
  campaigns: readonly Campaign[],
): { readonly year: number; readonly campaigns: readonly Campaign[] }[] {
  const years = [...new Set(campaigns.map(({ opensOn }) => Number(opensOn.slice(0, 4))))].sort(
    (one, other) => other - one,
  )
  return years.map((year) => ({
    year,
    campaigns: campaigns
      .filter(({ opensOn }) => opensOn.startsWith(`${year}-`))
      .sort(
        (one, other) =>
          ORDER.indexOf(one.phase) - ORDER.indexOf(other.phase) || other.opensOn.localeCompare(one.opensOn),
      ),
  }))
}
