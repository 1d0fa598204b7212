type Corner = { readonly x: number; readonly y: number }

/** Frames of one size, as one path; nothing where there are none. @property corners the upper left of each. */
export function Frames({
  className,
  corners,
  width,
  height,
}: {
  readonly className: string
  readonly corners: readonly Corner[]
  readonly width: number
  readonly height: number
}) {
  if (corners.length === 0) return null
  return (
    <path className={className} d={corners.map(({ x, y }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')} />
  )
}
