import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/door/guard.server.ts'
import { endCalendar, makeCalendar } from '#app/features/notices/calendar-feed.server.ts'
import { chooseMails, viewMailChoices } from '#app/features/notices/choose-mails.server.ts'
import { readNoticesChange } from '#app/features/notices/form.ts'
import { NoticesPage } from '#app/features/notices/notices-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Avisos y calendario') }]

export const loader = guarded('account', {}, ({ account, shown }) => ({
  view: viewMailChoices(account),
  address: shown(account) as string | null,
}))

export const action = guarded('account', {}, async ({ account, visitor, form, done, show }) => {
  const change = readNoticesChange(await form())
  if (change.kind === 'make-calendar') return show(account, makeCalendar(account, visitor.origin))
  if (change.kind === 'end-calendar') {
    endCalendar(account)
    return done('/cuenta/avisos', 'Su calendario terminó: la dirección ya no abre nada.')
  }
  chooseMails(account, change.wanted)
  return done('/cuenta/avisos', 'Guardamos qué avisos recibe.')
})

export default function AccountNoticesRoute() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
