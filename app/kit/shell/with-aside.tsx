import type { ReactNode } from 'react'

/** A form, or a page of plain text, with what helps to understand it: beside it where the window is wide, below it where it is not. */
export function WithAside({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="con-lado">
      <div>{children}</div>
      <aside className="al-lado">{aside}</aside>
    </div>
  )
}
