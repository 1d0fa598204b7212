import type { Done } from '#app/kit/shell/done.ts'
import type { ReportDeed } from './form.ts'
import { partId } from './part-id.ts'

/** What the page says after a deed on the draft, and where it leads. */
export function savedWords(deed: Exclude<ReportDeed, { kind: 'publish' }>): [text: string, more: Pick<Done, 'at'>] {
  switch (deed.kind) {
    case 'write':
      return ['El texto se guardó.', { at: partId(deed.block) }]
    case 'restore':
      return ['Se volvió al texto propuesto.', { at: partId(deed.block) }]
    case 'explain':
      return ['La explicación se guardó.', { at: 'observaciones' }]
  }
}
