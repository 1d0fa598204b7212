import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type CaughtMail = {
  readonly to: string
  /** Its headers, as they came. */
  readonly head: string
  readonly text: string
}

/** Undoes quoted-printable, in which long lines and signs outside ASCII travel. */
function decoded(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function parsed(recipient: string, source: string): CaughtMail {
  // A line that begins with a dot travels with two.
  const [head = '', ...body] = source.split('\r\n\r\n')
  const text = body
    .join('\r\n\r\n')
    .replace(/\r\n\.\r\n$/, '')
    .replace(/^\.\./gm, '.')
  const plain = /quoted-printable/i.test(head)
    ? decoded(text)
    : /base64/i.test(head)
      ? Buffer.from(text, 'base64').toString('utf8')
      : text
  return { to: recipient, head, text: plain.replace(/\r\n/g, '\n') }
}

function converse(socket: Socket, onMail: (mail: CaughtMail) => void): void {
  let [recipient, source, inText] = ['', '', false]
  socket.write('220 prueba\r\n')
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    const said = chunk.toString('latin1')
    if (inText) {
      source += said
      if (!source.endsWith('\r\n.\r\n')) return
      onMail(parsed(recipient, source))
      inText = false
      return void socket.write('250 ok\r\n')
    }
    recipient = /^RCPT TO:<([^>]*)>/i.exec(said)?.[1] ?? recipient
    inText = /^DATA/i.test(said)
    if (inText) source = ''
    socket.write(inText ? '354 go\r\n' : /^QUIT/i.test(said) ? '221 bye\r\n' : '250 ok\r\n')
  })
}

/** A mail server of a few words on this machine that hands over what it is given. */
export async function catchMail(onMail: (mail: CaughtMail) => void): Promise<{ port: number; stop: () => void }> {
  const server = createServer((socket) => converse(socket, onMail)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() }
}

/** Where the server of the browser tests at this origin puts the mails that it caught, one a line. */
export function e2eMailFile(origin: string): string {
  return path.join(tmpdir(), `espejo-e2e-mails-${new URL(origin).port}.jsonl`)
}
