/** A logo as a page shows it. `alt`: the name of whose it is. Width and height in pixels, as it is stored. */
export type ShownLogo = {
  readonly address: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** The sign of an entity or of the Ministry, on white in light and in dark; where there is none, nothing looks missing. */
export function Logo({
  logo,
  className = 'logotipo',
}: {
  readonly logo: ShownLogo | null
  readonly className?: string
}) {
  if (!logo) return null
  return <img className={className} src={logo.address} width={logo.width} height={logo.height} alt={logo.alt} />
}
