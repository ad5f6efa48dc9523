import pg from 'pg'
import { isThisMachine } from '../outbound/inside.ts'

/**
 * Why the program does not go to this database, in words that follow the variable's name and repeat nothing of the
 * address, which may hold a password; `undefined` where it may go. A database on another machine is asked by TLS only,
 * with its certificate and its name checked (OWASP ASVS 12.3.1).
 *
 * Of all ways to ask for TLS one counts, `sslmode=verify-full`. What PostgreSQL's own tools call `require`, `prefer` and
 * `verify-ca` checks less than that; the driver takes them for `verify-full` today, and its next major version will not.
 */
export function faultOfDatabaseAddress(address: string): string | undefined {
  const host = hostAsDriverReads(address)
  if (typeof host !== 'string') return `cannot be used: ${host.fault}`
  const isHere = host.startsWith('/') || host === 'localhost' || isThisMachine(host)
  const modes = new URL(address).searchParams.getAll('sslmode')
  // A word that comes twice counts as the last one here and as the first one elsewhere.
  if (isHere || (modes.length === 1 && modes[0] === 'verify-full')) return undefined
  return 'leads to another machine and does not check who answers there: end it with ?sslmode=verify-full, and with &sslrootcert=/path/ca.pem where the certificate is of an authority of your own'
}

/** The driver's word on where it will go: an address has several ways to name a host, the environment one more. */
function hostAsDriverReads(address: string): string | { readonly fault: string } {
  try {
    return new pg.Client({ connectionString: address }).host
  } catch (error) {
    // The driver reads the files that an address names at once.
    const file = error instanceof Error && 'path' in error ? error.path : undefined
    const isFile = typeof file === 'string'
    return { fault: isFile ? `the file ${file} cannot be read` : 'the driver does not understand it' }
  }
}
