import { data } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { PublicCommitment } from '#app/features/commitments/public-page.tsx'
import { viewPublicPage } from '#app/features/commitments/view-public-page.server.ts'
import { commitmentMeta } from '#app/features/commitments/words.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('public', { params: { code: z.string() } }, async ({ params, visitor }) => {
  const page = await viewPublicPage(params.code)
  return data({ page, origin: visitor.origin }, { status: page.kind === 'none' ? 404 : 200 })
})

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => commitmentMeta(loaded?.page ?? { kind: 'none' })

export default function CommitmentRoute() {
  return <PublicCommitment {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
