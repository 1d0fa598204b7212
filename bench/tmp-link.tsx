import { PassThrough } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { createMemoryRouter, Link as RL, RouterProvider } from 'react-router-dom'
import React from 'react'
const mk = (node: React.ReactNode) => createMemoryRouter([{ path: '*', element: node }])
const bench = async (name: string, node: React.ReactNode) => {
  const router = mk(node)
  const once = () => new Promise<number>((res) => { let n = 0; const p = new PassThrough(); p.on('data', (b: Buffer) => (n += b.length)); p.on('end', () => res(n)); const { pipe } = renderToPipeableStream(<RouterProvider router={router} />, { onAllReady() { pipe(p) } }) })
  for (let i = 0; i < 30; i++) await once()
  let best = 1e9, n = 0
  for (let r = 0; r < 12; r++) { const c = process.cpuUsage(); for (let i = 0; i < 10; i++) n = await once(); const d = process.cpuUsage(c); best = Math.min(best, (d.user + d.system) / 10000) }
  console.log(name, best.toFixed(3), 'ms', n)
}
const a = Array.from({ length: 500 }, (_, i) => i)
await bench('empty', <p />)
await bench('500 a', <div>{a.map((i) => <a key={i} data-discover="true" href={`/nacional/entidades/${i}`}>Entidad</a>)}</div>)
await bench('500 RLink', <div>{a.map((i) => <RL key={i} to={`/nacional/entidades/${i}`}>Entidad</RL>)}</div>)
await bench('500 line', <svg>{a.map((i) => <line key={i} className="eje" x1="2%" x2="98%" y1={15} y2={15} />)}</svg>)
await bench('500 line comp', <svg>{a.map((i) => { const L = () => <line className="eje" x1="2%" x2="98%" y1={15} y2={15} />; return <L key={i} /> })}</svg>)
await bench('500 td text', <div>{a.map((i) => <td key={i}>Entidad</td>)}</div>)
await bench('500 td 2 text', <div>{a.map((i) => <td key={i}>Entidad {i}</td>)}</div>)
