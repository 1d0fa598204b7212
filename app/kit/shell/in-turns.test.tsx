import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { InTurns, TurnsContext } from './in-turns.tsx'
import { createTurns } from './turns.server.ts'

const NUMBERS = Array.from({ length: 950 }, (_, place) => place)
const list = (told: (one: number) => void = () => undefined) => (
  <main>
    <h1>Antes</h1>
    <ul>
      <InTurns
        of={NUMBERS}
        each={(one) => {
          told(one)
          return <li key={one}>Fila {one}</li>
        }}
      />
    </ul>
    <p>Después</p>
  </main>
)

test('a long list is drawn whole and in its order, a hundred in a turn, and others are served in between', async () => {
  const drawnBy: number[] = []
  let [drawn, done] = [0, false]
  const serve = () => {
    if (drawnBy.at(-1) !== drawn) drawnBy.push(drawn)
    if (!done) setImmediate(serve)
  }
  setImmediate(serve)
  const page = new PassThrough()
  await new Promise<void>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <TurnsContext.Provider value={createTurns()}>{list(() => (drawn += 1))}</TurnsContext.Provider>,
      {
        onAllReady: () => {
          pipe(page)
          resolve()
        },
        onError: reject,
      },
    )
  })
  const sent = await text(page)
  done = true
  expect(sent.replaceAll('<!-- -->', '')).toBe(renderToStaticMarkup(list()))
  const between = drawnBy.filter((after) => after > 0 && after < NUMBERS.length)
  expect(between).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900])
})

test('where there are no turns, as in a browser, it is drawn at once', () => {
  let drawn = 0
  renderToStaticMarkup(list(() => (drawn += 1)))
  expect(drawn).toBe(NUMBERS.length)
})
