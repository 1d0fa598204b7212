import { useLoaderData } from '@remix-run/react'
import { BoardPage } from '#app/features/national/board/board-page.tsx'
import { BOARD_SEARCH, boardSearch } from '#app/features/national/board/board-search.ts'
import { getBoard } from '#app/features/national/board/view-board.server.ts'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { FailedMails } from '#app/features/panel/failed-mails.tsx'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { viewFailedMails } from '#app/features/panel/view-failed-mails.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { packed, unpacked } from '#app/kit/shell/packed.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('El país') }]

export const loader = guarded('country:read', { search: BOARD_SEARCH }, async ({ actor, search }) => ({
  board: packed(await getBoard(actor, boardSearch(search))),
  due: await viewDue(actor),
  mails: await viewFailedMails(actor),
}))

export default function NationalRoute() {
  const { board, due, mails } = useLoaderData<typeof loader>()
  return (
    <BoardPage board={unpacked(board)} top={<DueBlock due={due} />}>
      <FailedMails mails={mails} />
    </BoardPage>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
