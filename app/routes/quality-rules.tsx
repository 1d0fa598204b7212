import { QualityRulesPage } from '#app/features/quality-rules/rules-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Reglas de calidad') }]

export const loader = guarded('public', {}, () => Promise.resolve({}))

export default function QualityRulesRoute() {
  return <QualityRulesPage />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
