import { ministryContact } from '#app/features/ministry-settings/view-settings.server.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { citation, isVerified, norm } from '#surveys/norms/norms.ts'

/** What obliges an entity of the state to pages that everybody can use. */
const NORMS: readonly NormId[] = ['ds-157-2021-pcm', 'rsgtd-002-2024-pcm', 'ley-28530']

/** The norms of the statement on accessibility, each with how well it was read, and where one tells what does not work. */
export function viewAccessibility() {
  return {
    norms: NORMS.map((id) => ({ label: citation(id), says: norm(id).says, verified: isVerified(id) })),
    contact: ministryContact(),
  }
}

export type AccessibilityView = ReturnType<typeof viewAccessibility>
