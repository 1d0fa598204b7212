/** A new element with its class and its words. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

/** A button that sends nothing. */
export function button(text: string, className: string): HTMLButtonElement {
  const element = made('button', className, text)
  element.type = 'button'
  return element
}
