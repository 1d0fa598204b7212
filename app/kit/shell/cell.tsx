import type { ReactNode } from 'react'

/**
 * A cell of a table that a phone shows line by line (`apilada`): one with nothing to say is no line on a phone, and in a
 * wide table it says so in words. A dash alone is read aloud as nothing, or as a fault.
 * @param absent why there is nothing, short and in small letters: "sin documento".
 */
export function Cell({
  title,
  absent,
  children,
}: {
  readonly title: string
  readonly absent: string
  readonly children: ReactNode
}) {
  const isEmpty = children === null || children === undefined || children === '' || children === false
  return (
    <td data-titulo={title} className={isEmpty ? 'sin-dato' : undefined}>
      {isEmpty ? <span className="tenue">{absent}</span> : children}
    </td>
  )
}
