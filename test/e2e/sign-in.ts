import type { BrowserContext } from 'playwright-core'
import { inject } from 'vitest'
import { calendarOf } from '../../src/demonstration/calendar.ts'
import { type CastMember, cast } from '../cast.ts'
import { signInByForms } from '../support/sign-in-by-forms.ts'

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

/**
 * Signs somebody in for all pages of a context: by the provider's own forms, without a page of it being drawn.
 * test/e2e/sign-in.test.ts looks at the way itself.
 */
export async function signInAs(context: BrowserContext, base: string, key: string): Promise<void> {
  const signedIn = await signInByForms(base, memberOf(key).dialect, key)
  await context.addCookies(signedIn.cookiesOf(base))
}
