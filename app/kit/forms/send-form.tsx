import { Form, useLocation, useNavigation, useRouteLoaderData, type FormProps } from '@remix-run/react'
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useState,
  type ButtonHTMLAttributes,
  type FormEvent,
  type ReactNode,
} from 'react'
import { FORM_ID_FIELD } from './form-id.ts'
import { OWNER_FIELD } from './kept.ts'
import { rememberSent } from './last-sent.ts'
import { KeptFields } from './use-kept.tsx'

/** What of a form is on its way: nothing, or the button that sent it (`name=value`). */
type Sending = { readonly button: string | null } | null

const SendingContext = createContext<Sending>(null)

/** A reply that never comes, as where the person stopped the page, gives the button back after this long. */
const GIVEN_BACK_AFTER_MS = 20_000

type Frame = { readonly formId?: string; readonly owner?: string | null; readonly account?: string | null }

/** What the server made for the forms of this rendering; nothing on a page whose frame could not be loaded. */
function useFrame(): Frame {
  return (useRouteLoaderData('root') as Frame | undefined) ?? {}
}

function buttonOf(event: FormEvent<HTMLFormElement>): string {
  const { submitter } = event.nativeEvent as SubmitEvent
  return submitter instanceof HTMLButtonElement ? `${submitter.name}=${submitter.value}` : ''
}

/** What this page sends and the framework does not follow: it leaves for the next document, or comes back from it. */
function useOwnSending() {
  const [sending, setSending] = useState<Sending>(null)
  useEffect(() => {
    if (!sending) return
    const giveBack = () => setSending(null)
    const timer = setTimeout(giveBack, GIVEN_BACK_AFTER_MS)
    window.addEventListener('pageshow', giveBack)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pageshow', giveBack)
    }
  }, [sending])
  return [sending, setSending] as const
}

/**
 * Every form that changes something. It carries its form id, by which the server tells a sending from its repetition;
 * while it is on its way it sends nothing more. The framework never scrolls after it: `Landing` does, where it must.
 */
export function SendForm({
  children,
  onSubmit,
  preventScrollReset = false,
  ...form
}: Omit<FormProps, 'method'> & { readonly children: ReactNode }) {
  const { formId: pageId, owner, account = null } = useFrame()
  const { pathname } = useLocation()
  const ownId = useId()
  const id = pageId ? `${pageId}${ownId}` : undefined
  const navigation = useNavigation()
  const [own, setOwn] = useOwnSending()
  const followed = id !== undefined && navigation.formData?.get(FORM_ID_FIELD) === id
  const sending = form.reloadDocument ? own : followed ? { button: own?.button ?? null } : null
  const send = (event: FormEvent<HTMLFormElement>) => {
    if (sending) return event.preventDefault()
    onSubmit?.(event)
    if (event.defaultPrevented) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const path = form.action?.split(/[?#]/)[0] ?? pathname
    rememberSent(new FormData(event.currentTarget, submitter), { path, page: pathname }, account)
    setOwn({ button: buttonOf(event) })
  }
  return (
    <Form
      {...form}
      method="post"
      preventScrollReset
      data-stays={preventScrollReset ? 'si' : undefined}
      aria-busy={sending ? true : undefined}
      onSubmit={send}
    >
      {id ? <input type="hidden" name={FORM_ID_FIELD} value={id} /> : null}
      {id && owner ? <input type="hidden" name={OWNER_FIELD} value={owner} /> : null}
      <KeptFields action={form.action}>
        <SendingContext.Provider value={sending}>{children}</SendingContext.Provider>
      </KeptFields>
    </Form>
  )
}

/**
 * The button of such a form. `aria-disabled` and not `disabled` while it waits: a disabled button loses the focus, and
 * its own name and value would not be sent.
 * @property busy what it says meanwhile.
 */
export function SendButton({
  children,
  busy = 'Guardando…',
  ...button
}: ButtonHTMLAttributes<HTMLButtonElement> & { readonly busy?: string }) {
  const sending = useContext(SendingContext)
  const isPressed =
    sending !== null &&
    (sending.button === null || sending.button === `${button.name ?? ''}=${String(button.value ?? '')}`)
  return (
    <button
      {...button}
      type="submit"
      aria-disabled={sending ? true : undefined}
      aria-busy={isPressed ? true : undefined}
    >
      {isPressed ? busy : children}
    </button>
  )
}
