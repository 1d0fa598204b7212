import type { ReactNode } from 'react'

/**
 * A form, or a page of plain text, with what helps to understand it: beside it where the window is wide, below it where it
 * is not. @param before whether it is read, and shown above on a narrow screen, before the form: what one must know first.
 */
export function WithAside({
  aside,
  before = false,
  children,
}: {
  readonly aside: ReactNode
  readonly before?: boolean
  readonly children: ReactNode
}) {
  if (aside === null) return children
  const beside = <div className={before ? 'al-lado antes' : 'al-lado'}>{aside}</div>
  return (
    <div className="con-lado">
      {before ? beside : null}
      <div className="con-lado-cuerpo">{children}</div>
      {before ? null : beside}
    </div>
  )
}
