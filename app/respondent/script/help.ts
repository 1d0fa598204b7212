import { button } from './elements.ts'

/**
 * Folds the telephones behind "Ayuda", where they would stand under each part. Whoever goes to them from a question finds
 * the way back to it.
 * @returns what folds them again.
 */
export function foldHelp(): () => void {
  const line = document.getElementById('ayuda')
  const help = line?.closest('details')
  if (!line || !help) return () => undefined
  const back = button('Volver a donde estaba', 'boton segundo')
  let goBack = () => undefined as void
  const fold = () => {
    help.open = false
    back.hidden = true
  }
  back.addEventListener('click', () => {
    fold()
    goBack()
  })
  help.append(back)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href="#ayuda"]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const at = window.scrollY
      goBack = () => {
        window.scrollTo(0, at)
        link.focus({ preventScroll: true })
      }
      help.open = true
      back.hidden = false
      line.scrollIntoView()
      line.focus({ preventScroll: true })
    })
  }
  back.hidden = true
  // Who went there before this script came is reading it.
  if (location.hash !== '#ayuda') fold()
  return fold
}
