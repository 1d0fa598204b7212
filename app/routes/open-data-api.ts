import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { answerApi } from '#app/features/open-data/api/answer-api.server.ts'

const ADDRESS = { params: { '*': z.string().optional() } }

export const loader = guarded('public', ADDRESS, ({ request, params, visitor }) =>
  answerApi(request, params['*'] ?? '', visitor),
)

export const action = guarded(
  'public',
  { ...ADDRESS, readsItself: 'the interface is only read: whatever is sent is refused without a look' },
  ({ request, params, visitor }) => answerApi(request, params['*'] ?? '', visitor),
)
