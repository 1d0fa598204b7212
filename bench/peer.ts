import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What `node:http` alone can do: a hello-world, and a form that is read whole and answered by a 303. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST') return void response.end('hello world')
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const fields = new URLSearchParams(Buffer.concat(chunks).toString())
    response.writeHead(fields.has('formulario') ? 303 : 400, { Location: '/' }).end()
  })
}

const server = createServer(answer).listen(0, '127.0.0.1', () => {
  console.log(`escucha en http://localhost:${(server.address() as AddressInfo).port}`)
})
