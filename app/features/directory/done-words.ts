import type { Done } from '#app/kit/shell/done.ts'
import type { PrivacyFacts } from './form.ts'

/** What the page says after who answers for personal data was changed, and how what stood there comes back. @param action address of its form. */
export function privacyDone(action: string, before: PrivacyFacts): [text: string, more: Pick<Done, 'at' | 'undo'>] {
  const fields = [
    ['accion', 'privacidad'],
    ['direccion', before.privacyAddress],
    ['contacto', before.privacyContact],
    ['oficial', before.dataOfficer],
  ] as const
  return ['Se guardó quién responde por los datos personales.', { at: 'privacidad', undo: { action, fields } }]
}
