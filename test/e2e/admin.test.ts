import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { birthDateOf, memberOf, signInAs } from './sign-in.ts'
import {
  expectNoBarrier,
  expectToFitNarrowScreen,
  expectVisibleFirstFocus,
  mainText,
  newTab,
  watch,
} from './visit.ts'

const base = inject('demonstration')

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await newTab(browser)
  await signInAs(page.context(), base, 'joergen')
})
afterAll(() => browser.close())

const send = () => page.locator('main form button[type=submit]').last().click()

describe('an administrator', () => {
  it('finds out who can see a young person, and no name stands in the address or the title', async () => {
    const complaints = watch(page, base)
    await page.goto(`${base}/admin/people`)
    await page.locator('input[name=name]').fill(memberOf('emil').name)
    await page.locator('input[name=born]').fill(birthDateOf('emil'))
    await send()
    await page.waitForURL(`${base}/admin/people/*/onlookers`)
    expect(await mainText(page)).toContain('Kontaktperson')
    expect(await page.title()).not.toContain('Emil')
    expect(await page.locator('h1').count()).toBe(1)
    await expectVisibleFirstFocus(page)
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    expect(complaints).toEqual([])
  })

  it('sees as somebody else, reads so on every page, and stops', async () => {
    await page.goto(`${base}/admin/users/1/see-as`)
    await page.locator('textarea[name=because]').fill('Ida kan ikke finde sin klasse.')
    await send()
    await page.waitForURL(`${base}/`)
    expect(await page.locator('header').textContent()).toContain('Du ser som Ida Østergaard Moth')
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    await page.getByRole('button', { name: 'Hold op med det' }).click()
    await page.waitForURL(`${base}/admin`)
    expect(await page.locator('header').textContent()).not.toContain('Du ser som')
  })

  it('is told what a class roll would change before it changes anything', async () => {
    const complaints = watch(page, base, 422)
    await page.goto(`${base}/admin/units/1/roll`)
    await page.locator('textarea[name=roll]').fill('Fornavn;Efternavn;Fødselsdato\nUkendt;Person;01-02-2010')
    await send()
    await page.waitForLoadState()
    expect(await mainText(page)).toContain('Linje 2: Ukendt Person')
    await expectNoBarrier(page)
    await expectToFitNarrowScreen(page)
    expect(complaints).toEqual([])
  })
})
