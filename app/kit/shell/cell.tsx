import type { ReactNode } from 'react'

/**
 * A cell of a table that a phone shows line by line (`apilada`): one with nothing to say keeps its place in a wide table
 * and is no line on a phone, where a title with a dash after it reads like a fault.
 */
export function Cell({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const isEmpty = children === null || children === undefined || children === '' || children === false
  return (
    <td data-titulo={title} className={isEmpty ? 'sin-dato' : undefined}>
      {isEmpty ? '—' : children}
    </td>
  )
}
