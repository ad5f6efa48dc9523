/** What went wrong, for callers that decide; the message is one line for the administrator and says what to do. */
export type PostgresProblemKind =
  | 'unsupported-platform'
  | 'packages-incomplete'
  | 'no-account'
  | 'no-permission'
  | 'disk-full'
  | 'corrupted'
  | 'other-version'
  | 'unreachable-server'
  | 'program-running'
  | 'server-lost'
  | 'will-not-start'

/** The program's own PostgreSQL cannot be had. Nothing was deleted or changed in the data folder. */
export class PostgresProblem extends Error {
  override readonly name = 'PostgresProblem'
  readonly kind: PostgresProblemKind

  constructor(kind: PostgresProblemKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** The system's word for a failed call (`ENOENT`, `EACCES` …), if it is one. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Turns what the system refused into a sentence; anything unknown is passed on as it is. */
export function explainSystemError(error: unknown, folder: string): unknown {
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new PostgresProblem('disk-full', `The disk with ${folder} is full: make room and start again.`, {
      cause: error,
    })
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const message = `No permission to use ${folder}: start as the account that owns it, or give this account the right to write there.`
    return new PostgresProblem('no-permission', message, { cause: error })
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENAMETOOLONG') {
    const message = `There can be no folder ${folder}: something else has the name, or it is too long. Choose another place.`
    return new PostgresProblem('no-permission', message, { cause: error })
  }
  return error
}

/** The same for a line that initdb or the server wrote before it gave up. */
export function explainServerLine(line: string, folder: string, log: string): PostgresProblem {
  if (/No space left on device|Disk quota exceeded/.test(line)) {
    return new PostgresProblem('disk-full', `The disk with ${folder} is full: make room and start again.`)
  }
  if (/Permission denied|has wrong ownership|Read-only file system/.test(line)) {
    const message = `The database server may not use its data in ${folder}: give the folder back to the account that owned it and start again. It said: ${line}`
    return new PostgresProblem('no-permission', message)
  }
  if (
    /global\/pg_control|invalid checkpoint|could not locate a valid|control file|incompatible with server|PG_VERSION/.test(
      line,
    )
  ) {
    const message = `The data in ${folder} are damaged or incomplete: put a backup in their place, nothing was changed. The server said: ${line}`
    return new PostgresProblem('corrupted', message)
  }
  const said = line || 'nothing'
  return new PostgresProblem(
    'will-not-start',
    `The database server does not start. It said: ${said} (all of it in ${log})`,
  )
}
