import { useLocation, useRouteLoaderData } from '@remix-run/react'
import { Children, createContext, isValidElement, useContext, useMemo, type ReactNode } from 'react'
import { TAKEN_UP_FIELD, type Kept } from './kept.ts'
import { waitingFor } from './last-sent.ts'

type Frame = { readonly kept?: Kept | null; readonly account?: string | null }

/** What was typed for this page and not saved, if anything: as the server kept it, or this tab. */
export function useKept(): Kept | null {
  const { pathname } = useLocation()
  const frame = (useRouteLoaderData('root') as Frame | undefined) ?? {}
  // The frame is not asked anew where a link was followed: what it knows may be of the page before.
  return frame.kept?.page === pathname ? frame.kept : waitingFor(pathname, frame.account ?? null)
}

type Pair = readonly [name: string, value: string]
type Parts = { readonly hidden: Pair[]; readonly buttons: Pair[] }
type Props = { readonly type?: string; readonly name?: string; readonly value?: unknown; readonly children?: ReactNode }

/**
 * What tells one form of a page from another: its hidden fields and its buttons, as far as they stand in it as they are.
 * Never a `SeenField`.
 */
function partsOf(children: ReactNode, found: Parts = { hidden: [], buttons: [] }): Parts {
  Children.forEach(children, (child) => {
    if (!isValidElement<Props>(child)) return
    const { type, name, value, children: inner } = child.props
    if (name !== undefined && child.type === 'input' && type === 'hidden') found.hidden.push([name, String(value)])
    // Of our components only a button of a form has a name, a value and words in it.
    else if (name !== undefined && value !== undefined && typeof child.type === 'function' && inner !== undefined)
      found.buttons.push([name, String(value)])
    else partsOf(inner, found)
  })
  return found
}

function isOf({ fields }: Kept, { hidden, buttons }: Parts): boolean {
  const has = ([name, value]: Pair) => fields.some((field) => field[0] === name && field[1] === value)
  const pressed = buttons.filter(([name]) => fields.some((field) => field[0] === name))
  return hidden.every(has) && (pressed.length === 0 || pressed.some(has))
}

type Values = ReadonlyMap<string, readonly string[]>
const KeptContext = createContext<Values | null>(null)

/** Gives the fields of a form what was typed into it before, where it is the form of what was kept. */
export function KeptFields({
  action,
  children,
}: {
  readonly action: string | undefined
  readonly children: ReactNode
}) {
  const kept = useKept()
  const { pathname } = useLocation()
  const isHere = kept !== null && (action?.split(/[?#]/)[0] ?? pathname) === kept.path
  const isOurs = isHere && isOf(kept, partsOf(children))
  const values = useMemo(() => {
    if (!isOurs) return null
    const found = new Map<string, string[]>()
    for (const [name, value] of kept.fields) found.set(name, [...(found.get(name) ?? []), value])
    return found
  }, [isOurs, kept])
  return (
    <KeptContext.Provider value={values}>
      {isOurs ? <input type="hidden" name={TAKEN_UP_FIELD} value="si" /> : null}
      {children}
    </KeptContext.Provider>
  )
}

/** What was typed into a field before; undefined where nothing is kept of it. */
export function useKeptValue(name: string): string | undefined {
  return useContext(KeptContext)?.get(name)?.[0]
}

/** Whether a box was ticked before; undefined where nothing is kept of its form. */
export function useKeptTick(name: string, value: string): boolean | undefined {
  const values = useContext(KeptContext)
  return values ? (values.get(name)?.includes(value) ?? false) : undefined
}

/** A part of a page that is folded; open where something that was typed waits in the page. */
export function Fold({
  open,
  summary,
  children,
}: {
  readonly open: boolean
  readonly summary: ReactNode
  readonly children: ReactNode
}) {
  const kept = useKept()
  return (
    <details open={open || kept !== null}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

/** Beside what somebody typed: what is saved now, where it says something else. */
export function SavedNow({ saved, typed }: { readonly saved: string | undefined; readonly typed: string | undefined }) {
  if (saved === undefined || saved === '' || typed === undefined || saved === typed) return null
  return <p className="ayuda ahora">Ahora está guardado: «{saved}»</p>
}
