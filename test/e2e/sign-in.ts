import type { BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import { calendarOf } from '../../src/demonstration/calendar.ts'
import { type CastMember, cast } from '../cast.ts'

export function memberOf(key: string): CastMember {
  const member = cast.find((one) => one.key === key)
  if (!member) throw new Error(`nobody in the cast is called ${key}`)
  return member
}

/** When a citizen of the cast was born in the running demonstration. */
export function birthDateOf(key: string): string {
  const member = memberOf(key)
  if (member.dialect !== 'citizen') throw new Error(`${key} is known here for no birth date`)
  return calendarOf(inject('demonstrationDay'))(member.birthDate)
}

/** Signs in through the real provider on its own origin, and stays on the page that follows. */
export async function signIn(page: Page, base: string, member: CastMember): Promise<void> {
  await page.goto(`${base}/log-ind`)
  await page.locator(`form:has(input[name=provider][value=demo-${member.dialect}]) button`).click()
  await page.locator(`button[name=person][value=${member.key}]`).click()
  await page.waitForURL(`${base}/**`)
}

/** Signs somebody in for all pages of a context. */
export async function signInAs(context: BrowserContext, base: string, key: string): Promise<void> {
  const page = await context.newPage()
  await signIn(page, base, memberOf(key))
  await page.close()
}
