import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { build, isBuilt } from '../scripts/build.mjs'
import { freePort, startProgram } from '../test/support/program.ts'
import { machine } from './machine.ts'

/*
 * `npm run lighthouse`: Lighthouse's four marks for the front page and a theme page of a fresh demonstration, as on a
 * telephone (its default), and what the first view weighs.
 */

const pages = ['/', '/temaer/2']
const least = 98
const mostKilobytes = { page: 150, script: 15 }

if (!(await isBuilt())) await build()
const note: { path: string; args: string[] } = JSON.parse(readFileSync('var/browser.json', 'utf8'))
const data = resolve('var/lighthouse')
await rm(data, { recursive: true, force: true })
const program = await startProgram({ FODFAESTE_DEMO: '1', FODFAESTE_DATA: data })
const debugging = await freePort()
const browser = await chromium.launch({
  executablePath: note.path,
  args: [...note.args, `--remote-debugging-port=${debugging}`],
})
const faults: string[] = []
try {
  console.log(`${machine()}, Lighthouse ${version()}\n`)
  console.log('| page | performance | accessibility | best practices | SEO | HTML+CSS+fonts | script |')
  console.log('|---|---|---|---|---|---|---|')
  for (const page of pages) console.log(await examine(page))
} finally {
  await browser.close()
  await program.stop()
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

async function examine(page: string): Promise<string> {
  const run = await lighthouse(program.base + page, { port: debugging, logLevel: 'error', output: 'json' })
  if (!run) throw new Error(`Lighthouse has nothing to say about ${page}`)
  const { categories, audits } = run.lhr
  const marks = ['performance', 'accessibility', 'best-practices', 'seo'].map((name) => {
    const mark = Math.round((categories[name]?.score ?? 0) * 100)
    if (mark < least) faults.push(`${page}: ${name} is ${mark}, at least ${least}: ${lost(run.lhr, name)}`)
    return mark
  })
  const details = audits['network-requests']?.details
  const requests = details?.type === 'table' ? details.items : []
  const kilobytes = (types: readonly string[]) =>
    requests
      .filter(({ resourceType }) => types.includes(String(resourceType)))
      .reduce((sum, { transferSize }) => sum + Number(transferSize) / 1024, 0)
  const weight = kilobytes(['Document', 'Stylesheet', 'Font'])
  const script = kilobytes(['Script'])
  if (weight === 0) faults.push(`${page}: no request was seen`)
  if (weight > mostKilobytes.page) faults.push(`${page} weighs ${weight.toFixed(1)} KB`)
  if (script > mostKilobytes.script) faults.push(`${page} has ${script.toFixed(1)} KB of script`)
  return `| ${page} | ${marks.join(' | ')} | ${weight.toFixed(1)} KB | ${script.toFixed(1)} KB |`
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

/** What cost marks in a category. */
function lost({ categories, audits }: Result, name: string): string {
  return (categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim())
    .join(', ')
}

function version(): string {
  const { version: number }: { version: string } = JSON.parse(
    readFileSync('node_modules/lighthouse/package.json', 'utf8'),
  )
  return number
}
