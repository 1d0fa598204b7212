import { useLoaderData } from '@remix-run/react'
import { viewWaitingFigures } from '#app/features/staff-figures/view-figures.server.ts'
import { WaitingFiguresPage } from '#app/features/staff-figures/waiting-figures-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cifras de personal por confirmar') }]

const address = { search: { pagina: pageNumber } }

export const loader = guarded('population:review', address, async ({ actor, search }) => ({
  waiting: await viewWaitingFigures(actor, search.pagina),
}))

export default function StaffFiguresRoute() {
  return <WaitingFiguresPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
