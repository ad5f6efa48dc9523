import { lstatSync } from 'node:fs'
import { PostgresProblem } from './problem.ts'
import { type Account, ask } from './run.ts'

export type { Account } from './run.ts'

type Say = (line: string) => void

const known = ['fodfaeste', 'postgres', '_postgres'] as const

/**
 * The account for the server when we are root: the owner of data that exist, else an account that is there for it,
 * else a new one. Undefined when we are not root: then the server simply runs as we do.
 */
export function chooseAccount(existingData: string | undefined, say: Say): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = existingData && lstatSync(existingData)
  if (owner && owner.uid !== 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  for (const name of known) {
    const account = findAccount(name)
    if (account) return account
  }
  return makeAccount(say)
}

function findAccount(name: string): Account | undefined {
  const uid = Number(ask('id', ['-u', name]))
  const gid = Number(ask('id', ['-g', name]))
  return uid > 0 && gid > 0 ? { name, uid, gid } : undefined
}

function makeAccount(say: Say): Account {
  say('PostgreSQL does not run as root: making the account "fodfaeste" for it.')
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  ask('useradd', [...options, '--shell', '/usr/sbin/nologin', 'fodfaeste'])
  // Asked afterwards in every case: another start may have made it in the same moment.
  const made = findAccount('fodfaeste')
  if (made) return made
  const message =
    'PostgreSQL does not run as root and the account "fodfaeste" could not be made: make it (useradd --system fodfaeste), or start as an ordinary user.'
  throw new PostgresProblem('no-account', message)
}
