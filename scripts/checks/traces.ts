import { projectFiles, textOf } from './files.ts'

const binary = /\.(?:woff2?|png|jpe?g|ico|pdf|gz|br|zip)$/

/** They write down what to look for, and what is to be found. */
const namesThem = ['scripts/checks/traces.ts', 'test/house/checks.test.ts']

/** What tells where somebody worked. Each entry says why it must not be committed. */
const traces = [
  {
    what: 'a path of somebody’s machine',
    pattern: /(?<![\w.])\/(?:home|Users|root|workspace|mnt)\/[\w.-]/,
  },
  { what: 'a Windows path', pattern: /\b[A-Z]:\\\\?(?:Users|Documents)/ },
  {
    what: 'the host of a package registry',
    pattern: /\b(?:registry|npm|artifactory|nexus)\.[a-z-]{1,40}\.(?:org|com|net|io|dk)\b/i,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/ },
]

/** No file says on which machine, or from which registry, it was made: the next clone has another. */
export function machineTraces(): string[] {
  return projectFiles()
    .filter((name) => !binary.test(name) && !namesThem.includes(name))
    .flatMap((name) => tracesIn(name, textOf(name)))
}

/** The lines of one text that tell where it was made. */
export function tracesIn(name: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      traces
        .filter(({ pattern }) => pattern.test(line))
        .map(({ what }) => `${name}:${index + 1} has ${what}: ${line.trim().slice(0, 120)}`),
    )
}

interface LockFile {
  readonly lockfileVersion: number
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>
  >
}

/** A lock file without addresses: whoever installs decides from where (.npmrc: omit-lockfile-registry-resolved). */
export function lockFile(): string[] {
  return lockFaults(JSON.parse(textOf('package-lock.json')) as LockFile)
}

/** What is wrong with a lock file. */
export function lockFaults({ packages, lockfileVersion }: LockFile): string[] {
  const faults = lockfileVersion === 3 ? [] : [`package-lock.json has version ${lockfileVersion}, not 3`]
  for (const [name, entry] of Object.entries(packages)) {
    if (/^[a-z+]*https?:/i.test(entry.resolved ?? ''))
      faults.push(`package-lock.json: ${name} has an address`)
    if (name !== '' && !entry.integrity && !entry.link)
      faults.push(`package-lock.json: ${name} has no integrity`)
  }
  return faults
}
