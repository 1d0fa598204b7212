import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** What a mail server may do: take no line, take one and say nothing, refuse each recipient for now or for good, let a line fall before a mail is whole or after it, or work. */
export type MailManner = 'down' | 'silent' | 'refuses-for-now' | 'refuses' | 'drops' | 'drops-after' | 'sound'

/** A mail as it came: for whom, and the id by which a server knows that it had it before. */
export type Came = { readonly to: string; readonly id: string; readonly text: string }

function converse(socket: Socket, manner: MailManner, came: (mail: Came) => void): void {
  socket.on('error', () => undefined)
  if (manner === 'silent') return
  let [to, source, inText] = ['', '', false]
  const say = (line: string) => void socket.write(`${line}\r\n`)
  say('220 prueba')
  socket.on('data', (chunk) => {
    const said = chunk.toString('latin1')
    if (inText) {
      source += said
      if (manner === 'drops') return void socket.destroy()
      if (!source.endsWith('\r\n.\r\n')) return
      came({ to, id: /^message-id:\s*(\S+)/im.exec(source)?.[1] ?? '', text: source })
      inText = false
      return manner === 'drops-after' ? void socket.destroy() : say('250 ok')
    }
    const recipient = /^RCPT TO:<([^>]*)>/i.exec(said)?.[1]
    to = recipient ?? to
    if (recipient !== undefined && manner === 'refuses-for-now') return say('451 más tarde')
    if (recipient !== undefined && manner === 'refuses') return say('550 no existe')
    inText = /^DATA/i.test(said)
    if (inText) source = ''
    say(inText ? '354 go' : /^QUIT/i.test(said) ? '221 bye' : '250 ok')
  })
}

/** A mail server on this machine whose manners a test changes. */
export class FaultyMail {
  readonly came: Came[] = []
  #manner: MailManner = 'sound'
  #server: Server | null = null
  #lines = new Set<Socket>()
  #port = 0

  get port(): number {
    return this.#port
  }

  async does(manner: MailManner): Promise<void> {
    this.#manner = manner
    for (const line of this.#lines) line.destroy()
    if (manner === 'down') return this.stop()
    if (this.#server) return
    const server = createServer((socket) => {
      this.#lines.add(socket)
      socket.once('close', () => this.#lines.delete(socket))
      converse(socket, this.#manner, (mail) => void this.came.push(mail))
    }).listen(this.#port, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    for (const line of this.#lines) line.destroy()
    if (server) await new Promise((resolve) => server.close(resolve))
  }
}
