import type { ActionTemplate, Trigger } from '#surveys/model/instrument.ts'
import { actions as before } from '../v1/actions.ts'

function withNewItem(trigger: Trigger): Trigger {
  return trigger.kind === 'item-below'
    ? { ...trigger, items: trigger.items.map((id) => (id === 'mas-03' ? 'mas-06' : id)) }
    : trigger
}

/** The actions of version 1; what `mas-03` proposed, `mas-06` proposes. */
export const actions: readonly ActionTemplate[] = before.map((action) => ({
  ...action,
  triggers: action.triggers.map(withNewItem),
}))
