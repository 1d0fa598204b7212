import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/door/guard.server.ts'
import { changeSettings } from '#app/features/ministry-settings/change-settings.server.ts'
import { readSettingsOrder } from '#app/features/ministry-settings/form.ts'
import type { Settings } from '#app/features/ministry-settings/settings-fields.ts'
import { SettingsPage } from '#app/features/ministry-settings/settings-page.tsx'
import { viewSettings } from '#app/features/ministry-settings/view-settings.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Datos del Ministerio') }]

export const loader = guarded('ministry:describe', {}, ({ actor, shown }) => ({
  view: viewSettings(shown(actor) as Settings | null),
}))

export const action = guarded('ministry:describe', {}, async ({ actor, form, done, show }) => {
  const sent = await form()
  const read = readSettingsOrder(sent)
  if (read.ok && read.order.kind === 'preview') return show(actor, read.order.settings)
  const changed = read.ok ? changeSettings(actor, read.order) : read
  if (changed.ok) return done('/nacional/ministerio', changed.said)
  return data(
    { problems: changed.problems, moved: read.ok, values: typedValues(sent) },
    { status: read.ok ? 409 : 422 },
  )
})

export default function MinistrySettingsRoute() {
  const refused = useActionData<typeof action>()
  return (
    <SettingsPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      moved={refused?.moved ?? false}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
