import { useEffect, useState, type ReactNode } from 'react'

/** A part of a page: the id of its heading, or of its section, and what it is called in the list. */
export type ContentsEntry = { readonly id: string; readonly title: string }

/** A heading counts as reached from a quarter down the window upwards, however far above it lies after a jump. */
const REACHED = '1000000px 0px -75% 0px'

/** The part that is being read, as far as a script can tell; null before it runs, and above the first part. */
function useCurrent(contents: readonly ContentsEntry[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  const ids = contents.map(({ id }) => id).join(' ')
  useEffect(() => {
    const parts = ids.split(' ').flatMap((id) => document.getElementById(id) ?? [])
    /** The last heading above the line; several may lie above it, and none below counts. */
    const settle = () => {
      const line = window.innerHeight / 4
      const above = parts.filter((part) => part.getBoundingClientRect().top <= line)
      setCurrent(above[above.length - 1]?.id ?? null)
    }
    const observer = new IntersectionObserver(settle, { rootMargin: REACHED })
    for (const part of parts) observer.observe(part)
    return () => observer.disconnect()
  }, [ids])
  return current
}

function Entries({ contents, current }: { contents: readonly ContentsEntry[]; current: string | null }) {
  return (
    <ol>
      {contents.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ol>
  )
}

/**
 * A long page with the list of its parts: beside it and always in sight where the window is wide, folded above it where it
 * is not. The part that is being read is marked where a script runs.
 */
export function WithContents({
  contents,
  children,
}: {
  readonly contents: readonly ContentsEntry[]
  readonly children: ReactNode
}) {
  const current = useCurrent(contents)
  return (
    <div className="con-indice">
      <nav className="indice" aria-label="En esta página">
        <div className="indice-al-lado">
          <p>En esta página</p>
          <Entries contents={contents} current={current} />
        </div>
        <details className="indice-plegado">
          <summary>En esta página</summary>
          <Entries contents={contents} current={current} />
        </details>
      </nav>
      <div className="con-indice-cuerpo">{children}</div>
    </div>
  )
}
