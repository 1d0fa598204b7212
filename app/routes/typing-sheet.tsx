import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { GOES_ON_AT_FIELD } from '#app/kit/shell/done-banner.tsx'
import { SheetPage } from '#app/features/typing/sheet-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readSheet } from '#app/features/typing/form.ts'
import { typeSheet, viewSheet } from '#app/features/typing/type-sheet.server.ts'

export const meta = () => [{ title: pageTitle('Digitar un formulario') }]

/** A typist types sheet after sheet: the first field of the next one has the focus. */
export const handle = GOES_ON_AT_FIELD

const params = { batchId: z.string() }
/** Number of a sheet that was typed, to correct it. */
const numero = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

export const loader = guarded('paper:type', { params, search: { numero } }, async ({ actor, params, search }) => {
  const sheet = await viewSheet(actor, { ...params, asked: search.numero })
  if (!sheet) throw redirect(`/panel/digitacion/${params.batchId}`)
  return { sheet }
})

export const action = guarded(
  'paper:type',
  { params, neverKept: 'holds what somebody answered on paper: it waits in the browser of who types it' },
  async ({ actor, params, path, form, done }) => {
    const sent = await form()
    const values = typedValues(sent)
    const typed = readSheet(sent)
    if (!typed) {
      // Enter without a script presses the first button: it must not store half a sheet.
      await viewSheet(actor, params)
      return data({ problems: {}, values, unsaved: true }, { status: 422 })
    }
    const saved = await typeSheet(actor, { ...params, ...typed })
    if (!saved.ok) return data({ problems: saved.problems, values, unsaved: false }, { status: 422 })
    return done(path, `El formulario ${typed.sheet} se guardó.`)
  },
)

export default function TypingSheetRoute() {
  const { sheet } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <SheetPage
      key={`${sheet.sheet}-${sheet.entry}`}
      sheet={sheet}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      unsaved={refused?.unsaved ?? false}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
