import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { type PersonRow, peopleFile } from '../support/imports.ts'
import { birthDateOf, memberOf, signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, mainText, newTab, watch } from './visit.ts'

const base = inject('demonstration')
/** Pictures of each page, wide and narrow, for whoever wants to look: a folder. */
const pictures = process.env.FODFAESTE_PICTURES

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await newTab(browser)
  await signInAs(page.context(), base, 'joergen')
})
afterAll(() => browser.close())

const anna: PersonRow = { born: '2006-05-17', serial: 901, given: 'Ånna', family: 'Bæk Sø' }

async function looked(name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 })
  if (pictures) {
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}-1280.png`, fullPage: true })
  }
  await expectNoBarrier(page)
  await expectToFitNarrowScreen(page)
  if (pictures) await page.screenshot({ path: `${pictures}/${name}-320.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Sends a file, and waits until it has been tried. */
async function bring(content: string | Uint8Array, named: string): Promise<string> {
  await page.goto(`${base}/admin/new-import`)
  await page.locator('select[name=source]').selectOption('folkeregister')
  await page.locator('input[name=month]').fill('2026-11')
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: named, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(`${base}/admin/imports/*`)
  return ended()
}

async function ended(): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    const words = await mainText(page)
    if (!words.includes('I gang.')) return words
    await page.waitForTimeout(500)
    await page.getByRole('link', { name: 'Se, hvor langt den er' }).click()
  }
  throw new Error('it never ended')
}

describe('an administrator with files', () => {
  it('sends a good one, sees what it would change, and takes it', async () => {
    const complaints = watch(page, base)
    await page.goto(`${base}/admin/new-import`)
    await looked('import-form')
    const words = await bring(peopleFile(anna, { ...anna, serial: 902, given: 'Bo' }), 'unge.csv')
    expect(words).toContain('2 nye')
    expect(words).toContain('Ånna Bæk Sø')
    await looked('import-good-tried')
    await page.getByRole('button', { name: 'Tag filen ind' }).click()
    await page.waitForURL(`${base}/admin/imports/*done=importAsked`)
    expect(await ended()).toContain('Taget ind.')
    await looked('import-good-taken')
    expect(complaints).toEqual([])
  })

  it('sees each row with a fault by its line, and words that nobody knows', async () => {
    const words = await bring(
      peopleFile(
        { ...anna, serial: 903, from: '31-02-2020' },
        { ...anna, serial: 904, from: '01-08-2020', movedOut: '01-08-2019' },
        { ...anna, serial: 905, protected: 'måske' },
        { ...anna, serial: 906 },
      ),
      'unge-med-fejl.csv',
    )
    expect(words).toContain('Den dato findes ikke.')
    expect(words).toContain('3 rækker lagt til side')
    await looked('import-faults')
  })

  it('is told why a broken one changes nothing', async () => {
    const cut = new TextEncoder().encode(peopleFile({ ...anna, serial: 907, area: 'Øst', movedOut: 'Å' }))
    const words = await bring(cut.subarray(0, -1), 'unge-afbrudt.csv')
    expect(words).toContain('file_truncated')
    await looked('import-broken')
    await page.goto(`${base}/admin/imports`)
    await looked('imports')
  })
})

describe('an administrator with a young person who is here twice', () => {
  it('sees what would follow, makes one of the two records, and two again', async () => {
    const complaints = watch(page, base)
    const { name } = memberOf('malthe')
    const born = birthDateOf('malthe')
    const double = {
      born,
      serial: 908,
      given: name.slice(0, name.lastIndexOf(' ')),
      family: name.slice(name.lastIndexOf(' ') + 1),
    }
    await bring(peopleFile({ ...double, from: born }), 'dublet.csv')
    await page.getByRole('button', { name: 'Tag filen ind' }).click()
    await page.waitForURL(`${base}/admin/imports/*done=importAsked`)
    expect(await ended()).toContain('Taget ind.')
    await page.goto(`${base}/admin/new-merge`)
    await looked('merge-form')
    await page.locator('input[name=name]').fill(name)
    await page.locator('input[name=born]').fill(born)
    await page.locator('textarea[name=because]').fill('Kom først med et erstatningsnummer.')
    await page.locator('main form button[type=submit]').last().click()
    await page.waitForURL(`${base}/admin/merges/*`)
    expect(await mainText(page)).toContain('Intet er ændret.')
    expect(await page.title()).not.toContain('Malthe')
    await looked('merge-asked')
    await page.getByRole('button', { name: 'Gør dem til én' }).click()
    await page.waitForURL(`${base}/admin/merges/*done=merged`)
    await looked('merge-merged')
    await page.locator('textarea[name=because]').fill('Det var en fætter med samme navn.')
    await page.getByRole('button', { name: 'Gør dem til to igen' }).click()
    await page.waitForURL(`${base}/admin/merges/*done=parted`)
    expect(await mainText(page)).toContain('gjorde dem til to igen')
    await page.goto(`${base}/admin/merges`)
    await looked('merges')
    expect(complaints).toEqual([])
  })
})
