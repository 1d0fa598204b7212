import type { ReactNode } from 'react'
import { Icon, type Sign } from './icons.tsx'

/** What a notice is for: to know, to look out for, or that something is as it should be. */
export type NoticeKind = 'plain' | 'warning' | 'done'

const LOOKS = {
  plain: { className: 'caja', sign: null },
  warning: { className: 'caja aviso', sign: 'warning' },
  done: { className: 'caja listo', sign: 'done' },
} as const satisfies Record<NoticeKind, { className: string; sign: Sign | null }>

/**
 * What stands out of a page because of what it says. Of what was just done, the banner tells; a form or a part of the
 * page that stands in a box is no notice.
 * @param role `alert` where it answers what was just sent, `status` where it says how something stands now.
 * @param labelledBy id of its heading, where it has one.
 */
export function Notice({
  kind = 'plain',
  role,
  id,
  labelledBy,
  children,
}: {
  readonly kind?: NoticeKind
  readonly role?: 'alert' | 'status'
  readonly id?: string
  readonly labelledBy?: string
  readonly children: ReactNode
}) {
  const { className, sign } = LOOKS[kind]
  const Box = labelledBy === undefined ? 'div' : 'section'
  return (
    <Box className={className} role={role} id={id} aria-labelledby={labelledBy}>
      {sign === null ? null : <Icon sign={sign} />}
      <div className="caja-dice">{children}</div>
    </Box>
  )
}

/** Says in the place of a list or a table that there is nothing yet, why, and what comes next where one can do something. */
export function Empty({ children, next }: { readonly children: ReactNode; readonly next?: ReactNode }) {
  return (
    <div className="vacio">
      <p>{children}</p>
      {next ? <p>{next}</p> : null}
    </div>
  )
}
