import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder for the program's data, with those above it. New ones let others through and show them nothing: as
 * root the database's server has another account, and root's umask may be 077. What must be closed is closed inside.
 *
 * @throws the system's error
 */
export function makeDataFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined || process.getuid?.() !== 0) return
  for (let made = folder; made.startsWith(first); made = dirname(made)) chmodSync(made, 0o711)
}
