/** What a list of pasted addresses comes to. */
export type ReadAddresses = {
  /** Sound ones, as `mailboxOf` writes them, each once, in the order given. */
  readonly addresses: readonly string[]
  readonly malformed: readonly string[]
  readonly repeated: readonly string[]
}

const ADDRESS = /^[^\s@<>,;"()[\]]{1,64}@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/
const LONGEST_ADDRESS = 254

/** Mailboxes of these domains are the same with and without dots before the @. */
const WITHOUT_DOTS = /^(gmail|googlemail)\.com$/

/**
 * One way of writing for each mailbox, so that nobody is invited twice: in lower case, without what stands after a plus,
 * and at Gmail without dots. @param address a sound one.
 */
function mailboxOf(address: string): string {
  const lower = address.toLowerCase()
  const at = lower.lastIndexOf('@')
  const [local = ''] = lower.slice(0, at).split('+')
  const domain = lower.slice(at + 1)
  return WITHOUT_DOTS.test(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`
}

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
    const typed = (/<([^<>]+)>$/.exec(line)?.[1] ?? line).trim().toLowerCase()
    const address = mailboxOf(typed)
    if (typed.length > LONGEST_ADDRESS || !ADDRESS.test(address)) malformed.push(line)
    else if (sound.has(address)) repeated.add(address)
    else sound.add(address)
  }
  return { addresses: [...sound], malformed, repeated: [...repeated] }
}
