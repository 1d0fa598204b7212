import { useEffect, useRef, useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import { quietSaving, useSavingOnLeave } from '#app/kit/forms/quiet-saving.ts'
import { sendQuietly, UNSENT_WORDS, type Unsent } from '#app/kit/forms/send-quietly.ts'
import { formatOwnClock } from '#app/kit/format.ts'
import type { DraftAnswer } from './save-draft.server.ts'

const PAUSE = 1500
const FORM = 'form'

function told(saved: DraftAnswer | Unsent): string {
  if (typeof saved === 'string') return UNSENT_WORDS[saved]
  if (saved.kind === 'saved') return `Guardado a las ${formatOwnClock(new Date())}.`
  if (saved.kind === 'moved') return `Sin guardar. ${saved.words}.`
  return `Sin guardar todavía. ${Object.values(saved.problems)[0] ?? ''}.`
}

type Draft = { readonly path: string; readonly revision: number }

/**
 * Saves what is written of an action while it is written, without deciding about it; the same form is sent by its button
 * all the same, also without a script.
 * @returns what the form says of it, and the revision that its sending names.
 */
export function useDraft({ path, revision }: Draft) {
  const form = useRef<HTMLFormElement | null>(null)
  const [status, setStatus] = useState('')
  const [seen, setSeen] = useState(revision)
  const latest = useRef(seen)
  latest.current = seen
  const [saving, setSaving] = useState<ReturnType<typeof quietSaving<FormData, DraftAnswer>> | null>(null)
  // Whoever saved it since, as another page of hers: the form was loaded anew.
  useEffect(() => setSeen(revision), [revision])
  useEffect(() => {
    setSaving(
      quietSaving<FormData, DraftAnswer>({
        pause: PAUSE,
        revisionOf: () => latest.current,
        ready: () => (form.current ? new FormData(form.current) : null),
        send: (_, typed, revisionNow) => {
          typed.set('accion', 'borrador')
          typed.set('revision', String(revisionNow))
          return sendQuietly<DraftAnswer>(path, typed, { keepalive: true })
        },
        answered: (_, _typed, saved) =>
          flushSync(() => {
            if (typeof saved !== 'string' && saved.kind === 'saved') setSeen(saved.revision)
            setStatus(told(saved))
          }),
      }),
    )
  }, [path])
  useSavingOnLeave(saving)
  return {
    status,
    revision: seen,
    onInput: (event: FormEvent<HTMLFormElement>) => {
      form.current = event.currentTarget
      setStatus('Sin guardar.')
      saving?.later(FORM)
    },
    /** The form is sent after what is under way, so that it does not meet itself. */
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      saving?.drop()
      if (!saving?.isSending()) return
      event.preventDefault()
      const { submitter } = event.nativeEvent as SubmitEvent
      form.current = event.currentTarget
      void saving.settled().then(() => form.current?.requestSubmit(submitter))
    },
  }
}
