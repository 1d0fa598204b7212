import { useLoaderData } from '@remix-run/react'
import { DirectoryPage } from '#app/features/directory/directory-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { DIRECTORY_SEARCH, directorySearch } from '#app/features/directory/directory-search.ts'
import { readDirectoryAction } from '#app/features/directory/form.ts'
import { loadDirectory2019 } from '#app/features/directory/load-2019.server.ts'
import { getDirectory } from '#app/features/directory/view-directory.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Directorio') }]

export const loader = guarded('directory:manage', { search: DIRECTORY_SEARCH }, async ({ actor, search }) => ({
  directory: await getDirectory(actor, directorySearch(search)),
}))

export const action = guarded('directory:manage', {}, async ({ actor, form, done }) => {
  readDirectoryAction(await form())
  await loadDirectory2019(actor)
  return done('/nacional/directorio', 'El directorio de 2019 se cargó.')
})

export default function DirectoryRoute() {
  return <DirectoryPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
