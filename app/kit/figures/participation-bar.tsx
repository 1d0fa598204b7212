/** One bar: how much of the population answered (whole percent). */
export function ParticipationBar({ percent, label }: { percent: number; label: string }) {
  return (
    <svg className="barra" width="100%" height="22" role="img" aria-label={label}>
      <rect className="fondo-barra" x="0" width="100%" y="2" height="18" />
      <rect className="seg d5" x="0" width={`${Math.min(100, percent)}%`} y="2" height="18" />
    </svg>
  )
}
