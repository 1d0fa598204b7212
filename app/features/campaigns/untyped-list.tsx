import { Notice } from '#app/kit/shell/notice.tsx'
import { formatLongDate } from '#app/kit/format.ts'
import { closedWithWords, untypedWords } from './paper-words.ts'
import type { UntypedPaper } from './untyped-paper.ts'
import type { CampaignView } from './view-campaign.server.ts'

/** Paper that is not typed, batch by batch, as far as it may be told. */
export function UntypedList({ paper }: { readonly paper: UntypedPaper }) {
  return (
    <ul>
      {untypedWords(paper).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

/** That a close waits for paper, or left some behind. */
export function PaperAtTheEnd({ campaign: { paper, phase } }: { readonly campaign: CampaignView }) {
  if (!paper?.untyped) return null
  if (paper.waitsUntil)
    return (
      <Notice kind="warning" id="papel-sin-digitar">
        <p>
          Nadie más puede responder. El cierre espera los formularios en papel hasta el{' '}
          {formatLongDate(paper.waitsUntil)}; lo que falte ese día no contará. Recuérdeselo a quien digita y a la
          custodia.
        </p>
        <UntypedList paper={paper.untyped} />
      </Notice>
    )
  if (phase !== 'closed' && phase !== 'population-review') return null
  return (
    <Notice id="papel-sin-digitar">
      <p>{closedWithWords(paper.untyped)}</p>
      <UntypedList paper={paper.untyped} />
    </Notice>
  )
}
