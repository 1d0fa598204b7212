/**
 * Hidden field that says what the page had seen, as a revision or a digest. It tells no form from another: when the same
 * form comes again, filled with what was typed before, it says what is seen then.
 */
export function SeenField({ name, value }: { readonly name: string; readonly value: string | number }) {
  return <input type="hidden" name={name} value={value} />
}
