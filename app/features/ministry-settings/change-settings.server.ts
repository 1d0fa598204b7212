import { findMinistrySettings, insertMinistrySettings } from '#db/queries/ministry-settings.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { SettingsOrder } from './form.ts'
import { NO_SETTINGS, SETTING_FIELDS, SETTING_NAMES } from './settings-fields.ts'

export type SettingsChanged =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly problems: FieldProblems }

const MOVED = 'Otra persona cambió estos datos mientras usted los escribía. Compare con lo guardado y guarde otra vez.'

/** Saves what the Ministry says of itself as a new version; the ones before stay. */
export function changeSettings(
  actor: Actor,
  { settings, seen }: Pick<SettingsOrder, 'settings' | 'seen'>,
  clock: Clock = systemClock,
): SettingsChanged {
  const now = clock()
  return inTransaction(runtime().database, (transaction) => {
    const stored = findMinistrySettings(transaction)
    const before = stored ?? { ...NO_SETTINGS, version: 0 }
    if (before.version !== seen) return { ok: false, problems: { [SETTING_FIELDS.office.field]: MOVED } }
    const changed = SETTING_NAMES.filter((name) => settings[name] !== before[name])
    if (changed.length === 0) return { ok: true, said: 'No había nada que cambiar.' }
    const version = before.version + 1
    const deed = {
      ...{ action: 'ministry.settings', objectKind: 'ministry', objectId: 'ministry' },
      detail: { version, changed: changed.join(' ') },
    }
    insertMinistrySettings(transaction, { ...settings, version, savedOn: limaDate(now) }, (inside) =>
      recordDeed(inside, actor, deed, now),
    )
    return { ok: true, said: 'Los datos del Ministerio se guardaron.' }
  })
}
