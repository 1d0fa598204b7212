/** The signs that Espejo draws, each on a square of 24: only where one says something that the words beside it do not say sooner. */
const SIGNS = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  open: 'M6 9l6 6 6-6',
  notice: 'M12 8v0M12 12v5M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  warning: 'M12 9v5M12 17.5v0M12 3L2.5 20.5h19z',
  done: 'M4 12.5l5.5 5.5L20 6.5',
} as const

export type Sign = keyof typeof SIGNS

/** A sign of the kept set in the colour of the words beside it; whoever does not see it loses nothing. */
export function Icon({ sign }: { readonly sign: Sign }) {
  return (
    <svg className="signo" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={SIGNS[sign]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
