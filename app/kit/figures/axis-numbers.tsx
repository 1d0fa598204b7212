/** Numbers under the ticks of an axis; those at the ends stay inside the figure. @param at where a tick stands, in percent of the width. */
export function AxisNumbers({
  ticks,
  at,
  words,
}: {
  ticks: readonly number[]
  at: (tick: number) => string
  words: (tick: number) => string
}) {
  return (
    <>
      {ticks.map((tick, index) => (
        <text
          key={tick}
          x={at(tick)}
          y={14}
          textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
        >
          {words(tick)}
        </text>
      ))}
    </>
  )
}
