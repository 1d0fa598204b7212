import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

// A click during a navigation makes the framework drop the answer to the former one, and its decoder leaves that
// unhandled. Nothing went wrong; every other failure is still reported.
window.addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault()
})

/**
 * Waits until what the page was made of is read. The framework begins to read it when it draws for the first time, and
 * throws the promise of it, at the root, where nothing catches it. A key or a click in that moment makes React 18 draw at
 * once; it cannot wait then, gives up (error 345) and never takes the page over. So the first drawing is begun here,
 * before React has anything to do with the page; what was thrown beside a promise is met again while drawing.
 */
async function stateRead(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown
  }
}

void stateRead().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)
