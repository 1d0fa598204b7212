import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EffectsPage } from '#app/features/plan/effects/effects-page.tsx'
import { getEffects } from '#app/features/plan/effects/view-effects.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Antes y después del plan') }]

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  effects: await getEffects(actor, { ...params, entityId: search.entidad ?? null }),
}))

export default function PlanEffectsRoute() {
  return <EffectsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
