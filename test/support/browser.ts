import { existsSync, readFileSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { z } from 'zod'

const note = z.object({ path: z.string(), args: z.array(z.string()) })

/** The browser that `npm test` found or installed, and the arguments with which it ran there. */
export function startBrowser(): Promise<Browser> {
  if (!existsSync('var/browser.json'))
    throw new Error('No browser is known: run node scripts/prepare.mjs --browser once.')
  const { path, args } = note.parse(JSON.parse(readFileSync('var/browser.json', 'utf8')))
  return chromium.launch({ executablePath: path, args })
}
