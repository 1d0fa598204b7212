import { data } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EntityCalendar } from '#app/features/campaigns/entity-calendar.tsx'
import { NewCampaignForm } from '#app/features/campaigns/new-campaign-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { createCampaign } from '#app/features/campaigns/create-campaign.server.ts'
import { readNewCampaign } from '#app/features/campaigns/form.ts'
import { applicableInstruments, entityCalendar } from '#app/features/campaigns/view-campaign.server.ts'
import { ownFiguresToChoose } from '#app/features/staff-figures/view-figures.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { WithAside } from '#app/kit/shell/with-aside.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'

export const meta = () => [{ title: pageTitle('Crear una aplicación') }]

/** A card of the panel leads here with its instrument. */
const ADDRESS = { search: { herramienta: z.enum(INSTRUMENT_SLUGS).optional().catch(undefined) } }

export const loader = guarded('campaign:manage', ADDRESS, async ({ actor, search: { herramienta } }) => ({
  chosen: herramienta ? { herramienta } : {},
  instruments: applicableInstruments(),
  today: limaDate(systemClock()),
  calendar: await entityCalendar(actor),
  figures: ownFiguresToChoose(actor),
}))

export const action = guarded('campaign:manage', {}, async ({ actor, form, done }) => {
  const sent = await form()
  const read = readNewCampaign(sent)
  const created = read.ok ? await createCampaign(actor, read.input) : read
  if (created.ok)
    return done(`/panel/aplicaciones/${created.campaignId}`, 'La aplicación se creó. Todavía no está abierta.')
  return data({ problems: created.problems, values: typedValues(sent) }, { status: 422 })
})

export default function CampaignNewRoute() {
  const { chosen, instruments, today, calendar, figures } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <h1>Crear una aplicación</h1>
      <WithAside before aside={<EntityCalendar years={calendar} />}>
        <NewCampaignForm
          instruments={instruments}
          today={today}
          figures={figures}
          problems={refused?.problems ?? {}}
          values={refused?.values ?? chosen}
        />
      </WithAside>
    </>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
