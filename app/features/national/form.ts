/** Reads from the page of an entity whether somebody of the ministry advises it from now on. */
export function readAdvises(form: FormData): boolean {
  return form.get('asiste') === 'si'
}
