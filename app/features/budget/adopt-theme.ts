import { createBaseThemeStyle } from 'survey-core'

let adopted = false

/** The library writes its theme into a `<style>`, which the content security policy forbids; a sheet of its own is allowed. */
export function adoptTheme(): void {
  if (adopted) return
  adopted = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(createBaseThemeStyle())
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
