import { changeCampaign } from '#db/queries/campaigns.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { must, noteOf, refused, type Asked, type Changed } from './load-campaign.server.ts'

/** Gives a campaign another single link; the old one is then a code like any that does not exist. */
export async function replaceLink({ actor, campaign, form, now }: Asked): Promise<Changed> {
  if (campaign.linkCode === null) throw new AppError('conflict')
  if (!form.has('confirmo'))
    return refused('confirmo-enlace', 'Marque que entiende que el enlace de ahora deja de servir')
  const [linkCode = ''] = newAccessCodes(1)
  const note = noteOf(actor, campaign, 'campaign.link-replaced', now)
  return must(
    await changeCampaign(runtime().database, actor.scope, campaign.id, ['scheduled', 'open'], { linkCode }, note),
  )
}
