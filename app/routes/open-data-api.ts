import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { answerApi } from '#app/features/open-data/api/answer-api.server.ts'

const ADDRESS = { params: { '*': z.string().optional() } }

export const loader = guarded('public', ADDRESS, ({ request, params, visitor }) =>
  answerApi(
    { path: params['*'] ?? '', search: new URL(request.url).search, known: request.headers.get('If-None-Match') },
    visitor,
  ),
)
