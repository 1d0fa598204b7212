import { readAddress } from '#app/kit/mail/mail-address.ts'

/** What a list of pasted addresses comes to. */
export type ReadAddresses = {
  /** Sound ones, as `mailboxOf` writes them, each once, in the order given. */
  readonly addresses: readonly string[]
  readonly malformed: readonly string[]
  readonly repeated: readonly string[]
}

/** Between two addresses; a comma only behind one, since it may stand in a name ("Quispe, Ana <ana@entidad.gob.pe>"). */
const SEPARATOR = /[\n;]|(?<=@[^\s,;<>]*>?) ?,/

/** Mailboxes of these domains are the same with and without dots before the @. */
const WITHOUT_DOTS = /^(gmail|googlemail)\.com$/

/**
 * One way of writing for each mailbox, so that nobody is invited twice: in lower case, without what stands after a plus,
 * and at Gmail without dots. @param address a sound one.
 */
function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const [local = ''] = address.slice(0, at).split('+')
  const domain = address.slice(at + 1)
  return WITHOUT_DOTS.test(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`
}

/** Reads addresses, one a line, each as every door reads one. */
export function readAddresses(text: string): ReadAddresses {
  const lines = text
    .split(SEPARATOR)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const sound = new Set<string>()
  const malformed: string[] = []
  const repeated = new Set<string>()
  for (const line of lines) {
    const read = readAddress(line)
    const address = read.ok ? mailboxOf(read.address) : ''
    if (!readAddress(address).ok) malformed.push(line)
    else if (sound.has(address)) repeated.add(address)
    else sound.add(address)
  }
  return { addresses: [...sound], malformed, repeated: [...repeated] }
}
