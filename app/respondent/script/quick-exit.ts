const WITHIN_MS = 5000
const PRESSES = 3

/** Covers the page at once: loading the next one can take seconds. */
function cover(): void {
  document.body.replaceChildren()
  document.title = 'El clima'
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
