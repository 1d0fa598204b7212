import { z } from 'zod'
import { findMinistrySettings, listSettingsChanges } from '#db/queries/ministry-settings.server.ts'
import { currentSender, senderOfEnvironment, type Sender } from '#app/kit/mail/sender.server.ts'
import { sendsMail } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { NO_SETTINGS, SETTING_FIELDS, SETTING_NAMES, type SettingName, type Settings } from './settings-fields.ts'

const CHANGES = 10

const detail = z.looseObject({ changed: z.string().catch('') })

/** Names of what a deed says was changed. */
function changedIn(text: unknown): SettingName[] {
  const named = detail.safeParse(typeof text === 'string' ? JSON.parse(text) : text).data?.changed ?? ''
  return SETTING_NAMES.filter((name) => named.split(' ').includes(name))
}

/** What the Ministry says of itself, where each part is read, and who changed what. @param shown values to be looked at before they are saved. */
export function viewSettings(shown: Settings | null) {
  const { database, environment } = runtime()
  const stored = findMinistrySettings(database)
  const start = senderOfEnvironment(environment)
  const { version = 0, savedOn = null } = stored ?? {}
  const settings: Settings = stored ?? {
    ...NO_SETTINGS,
    senderName: start?.name ?? '',
    senderAddress: start?.address ?? '',
  }
  return {
    settings: Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name]])) as Settings,
    ...{ version, savedOn, shown },
    /** The sender that the environment gives, which holds where the page says nothing. */
    start,
    sendsMail: sendsMail(environment),
    changes: listSettingsChanges(database, CHANGES).map(({ at, actorName, detail: text }) => ({
      ...{ at, actorName },
      what: changedIn(text).map((name) => SETTING_FIELDS[name].label),
    })),
  }
}

export type SettingsView = ReturnType<typeof viewSettings>

/** Where people ask, for pages that everybody reads; null where the Ministry says nothing. */
export function ministryContact(): { readonly office: string; readonly mail: string; readonly phone: string } | null {
  const said = findMinistrySettings(runtime().database)
  if (!said || !(said.contactMail || said.contactPhone)) return null
  return { office: said.office, mail: said.contactMail, phone: said.contactPhone }
}

/** Unit that runs Espejo, and the terms that the Ministry adds; empty where it says nothing. */
export function ministryWords(): { readonly office: string; readonly terms: string } {
  const { office = '', terms = '' } = findMinistrySettings(runtime().database) ?? {}
  return { office, terms }
}

/** The sender in force and the one of the environment, where both say something and not the same. */
export function overruledSender(): { readonly current: Sender; readonly environment: Sender } | null {
  const { database, environment } = runtime()
  const [current, start] = [currentSender(database, environment), senderOfEnvironment(environment)]
  if (!current || !start || (current.address === start.address && current.name === start.name)) return null
  return { current, environment: start }
}
