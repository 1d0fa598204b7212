import { type ReactNode, useId } from 'react'

type Props = {
  /** Names the table, and what scrolls. */
  caption: ReactNode
  /** True where the words above the table already say what it is: only read aloud. */
  captionUnseen?: boolean
  className?: string
  /** Of what scrolls around it. */
  around?: string
  children: ReactNode
}

/**
 * A table that scrolls sideways where a screen is narrower than it. Whoever has no mouse scrolls it too: letters of a system
 * and of a person differ in width, so that any table may scroll (WCAG 2.2, 2.1.1).
 */
export function WideTable({ caption, captionUnseen = false, className, around, children }: Props) {
  const id = useId()
  return (
    <div className={around ? `desborde ${around}` : 'desborde'} role="region" aria-labelledby={id} tabIndex={0}>
      <table className={className}>
        <caption id={id} className={captionUnseen ? 'oculto-visual' : undefined}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  )
}
