import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser as findBrowserIn } from './prepare/browser.mjs'
import { ensurePackages } from './prepare/packages.mjs'
import { orStop, Stop } from './prepare/say.mjs'

/*
 * What must be there before anything of ours can run: packages, Node 24, and for tests a browser. Plain JavaScript
 * without packages, because it runs on whichever Node (20.19 or newer) the machine has.
 */

/** The clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Packages and Node 24; quick when they are there. Throws `Stop` with one line for the person at the terminal. */
export async function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(
      `Fodfæste needs Node 20.19 or newer to start with, and this is ${process.versions.node}: install a newer one.`,
    )
  }
  await ensurePackages(root)
}

/** The browser for tests, kept in var/browser.json: `{ path, args, version, from }`. */
export const findBrowser = () => findBrowserIn(root)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await orStop(async () => {
    await prepare()
    if (process.argv.includes('--browser')) await findBrowser()
  })
}
