import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm, packagedNode } from './packages.mjs'
import { run } from './run.mjs'
import { Stop, say, withProgress } from './say.mjs'

/** The same engine without a browser around it: the walks through every page take half the time in it. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell']
const names = [
  ...shells,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'brave-browser',
]
const macApps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing']
/** Carries its own libraries, so that it runs on a bare Debian; older than the others, hence late in the row. */
const packedChromium = '@sparticuz/chromium@147.0.0'

/**
 * A Chromium that really shows a page, with the arguments it needs here (`--no-sandbox` for root and in many
 * containers). Looked for once; the answer is kept in var/browser.json.
 *
 * @returns {Promise<{path: string, args: string[], version: string, from: string}>}
 */
export async function findBrowser(root) {
  const note = join(root, 'var', 'browser.json')
  const known = readNote(note)
  if (known) return known
  const waiting = () => say('Another process prepares the browser: waiting for it …')
  return withLock(join(root, 'var', 'browser.lock'), waiting, async () => {
    const found = readNote(note) ?? (await searchBrowser(root))
    writeFileSync(note, `${JSON.stringify(found, undefined, 2)}\n`)
    return found
  })
}

function readNote(note) {
  try {
    const known = JSON.parse(readFileSync(note, 'utf8'))
    const asked = process.env.CHROME_PATH
    return existsSync(known.path) && (!asked || asked === known.path) ? known : undefined
  } catch {
    return undefined
  }
}

async function searchBrowser(root) {
  const shellFromDebian = () => (shellOnPath() ? [] : fromDebian('chromium-headless-shell'))
  const chromiumFromDebian = () => fromDebian('chromium')
  for (const way of [shellFromDebian, installed, chromiumFromDebian, fromNpm, fromPlaywright]) {
    for (const { path, from, args = [] } of await way(root)) {
      const browser = await tryBrowser(root, path, args)
      if (!browser) continue
      say(`Tests use the browser ${path} (${browser.version}, ${from}).`)
      return { ...browser, from }
    }
  }
  throw new Stop(
    'No browser for the tests: install Chromium or Chrome (on Debian as root: apt-get install chromium), and start again.',
  )
}

const onPathOf = (wanted) =>
  wanted
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .filter(isExecutable)

const shellOnPath = () => process.env.CHROME_PATH || onPathOf(shells).length > 0

function installed() {
  const onPath = onPathOf(names)
  const homes = ['/Applications', join(process.env.HOME ?? '/', 'Applications')]
  const apps = homes.flatMap((home) => macApps.map((app) => join(home, `${app}.app/Contents/MacOS/${app}`)))
  const asked = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []
  return [...asked, ...onPath, ...apps.filter(isExecutable)].map((path) => ({ path, from: 'installed' }))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where a package can be had at all it comes at once: nobody waits for a server that does not answer. */
const impatient = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15']

async function fromDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return []
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const ended = await withProgress(
    `Installing Chromium for the tests (apt-get install ${name})`,
    async () => {
      await run('apt-get', ['update', ...impatient], { env, timeoutSeconds: 60 })
      return run('apt-get', ['install', '-y', ...impatient, name], { env, timeoutSeconds: 300 })
    },
  )
  if (!ended.ok) say(`  apt-get could not install it (${reasonOf(ended)}): trying another way.`)
  return ended.ok ? installed() : []
}

async function fromNpm(root) {
  const home = join(root, 'var', 'browser')
  const temporary = join(home, 'unpacked')
  mkdirSync(temporary, { recursive: true })
  const script = `import('@sparticuz/chromium').then(async ({ default: chromium }) =>
    console.log(JSON.stringify({ path: await chromium.executablePath(), args: chromium.args })))`
  const ended = await withProgress(
    `Fetching a browser for the tests (${packedChromium} from npm)`,
    async () => {
      const install = [
        'install',
        '--no-save',
        '--ignore-scripts',
        '--fund=false',
        '--audit=false',
        '--prefix',
        home,
      ]
      const got = await npm(root, [...install, packedChromium], { timeoutSeconds: 300 })
      // It unpacks 190 MB into the temporary folder, which may be small: hence one of our own.
      const env = { ...process.env, TMPDIR: temporary }
      return got.ok ? run(packagedNode(root), ['-e', script], { cwd: home, env, timeoutSeconds: 120 }) : got
    },
  )
  const line = ended.output.split('\n').find((each) => each.startsWith('{'))
  if (!ended.ok || !line) {
    say(`  npm could not bring one (${reasonOf(ended)}): trying Playwright.`)
    return []
  }
  const { path, args } = JSON.parse(line)
  return [
    { path, from: 'from npm' },
    { path, from: 'from npm', args },
  ]
}

async function fromPlaywright(root) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: join(root, 'var', 'browser', 'playwright') }
  const script = `import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))`
  const ended = await withProgress(
    'Fetching a browser for the tests (Playwright, at most 20 s)',
    async () => {
      const got = await run(packagedNode(root), [cli, 'install', 'chromium'], {
        cwd: root,
        env,
        timeoutSeconds: 20,
      })
      return got.ok ? run(packagedNode(root), ['-e', script], { cwd: root, env }) : got
    },
  )
  if (!ended.ok) say(`  Playwright could not bring one (${reasonOf(ended)}).`)
  return ended.ok ? [{ path: ended.output.trim(), from: 'from Playwright' }] : []
}

/** The line in which a program says why it failed. */
function reasonOf({ output, timedOut }) {
  if (timedOut) return 'it took too long'
  const lines = output.split('\n').filter((line) => line.trim())
  const line = lines.find((each) => /reason:|^E: |^Error: /.test(each)) ?? lines.at(-1) ?? 'it said nothing'
  return line.replace(/^(npm error|E:|Error:) /, '').slice(0, 200)
}

/** Tried as tests will use it; `--dump-dom` alone says too little, with it the packed browser never ends. */
const trial = `import('playwright-core').then(async ({ chromium }) => {
  const [path, ...args] = process.argv.slice(1)
  const sandbox = !args.includes('--no-sandbox')
  const browser = await chromium.launch({ executablePath: path, args, chromiumSandbox: sandbox, timeout: 20_000 })
  const page = await browser.newPage()
  await page.setContent('<p>shown</p>')
  if ((await page.textContent('p')) === 'shown') console.log('shown by ' + browser.version())
  await browser.close()
})`

/** Shows a page with it; in a sandbox first, because that is how browsers should run. */
async function tryBrowser(root, path, args) {
  const needed = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ]
  for (const sandbox of process.getuid?.() === 0 ? [['--no-sandbox']] : [[], ['--no-sandbox']]) {
    const all = [...new Set([...sandbox, ...needed, ...args])]
    const options = { cwd: root, timeoutSeconds: 40 }
    const { output } = await run(packagedNode(root), ['-e', trial, '--', path, ...all], options)
    const version = /shown by (\S+)/.exec(output)?.[1]
    if (version) return { path, args: all, version }
  }
  return undefined
}
