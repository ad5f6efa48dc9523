import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
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
}

// Above the idle time of the usual proxies (60 s), so that they and not we end an idle connection (else: 502).
const keepAliveMilliseconds = 65_000
const drainMilliseconds = 10_000

/** @throws Refusal when the port is taken or forbidden */
export async function listen({ host, port, answer }: ServerOptions): Promise<Listening> {
  const listener = getRequestListener(answer)
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMilliseconds,
      headersTimeout: 20_000,
      requestTimeout: 60_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => void listener(request, response),
  )
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
