import { fileURLToPath } from 'node:url'
import { againOnNode24, runsOnNode24 } from './node-24.mjs'

/* `npm run check`: every static check, two side by side. Names after the command choose among them. */

if (!runsOnNode24()) process.exit((await againOnNode24(fileURLToPath(new URL('..', import.meta.url)))) ?? 1)

const { checks } = await import('./checks/checks.ts')
const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name))
if (chosen.length === 0) {
  console.error(`No such check. There are: ${checks.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const started = performance.now()
const waiting = [...chosen]
let failed = 0

await Promise.all([work(), work()])
console.log(`${chosen.length - failed} checks ok, ${failed} failed, ${seconds(started)} s`)
process.exitCode = failed === 0 ? 0 : 1

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await show(next)
}

async function show({ name, run }) {
  const begun = performance.now()
  const { faults, warnings } = await outcome(run)
  if (faults.length > 0) failed += 1
  console.log(`${faults.length > 0 ? 'failed' : 'ok    '} ${name.padEnd(18)} ${seconds(begun).padStart(5)} s`)
  for (const text of faults) console.log(indented(text))
  for (const text of warnings) console.log(indented(`(warning) ${text}`))
}

async function outcome(run) {
  try {
    const found = await run()
    return Array.isArray(found) ? { faults: found, warnings: [] } : found
  } catch (error) {
    return { faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)], warnings: [] }
  }
}

function indented(text) {
  return text.replace(/^/gm, '       ')
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1)
}
