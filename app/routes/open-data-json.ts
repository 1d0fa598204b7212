import { guarded } from '#app/door/guard.server.ts'
import { FILE_ADDRESS } from '#app/features/open-data/file-param.ts'
import { downloadTable } from '#app/features/open-data/files.server.ts'

export const loader = guarded('public', FILE_ADDRESS, ({ request, params, search: { version } }) =>
  Promise.resolve(downloadTable({ ...params, version, known: request.headers.get('If-None-Match') }, 'json')),
)
