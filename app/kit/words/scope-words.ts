import type { CampaignScope } from '#db/schema/campaigns.ts'

/** "Sede central y: UGEL Norte (con locadores, sin practicantes)". */
export function scopeWords({ kind, units, serviceContractors, interns }: CampaignScope): string {
  const extras = [
    serviceContractors ? 'con locadores' : 'sin locadores',
    interns ? 'con practicantes' : 'sin practicantes',
  ].join(', ')
  return `${kind === 'headquarters' ? 'Sede central' : `Sede central y: ${units.join('; ')}`} (${extras})`
}
