import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DirectoryPage } from '#app/features/directory/directory-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { loadDirectory2019 } from '#app/features/directory/load-2019.server.ts'
import { getDirectory } from '#app/features/directory/view-directory.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Directorio') }]

export const loader = guarded('directory:manage', async ({ actor, request }) => ({
  directory: await getDirectory(actor, new URL(request.url).searchParams),
}))

export const action = guarded('directory:manage', async ({ actor, request }) => {
  if ((await request.formData()).get('accion') !== 'cargar-2019') throw new AppError('invalid-input')
  await loadDirectory2019(actor)
  return redirect('/nacional/directorio', 303)
})

export default function DirectoryRoute() {
  return <DirectoryPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
