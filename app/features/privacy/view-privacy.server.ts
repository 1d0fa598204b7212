import { listEntityNames, findEntityPrivacy } from '#db/queries/privacy.server.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import { providerOf } from '#app/door/provider/provider.server.ts'
import { ministryContact, ministryWords } from '#app/features/ministry-settings/view-settings.server.ts'
import { RETENTION_TERMS } from '#app/kit/program/retention-terms.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const CITED: readonly NormId[] = ['ley-29733', 'ds-016-2024-jus']

/**
 * The notice of Ley 29733, article 18, for respondents and for account holders: of the ministry, and of an entity
 * where one is asked for.
 */
export async function viewPrivacy({ entityId }: { readonly entityId?: string | undefined }) {
  const { database } = runtime()
  return {
    entity: entityId ? await findEntityPrivacy(database, entityId) : null,
    entities: await listEntityNames(database),
    terms: RETENTION_TERMS,
    provider: providerOf()?.name ?? null,
    ministry: { office: ministryWords().office, contact: ministryContact() },
    norms: CITED.map((id) => ({ label: citation(id), verified: isVerified(id) })),
  }
}

export type PrivacyView = Awaited<ReturnType<typeof viewPrivacy>>
