import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useRef } from 'react'

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip)

export type ChartGroup = { readonly label: string; readonly counts: readonly number[] }

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** Stacked bars of entities by level of maturity. The table beside it holds the same numbers. */
export default function LevelChart({
  groups,
  levels,
  label,
}: {
  groups: readonly ChartGroup[]
  levels: readonly string[]
  label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const text = colour('--tinta')
    const chart = new Chart(canvas.current, {
      type: 'bar',
      data: {
        labels: groups.map((group) => group.label),
        datasets: levels.map((level, index) => ({
          label: level,
          data: groups.map(({ counts }) => counts[index] ?? 0),
          backgroundColor: colour(`--n${index + 1}`),
          borderColor: colour('--borde'),
          borderWidth: 1,
        })),
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: { stacked: true, ticks: { color: text, precision: 0 } },
          y: { stacked: true, ticks: { color: text } },
        },
        plugins: { legend: { labels: { color: text } } },
      },
    })
    return () => chart.destroy()
  }, [groups, levels])
  return (
    <div className="grafico">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
