import type { Done } from '#app/kit/shell/done.ts'
import type { PrivacyFacts } from './form.ts'

/**
 * What the page says after who answers for personal data was changed, and how what stood there comes back.
 * @param action address of its form. @property seen mark of what stands there now.
 */
export function privacyDone(
  action: string,
  { before, seen }: { readonly before: PrivacyFacts; readonly seen: string },
): [text: string, more: Pick<Done, 'at' | 'undo'>] {
  const fields = [
    ['accion', 'privacidad'],
    ['revision', seen],
    ['direccion', before.privacyAddress],
    ['contacto', before.privacyContact],
    ['oficial', before.dataOfficer],
  ] as const
  return ['Se guardó quién responde por los datos personales.', { at: 'privacidad', undo: { action, fields } }]
}
