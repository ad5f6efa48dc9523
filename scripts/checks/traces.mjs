import { linesOf, projectFiles, textOf } from './files.mjs'

const binary = /\.(?:woff2?|png|jpe?g|ico|pdf|gz|br|zip)$/

/** What tells where somebody worked. Each entry says why it must not be committed. */
const traces = [
  {
    what: 'a path of somebody’s machine',
    pattern: /(?<![\w.])\/(?:home|Users|root|work|workspace|mnt)\/[\w.-]/,
  },
  { what: 'a Windows path', pattern: /\b[A-Z]:\\\\?(?:Users|Documents)/ },
  {
    what: 'the host of a package registry',
    pattern: /\b(?:registry\.npmjs\.org|registry\.yarnpkg\.com|npm\.pkg\.github\.com|artifactory|nexus\.)/i,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/ },
]

/** No file says on which machine, or from which registry, it was made: the next clone has another. */
export function machineTraces() {
  const faults = []
  for (const name of projectFiles()) {
    if (binary.test(name) || name === 'scripts/checks/traces.mjs') continue
    for (const { line, number } of linesOf(name))
      for (const { what, pattern } of traces)
        if (pattern.test(line)) faults.push(`${name}:${number} has ${what}: ${line.trim().slice(0, 120)}`)
  }
  return faults
}

/** A lock file without addresses: whoever installs decides from where (.npmrc: omit-lockfile-registry-resolved). */
export function lockFile() {
  const { packages, lockfileVersion } = JSON.parse(textOf('package-lock.json'))
  const faults = lockfileVersion === 3 ? [] : [`package-lock.json has version ${lockfileVersion}, not 3`]
  for (const [name, entry] of Object.entries(packages)) {
    if (/^[a-z+]*https?:/i.test(entry.resolved ?? ''))
      faults.push(`package-lock.json: ${name} has an address`)
    if (name !== '' && !entry.integrity && !entry.link)
      faults.push(`package-lock.json: ${name} has no integrity`)
  }
  return faults
}
