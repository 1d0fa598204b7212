import { useLoaderData } from '@remix-run/react'
import { CarryOutPage } from '#app/features/plan/carry-out/carry-out-page.tsx'
import { chooseRhythm } from '#app/features/plan/carry-out/choose-rhythm.server.ts'
import { RHYTHM_DONE } from '#app/features/plan/carry-out/done-words.ts'
import { readRhythmForm } from '#app/features/plan/carry-out/form.ts'
import { CARRY_OUT_SEARCH, carryOutSearch } from '#app/features/plan/carry-out/search.ts'
import { viewCarryOut } from '#app/features/plan/carry-out/view-carry-out.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Ejecutar el plan') }]

const ADDRESS = { params: { year: YEAR }, search: CARRY_OUT_SEARCH }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  carryOut: await viewCarryOut(actor, { ...params, search: carryOutSearch(search) }),
}))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params, form, path, done }) => {
  const rhythm = readRhythmForm(await form())
  if (rhythm === null) throw new AppError('invalid-input')
  await chooseRhythm(actor, { ...params, rhythm })
  return done(path, RHYTHM_DONE[rhythm])
})

export default function PlanCarryOutRoute() {
  return <CarryOutPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
