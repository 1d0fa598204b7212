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

/** Keys that lead to the row before or after, with how far they lead. */
const STEPS: Readonly<Record<string, number>> = { arrowdown: 1, j: 1, arrowup: -1, k: -1 }

/** Leads the focus from a row of the list to another. @returns whether there was one. */
function goOn(around: HTMLElement, from: EventTarget, step: number): boolean {
  const rows = [...around.querySelectorAll<HTMLElement>('.decidir-filas a')].filter((row) => row.checkVisibility())
  const at = rows.findIndex((row) => row === from)
  const next = at === -1 ? undefined : rows[at + step]
  next?.focus()
  return next !== undefined
}

/**
 * One key decides while the focus is in the list or the card: A accepts, R asks for the reason why not; from row to row of
 * the list lead the arrows, or J and K. Never while somebody writes, nor with another key held (WCAG 2.1.4).
 */
export function decideByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest(WRITES)) return
  const around = event.currentTarget
  const key = event.key.toLowerCase()
  const step = STEPS[key]
  if (key === 'a') around.querySelector<HTMLElement>('[data-tecla="a"]')?.click()
  else if (key === 'r') openReason(around)
  else if (step === undefined || !goOn(around, event.target, step)) return
  event.preventDefault()
}
