import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener, RequestError } from '@hono/node-server'
import { Refusal } from './platform/refusal.ts'

export interface Listening {
  readonly port: number
  /** Finishes what was begun and lets go (trust requirement T-64). */
  stop(): Promise<void>
}

interface ServerOptions {
  readonly host: string
  readonly port: number
  readonly answer: (request: Request, env: object) => Response | Promise<Response>
  /** Of the answers that nobody but the server gives: to what never became a request. */
  readonly headers: Readonly<Record<string, string>>
}

// Above the idle time of the usual proxies (60 s), so that they and not we end an idle connection (else: 502).
const keepAliveMilliseconds = 65_000
const drainMilliseconds = 10_000
const lingerMilliseconds = 1_000

/** @throws Refusal when the port is taken or forbidden */
export async function listen({ host, port, answer, headers }: ServerOptions): Promise<Listening> {
  const listener = getRequestListener(answer, {
    errorHandler: (error) =>
      new Response(null, { status: error instanceof RequestError ? 400 : 500, headers }),
  })
  const begun = new WeakMap<Duplex, ServerResponse>()
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMilliseconds,
      headersTimeout: 20_000,
      requestTimeout: 60_000,
      maxHeaderSize: 16_384,
      // Without a host it is refused by the listener, with the headers of every answer.
      requireHostHeader: false,
    },
    (request, response) => {
      begun.set(request.socket, response)
      void listener(request, response)
    },
  )
  server.on('checkExpectation', (_, response) => void response.writeHead(417, headers).end())
  const leaving = new WeakSet<Duplex>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // More of what was refused, and not listened to.
    if (leaving.has(socket)) return
    const response = begun.get(socket)
    // Into the middle of another answer nothing may be written.
    const isBusy = response?.headersSent === true && !response.writableFinished
    if (!socket.writable || isBusy) return void socket.destroy()
    leaving.add(socket)
    socket.end(unreadable(error, headers))
    // Closed while the other side still sends, the connection would be reset and the answer lost with it.
    setTimeout(() => socket.destroy(), lingerMilliseconds).unref()
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(explainListening(error, host, port)))
    server.listen(port, host, listening)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => drain(server),
  }
}

const statusOf: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What Node itself says to bytes that are no request, with the headers of every answer (trust requirement T-32). */
function unreadable({ code = '' }: NodeJS.ErrnoException, headers: Readonly<Record<string, string>>): string {
  const status = statusOf[code] ?? 400
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`
  return [first, ...lines, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n')
}

/** `close` alone waits for idle keep-alive connections; they are let go at once, and the busy ones after a while. */
function drain(server: Server): Promise<void> {
  return new Promise((done) => {
    const idle = setInterval(() => server.closeIdleConnections(), 200)
    const late = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      done()
    })
    server.closeIdleConnections()
  })
}

/** Why nobody can listen there, in a sentence for the administrator; anything else as it came. */
export function explainListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Refusal(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 10} npm start`,
    )
  if (error.code === 'EACCES')
    return new Refusal(`Port ${port} needs more rights. Choose one above 1023 with PORT=…`)
  if (error.code === 'EADDRNOTAVAIL')
    return new Refusal(`This machine has no address ${host}. Set HOST to one it has.`)
  return error
}
