import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'
import { Stop, say, withProgress } from './say.mjs'

const nodeMajor = 24

/** The Node that the packages bring; everything of ours runs on it. */
export const packagedNode = (root) => join(root, 'node_modules', '.bin', 'node')

/** Installs the packages when they are missing, incomplete or older than package-lock.json. */
export async function ensurePackages(root) {
  if (isCurrent(root)) return
  const waiting = () => say('Another process installs the packages: waiting for it …')
  await withLock(join(root, 'var', 'prepare.lock'), waiting, async () => {
    if (isCurrent(root)) return
    if (missing(root).length > 0 || !agreesWithLock(root)) await install(root)
    await stamp(root)
  })
}

const stampFile = (root) => join(root, 'node_modules', '.fodfaeste.json')

function fingerprint(root) {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function isCurrent(root) {
  const stamped = read(stampFile(root))?.fingerprint
  return stamped !== undefined && stamped === fingerprint(root) && missing(root).length === 0
}

/** What must be there and is not; `--ignore-scripts`, for one, leaves Node itself out. */
function missing(root) {
  const { dependencies, devDependencies } = read(join(root, 'package.json'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  const files = names.map((name) => join('node_modules', name, 'package.json'))
  return [...files, join('node_modules', '.bin', 'node')].filter((file) => !existsSync(join(root, file)))
}

/** Whether somebody's own `npm ci` already brought exactly what the lock says (npm keeps a list in node_modules). */
function agreesWithLock(root) {
  const locked = read(join(root, 'package-lock.json'))?.packages ?? {}
  const installed = read(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {}
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === '' || isForAnotherMachine(entry) || installed[path]?.version === entry.version,
  )
}

function isForAnotherMachine({ optional, os, cpu, libc }) {
  return (
    optional && (os?.includes(process.platform) === false || cpu?.includes(process.arch) === false || !!libc)
  )
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Settings in somebody's environment or .npmrc that would leave packages or their scripts out. */
const harmful =
  /^npm_config_(omit|include|only|also|optional|production|dev|ignore_scripts|dry_run|package_lock|package_lock_only|global|location|prefix|local_prefix|workspaces?|include_workspace_root|before|min_release_age|os|cpu|libc|install_strategy|engine_strict|loglevel|json|force|allow_scripts|strict_allow_scripts)$/i

const options = [
  '--include=dev',
  '--include=optional',
  '--include=peer',
  '--ignore-scripts=false',
  '--dry-run=false',
  '--global=false',
  '--package-lock=true',
  '--package-lock-only=false',
  '--install-strategy=hoisted',
  '--engine-strict=false',
  '--fund=false',
  '--audit=false',
  '--loglevel=error',
]

/** npm as this process should call it: with the settings that a half installation could come from left out. */
export async function npm(root, args, runOptions = {}) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !harmful.test(name) && name.toUpperCase() !== 'NODE_ENV'),
  )
  // npm's own Node: the one in node_modules is about to be replaced.
  const { npm_execpath: cli, npm_node_execpath: node = process.execPath } = process.env
  const [program, first] = cli?.endsWith('npm-cli.js') ? [node, [cli]] : ['npm', []]
  return run(program, [...first, ...args], { cwd: root, ...runOptions, env: { ...env, ...runOptions.env } })
}

async function install(root) {
  const ended = await withProgress('Installing the packages (npm ci; a few minutes the first time)', () =>
    npm(root, ['ci', ...options]),
  )
  if (!ended.ok) throw new Stop(explainNpm(ended.output))
  const absent = missing(root)
  if (absent.length > 0) {
    throw new Stop(
      `npm installed the packages but left out ${absent.slice(0, 3).join(', ')}: look for "omit" or "ignore-scripts" in .npmrc (npm config ls), and start again.`,
    )
  }
}

/** One line from npm's many: what went wrong and what to do. */
export function explainNpm(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
  const line = (pattern) => lines.find((each) => pattern.test(each))
  const network =
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|CERT|SELF_SIGNED|network/
  if (line(network)) {
    const reason = line(/reason:|getaddrinfo|connect /)?.replace(/^.*reason: /, '') ?? line(network)
    return `The packages could not be fetched, npm's registry was not reached (${reason}): check the network and npm's proxy settings, and start again.`
  }
  if (line(/ENOSPC/))
    return 'The packages could not be installed because the disk is full: make room and start again.'
  if (line(/EACCES|EPERM|EROFS/)) {
    return `The packages could not be installed: no permission (${line(/EACCES|EPERM|EROFS/)}). Start as the account that owns the clone.`
  }
  if (line(/in sync/)) return 'package-lock.json does not fit package.json: run npm install, and start again.'
  if (line(/ENOENT.*npm|spawn npm/))
    return 'npm was not found: install Node with npm (20.19 or newer), and start again.'
  return `npm ci failed (${lines.find((each) => each) ?? 'it said nothing'}): run it by hand to see all of it, and start again.`
}

/** Tried once per installation: the packaged Node is a binary for common Linux and macOS, not for every machine. */
async function stamp(root) {
  const { output } = await run(packagedNode(root), ['--version'])
  const version = /^v(\d+)\./.exec(output.trim())
  if (Number(version?.[1]) !== nodeMajor) {
    throw new Stop(
      `Node ${nodeMajor} from the packages does not run on this machine (${output.trim().split('\n')[0]}): use a Linux with glibc, such as Debian, or macOS.`,
    )
  }
  const noted = { fingerprint: fingerprint(root), node: output.trim() }
  writeFileSync(stampFile(root), `${JSON.stringify(noted)}\n`)
}
