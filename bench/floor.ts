import { createServer } from 'node:http'
import pg from 'pg'

/*
 * The floor under a page: a bare HTTP server that sends the page's own statements, in the same transactions, through
 * a pool of the same size, and answers the rows as JSON. No routes, no rules, no HTML.
 */

interface Floor {
  readonly connectionString: string
  readonly size: number
  readonly conversations: readonly (readonly { text: string; values: unknown[] }[])[]
}

const { connectionString, size, conversations }: Floor = JSON.parse(process.argv[2] ?? '')
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
const pool = new pg.Pool({
  connectionString,
  max: size,
  connectionTimeoutMillis: 3000,
  application_name: 'floor',
})

async function answer(): Promise<string> {
  const results: unknown[][] = []
  for (const conversation of conversations) {
    const client = await pool.connect()
    try {
      for (const { text, values } of conversation) results.push((await client.query(text, values)).rows)
    } finally {
      client.release()
    }
  }
  return JSON.stringify(results)
}

const server = createServer((_request, response) => {
  answer().then(
    (body) => response.setHeader('content-type', 'application/json').end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.once('SIGTERM', () => process.exit(0))
