import { useLocation, useMatches, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { FORM_ID_FIELD } from '#app/kit/forms/form-id.ts'
import { forgetSent, lastSent, putBy } from '#app/kit/forms/last-sent.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { Done } from './done.ts'

/** A form that shows its own answer in its place: nothing scrolls after it. */
function stays(formId: FormDataEntryValue | null | undefined): boolean {
  const field = document.querySelector(`input[name="${FORM_ID_FIELD}"][value="${CSS.escape(String(formId))}"]`)
  return field?.closest('form')?.dataset['stays'] !== undefined
}

/**
 * What a route exports as its `handle` whose page is made for the keyboard: there the first field has the focus, with a
 * script or without, and the banner is heard all the same.
 */
export const GOES_ON_AT_FIELD = { goesOnAtField: true } as const

function useGoesOnAtField(): boolean {
  return useMatches().some(({ handle }) => (handle as Partial<typeof GOES_ON_AT_FIELD> | undefined)?.goesOnAtField)
}

function focusOn(banner: HTMLElement | null): void {
  const field = document.querySelector<HTMLElement>('[data-goes-on]')
  if (field) field.focus()
  else banner?.focus({ preventScroll: true })
}

function land(
  done: Done | null,
  banner: HTMLElement | null,
  from: { path: string; stays: boolean },
  path: string,
): void {
  if (done && banner) {
    const place = done.at === undefined ? null : document.getElementById(done.at)
    if (path !== from.path && place) place.scrollIntoView()
    else if (path !== from.path) window.scrollTo(0, 0)
    focusOn(banner)
    return
  }
  const problems = document.querySelector<HTMLElement>('.resumen-errores')
  if (problems) problems.focus()
  else if (!from.stays) window.scrollTo(0, 0)
}

/** What was sent is answered; or nobody was signed in any more, and it waits in this tab until she is back. */
function settleSent(path: string): void {
  const sent = lastSent()
  if (sent && path === '/ingresar' && sent.kept.path !== path) putBy(sent, 'session')
  forgetSent()
}

/**
 * Where a person is after a form was sent: at what was done, which she hears and which is focused, without the page
 * moving below her where it is the same page; at what is wrong with the form; or at the top.
 */
function useLanding(done: Done | null, banner: React.RefObject<HTMLElement>): void {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const from = useRef<{ path: string; stays: boolean } | null>(null)
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (navigation.state === 'submitting' && navigation.formMethod === 'POST')
      from.current = { path: pathname, stays: stays(navigation.formData?.get(FORM_ID_FIELD)) }
    if (navigation.state !== 'idle') return
    const isNew = done !== null && done.id !== told.current
    told.current = done?.id ?? told.current
    // A page that was loaded whole scrolls by its own address.
    if (from.current) land(isNew ? done : null, banner.current, from.current, pathname)
    else if (isNew) focusOn(banner.current)
    if (from.current) settleSent(pathname)
    from.current = null
  }, [navigation, pathname, done, banner])
}

/** Says at the top of a page what was done before it, with the way back where there is one. It stays in sight. */
export function DoneBanner({ done }: { done: Done | null }) {
  const banner = useRef<HTMLDivElement>(null)
  const goesOnAtField = useGoesOnAtField()
  useLanding(done, banner)
  if (!done) return null
  return (
    <div className="recien-hecho no-imprimir" ref={banner} tabIndex={-1} autoFocus={!goesOnAtField}>
      <p role="status">{done.text}</p>
      {done.undo ? (
        <SendForm action={done.undo.action}>
          {done.undo.fields.map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <SendButton className="boton segundo" busy="Deshaciendo…">
            Deshacer
          </SendButton>
        </SendForm>
      ) : null}
    </div>
  )
}
