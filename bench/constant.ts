import { createServer } from 'node:http'

/* What HTTP alone costs: a bare server that answers the same number of bytes, made once. */

const body = Buffer.alloc(Number(process.argv[2]), '<p>x</p>')
const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }
const server = createServer((_request, response) => response.writeHead(200, headers).end(body))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.once('SIGTERM', () => process.exit(0))
