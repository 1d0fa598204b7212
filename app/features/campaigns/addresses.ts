/** What a list of pasted addresses comes to. */
export type ReadAddresses = {
  /** Sound ones, in lower case, each once, in the order given. */
  readonly addresses: readonly string[]
  readonly malformed: readonly string[]
  readonly repeated: readonly string[]
}

const ADDRESS = /^[^\s@<>,;"()[\]]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/
const LONGEST_ADDRESS = 254

/** Reads addresses, one a line; "Nombre <correo@entidad.gob.pe>" counts as the address in it. */
export function readAddresses(text: string): ReadAddresses {
  const lines = text
    .split(/\r?\n|;/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const sound = new Set<string>()
  const malformed: string[] = []
  const repeated = new Set<string>()
  for (const line of lines) {
    const address = (/<([^<>]+)>$/.exec(line)?.[1] ?? line).trim().toLowerCase()
    if (address.length > LONGEST_ADDRESS || !ADDRESS.test(address)) malformed.push(line)
    else if (sound.has(address)) repeated.add(address)
    else sound.add(address)
  }
  return { addresses: [...sound], malformed, repeated: [...repeated] }
}
