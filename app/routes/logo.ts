import { z } from 'zod'
import { serveLogo } from '#app/features/logos/view-logo.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const address = { params: { digest: z.string().regex(/^[0-9a-f]{64}$/) } }

export const loader = guarded('public', address, async ({ params, signedIn }) =>
  serveLogo(await signedIn(), params.digest),
)
