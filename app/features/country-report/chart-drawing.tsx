import type { Chart, Shape } from '#app/kit/documents/chart.ts'

function Drawn({ shape }: { shape: Shape }) {
  switch (shape.kind) {
    case 'line':
      return (
        <line
          x1={shape.from[0]}
          y1={shape.from[1]}
          x2={shape.to[0]}
          y2={shape.to[1]}
          stroke={shape.ink}
          strokeWidth={shape.width}
        />
      )
    case 'box':
      return <rect x={shape.at[0]} y={shape.at[1]} width={shape.width} height={shape.height} fill={shape.ink} />
    case 'dot':
      return (
        <circle
          cx={shape.at[0]}
          cy={shape.at[1]}
          r={shape.radius}
          fill={shape.hollow ? '#ffffff' : shape.ink}
          stroke={shape.ink}
        />
      )
    case 'text':
      return (
        <text
          x={shape.at[0]}
          y={shape.at[1]}
          fontSize={shape.size}
          fill={shape.ink}
          textAnchor={shape.anchor}
          fontWeight={shape.bold ? 700 : 400}
        >
          {shape.text}
        </text>
      )
  }
}

/** A chart of a document, drawn in a page; its table stands beside it. */
export function ChartDrawing({ chart, title }: { readonly chart: Chart; readonly title: string }) {
  return (
    <figure className="informe-grafico">
      <figcaption className="figura-titulo">{title}</figcaption>
      <svg viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={chart.alt}>
        {chart.shapes.map((shape, at) => (
          <Drawn key={at} shape={shape} />
        ))}
      </svg>
    </figure>
  )
}
