import { pathOf, sideOf, type QrModules } from './qr-modules.ts'

/** A QR code, dark on white whatever the page looks like: a phone reads no other. What it is says whatever stands around it. */
export function QrDrawing({ code }: { code: QrModules }) {
  const side = sideOf(code)
  return (
    <svg viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" aria-hidden="true" focusable="false">
      <path fill="white" d={`M0 0h${side}v${side}H0z`} />
      <path stroke="black" d={pathOf(code)} />
    </svg>
  )
}
