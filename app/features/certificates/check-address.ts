/** Address at which a certificate is checked. @param origin public address of Espejo. */
export function checkAddress(origin: string, code: string): string {
  return `${origin}/constancias/${code}`
}
