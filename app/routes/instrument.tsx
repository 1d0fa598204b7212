import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { InstrumentPage } from '#app/features/instruments/instrument-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { instrumentFacts, publishedInstrument } from '#app/features/instruments/instrument-facts.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.facts.title ?? 'Herramienta') },
  { name: 'description', content: data?.facts.purpose ?? '' },
]

const address = { params: { slug: z.string() }, search: { version: z.string().optional() } }

export const loader = guarded('public', address, ({ params, search }) => {
  const instrument = publishedInstrument(params.slug, search.version ?? null)
  if (!instrument) throw new AppError('not-found')
  return { facts: instrumentFacts(instrument) }
})

export default function InstrumentRoute() {
  return <InstrumentPage facts={useLoaderData<typeof loader>().facts} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
