import type { CampaignScope } from '#db/schema/campaigns.ts'

/** "Sede central y: UGEL Norte (con locadores, sin practicantes)". */
export function scopeWords({ kind, units, serviceContractors, interns }: CampaignScope): string {
  const extras = [
    serviceContractors ? 'con locadores' : 'sin locadores',
    interns ? 'con practicantes' : 'sin practicantes',
  ].join(', ')
  return `${kind === 'headquarters' ? 'Sede central' : `Sede central y: ${units.join('; ')}`} (${extras})`
}

/** Who is counted: two scopes are alike where they reach as far, whatever the names of their units. */
export function reachOf({ kind, serviceContractors, interns }: CampaignScope): string {
  return [kind, serviceContractors, interns].join(' ')
}

/** The same in words, without the names of units: "la sede central, sin locadores, con practicantes". */
export function reachWords({ kind, serviceContractors, interns }: CampaignScope): string {
  return [
    kind === 'headquarters' ? 'la sede central' : 'la sede central y otras unidades',
    serviceContractors ? 'con locadores' : 'sin locadores',
    interns ? 'con practicantes' : 'sin practicantes',
  ].join(', ')
}
