import type { KeyboardEvent } from 'react'

const WRITES = 'input, textarea, select, [contenteditable]'

/** Opens the reason of a decision against, and puts the cursor there. */
function openReason(around: HTMLElement): void {
  const reason = around.querySelector<HTMLElement>('#razon')
  const fold = reason?.closest('details')
  if (!reason || !fold) return
  fold.open = true
  reason.focus()
}

/**
 * One key decides while the focus is in the list or the card: A accepts, R asks for the reason why not. Never while
 * somebody writes, nor with another key held (WCAG 2.1.4).
 */
export function decideByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest(WRITES)) return
  const around = event.currentTarget
  const key = event.key.toLowerCase()
  if (key === 'a') around.querySelector<HTMLElement>('[data-tecla="a"]')?.click()
  else if (key === 'r') openReason(around)
  else return
  event.preventDefault()
}
