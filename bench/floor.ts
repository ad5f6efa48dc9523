import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { keepPlans } from '../src/platform/db/kept-plans.ts'
import { readPlan, replaced } from './floor-plan.ts'

/*
 * The floor under a page: a bare HTTP server that sends the page's own statements, in the same transactions, through
 * a pool of the same size, and answers the rows as JSON. No routes, no rules, no HTML.
 */

const plan = readPlan(readFileSync(process.argv[2] ?? '', 'utf8'))
const { connectionString, size, conversations, varies, returned } = plan
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)
const pool = new pg.Pool({
  connectionString,
  max: size,
  connectionTimeoutMillis: 3000,
  application_name: 'floor',
})
// The same statements as the program, whose connections keep the same plans.
pool.on('connect', keepPlans)

let asked = 0
/** What stands for what was recorded, in the next request. */
function nextRequest(): Map<string, string> {
  if (!varies) return new Map()
  const own = varies.each[asked]
  if (!own) throw new Error('nothing is left to ask with')
  asked += 1
  return new Map(varies.recorded.map((one, index) => [one, own[index] ?? one]))
}

async function answer(): Promise<string> {
  const results: unknown[][] = []
  const now = nextRequest()
  for (const conversation of conversations) {
    const client = await pool.connect()
    try {
      for (const { text, values } of conversation) {
        const { rows } = await client.query(
          text,
          now.size === 0 ? [...values] : values.map((one) => replaced(one, now)),
        )
        if (returned && text.startsWith(`insert into "${returned.table}"`))
          now.set(returned.recorded, String(rows[0]?.[returned.column]))
        results.push(rows)
      }
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
