const WITHIN_MS = 5000
const PRESSES = 3

/** Covers the page at once: loading the next one can take seconds. */
function cover(): void {
  document.body.replaceChildren()
  document.title = 'El clima'
}

/** Jumps within the page leave nothing in the history: after leaving, Back must not lead to this page again. */
function jumpWithoutHistory(event: MouseEvent): void {
  if (event.defaultPrevented) return
  const within = event.target instanceof Element ? event.target : null
  const language = within?.closest<HTMLAnchorElement>('a[hreflang]')
  if (language) {
    event.preventDefault()
    return location.replace(language.href)
  }
  const link = within?.closest<HTMLAnchorElement>('a[href^="#"]') ?? null
  const target = link && document.getElementById(link.hash.slice(1))
  if (!target) return
  event.preventDefault()
  target.scrollIntoView()
  const focused = target instanceof HTMLFieldSetElement ? target.querySelector('input') : target
  focused?.focus({ preventScroll: true })
}

/** "Salir rápido": by its link, or by pressing Shift three times within five seconds. */
export function armQuickExit(leaving: () => void): void {
  const link = document.getElementById('salir-rapido')
  const status = document.getElementById('salir-rapido-estado')
  if (!(link instanceof HTMLAnchorElement)) return
  const leave = () => {
    leaving()
    const { href } = link
    cover()
    location.replace(href)
  }
  document.addEventListener('click', jumpWithoutHistory)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  let presses: number[] = []
  // Keyup, and any other key between starts anew: Shift also writes capital letters.
  window.addEventListener('keydown', ({ key }) => {
    if (key !== 'Shift') presses = []
  })
  window.addEventListener('keyup', ({ key, timeStamp }) => {
    if (key !== 'Shift') return
    presses = [...presses.filter((at) => timeStamp - at < WITHIN_MS), timeStamp]
    if (presses.length >= PRESSES) return leave()
    if (status) status.textContent = `Salir rápido: pulse ${PRESSES - presses.length} más`
  })
}
