/** What a chart is drawn of, in points from its upper left corner; a text stands on `y`. */
export type Shape =
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point; readonly ink: string; readonly width: number }
  | { readonly kind: 'box'; readonly at: Point; readonly width: number; readonly height: number; readonly ink: string }
  | {
      readonly kind: 'dot'
      readonly at: Point
      readonly radius: number
      readonly ink: string
      readonly hollow?: boolean
    }
  | {
      readonly kind: 'text'
      readonly at: Point
      readonly text: string
      readonly size: number
      readonly ink: string
      readonly bold?: boolean
      readonly anchor: 'start' | 'middle' | 'end'
    }

export type Point = readonly [x: number, y: number]

/** A figure of a document: drawn as paths in a PDF, as a picture in a DOCX, and said in words by `alt`. */
export type Chart = {
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly shapes: readonly Shape[]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<line x1="${shape.from[0]}" y1="${shape.from[1]}" x2="${shape.to[0]}" y2="${shape.to[1]}" stroke="${shape.ink}" stroke-width="${shape.width}"/>`
    case 'box':
      return `<rect x="${shape.at[0]}" y="${shape.at[1]}" width="${shape.width}" height="${shape.height}" fill="${shape.ink}"/>`
    case 'dot':
      return `<circle cx="${shape.at[0]}" cy="${shape.at[1]}" r="${shape.radius}" fill="${shape.hollow ? '#ffffff' : shape.ink}" stroke="${shape.ink}" stroke-width="1.4"/>`
    case 'text':
      return `<text x="${shape.at[0]}" y="${shape.at[1]}" font-size="${shape.size}" fill="${shape.ink}" text-anchor="${shape.anchor}" font-weight="${shape.bold ? 700 : 400}" font-family="Espejo Sans">${escaped(shape.text)}</text>`
  }
}

/** A chart as SVG. */
export function chartSvg({ width, height, shapes }: Chart): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes.map(shapeSvg).join('')}</svg>`
}
