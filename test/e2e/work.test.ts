import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { birthDateOf, memberOf, signInAs } from './sign-in.ts'
import { expectNoBarrier, expectToFitNarrowScreen, expectVisibleFirstFocus, newTab, watch } from './visit.ts'

const base = inject('demonstration')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function signedIn(key: string): Promise<Page> {
  const page = await newTab(browser)
  await signInAs(page.context(), base, key)
  return page
}

const send = (page: Page) => page.locator('main form button[type=submit]').last().click()
const follow = async (page: Page, name: string | RegExp) => {
  await page.locator('main').getByRole('link', { name }).first().click()
  await page.waitForLoadState()
}

/**
 * One heading, no barrier, and room enough on a telephone: of what stands there only after somebody did something.
 * Pages that have an address of their own are looked at by the walks through all of them.
 */
async function expectGoodPage(page: Page, complaints: readonly string[]): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1)
  await expectVisibleFirstFocus(page)
  await expectNoBarrier(page)
  await expectToFitNarrowScreen(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(complaints).toEqual([])
}

describe('a counsellor', () => {
  it('finds somebody in the caseload, reads, and writes about them', async () => {
    const page = await signedIn('ida')
    const complaints = watch(page, base)
    await page.goto(`${base}/work/caseload?why=contact_person`)
    await page.goto(`${base}/work/search`)
    await page.locator('input[name=name]').fill('thorup')
    await send(page)
    await follow(page, /Emil/)
    const person = page.url()
    for (const [name, address] of [
      ['Skriv en note', '/new-note'],
      ['Skriv en aktivitet ind', '/new-activity'],
      ['Sæt et særligt fokus', '/special-focus'],
      ['Skriv en bopæl ind', '/new-home'],
      ['Ret telefon og e-mail', '/contact'],
      ['Skriv en forælder ind', '/new-parent'],
      ['Notér et samtykke', '/new-consent'],
      ['Henvis til en kollega eller et team', '/refer'],
    ] as const) {
      await page.goto(person)
      await follow(page, name)
      expect(page.url()).toBe(person + address)
    }
    await page.goto(`${person}/new-note`)
    await page.locator('select[name=kind]').selectOption('meeting')
    await page.locator('textarea[name=words]').fill('Vi mødtes på værkstedet.')
    await send(page)
    await page.waitForURL(`${person}?done=noteWritten`)
    await follow(page, /Åbn noten: Møde/)
    const note = page.url()
    for (const name of ['Ret noten', 'Flyt noten til en anden ung']) {
      await page.goto(note)
      await follow(page, name)
    }
    await page.locator('input[name=name]').fill('samira')
    await page.locator('input[name=because]').fill('Den handler om Samira.')
    await send(page)
    await page.waitForLoadState()
    await expectGoodPage(page, complaints)
    await page.locator('input[name=to]').first().check()
    await send(page)
    await page.waitForURL('**/work/people/*?done=noteMoved')
    await expectGoodPage(page, complaints)
  })

  it('records a consent, which the school then sees, and withdraws it; refers, and ends that', async () => {
    const page = await signedIn('rasmus')
    const complaints = watch(page, base)
    await page.goto(`${base}/work/search`)
    await page.locator('input[name=name]').fill('sagal')
    await send(page)
    await follow(page, /Sagal/)
    const person = page.url()
    await page.goto(`${person}/new-consent`)
    await page.locator('select[name=organisation]').selectOption({ label: 'Limfjordsgymnasiet' })
    await page.locator('input[name=categories][value=guidance]').check()
    await page.locator('input[name=purpose]').fill('At skolen kan hjælpe.')
    await page.locator('input[name=until]').fill(inAMonth())
    await page.locator('input[name=given_by]').first().check()
    await send(page)
    await page.waitForURL(`${person}?done=consentGiven`)
    await expectGoodPage(page, complaints)

    const atSchool = await signedIn('sofie')
    const schoolComplaints = watch(atSchool, base)
    await atSchool.goto(`${base}/school`)
    await follow(atSchool, /Sagal/)
    expect(await atSchool.locator('main').textContent()).toContain('Jeg taler tre sprog')
    await expectGoodPage(atSchool, schoolComplaints)

    await page.goto(person)
    await follow(page, 'Træk samtykket tilbage')
    await send(page)
    await page.waitForURL(`${person}?done=consentWithdrawn`)
    await atSchool.reload()
    expect(await atSchool.locator('main').textContent()).not.toContain('Jeg taler tre sprog')

    await page.goto(`${person}/refer`)
    await page.locator('select[name=receiver]').selectOption({ index: 1 })
    await page.locator('input[name=purpose]').fill('Hjælp til lektier.')
    await page.locator('input[name=until]').fill(inAMonth())
    await send(page)
    await page.waitForURL(`${person}?done=referred`)
    await follow(page, 'Afslut henvisningen')
    await send(page)
    await page.waitForURL(`${person}?done=relationEnded`)
    expect(complaints).toEqual([])
  })

  it('sees where somebody protected can be found only after saying what for', async () => {
    const page = await signedIn('rasmus')
    const complaints = watch(page, base)
    await page.goto(`${base}/work/search`)
    await page.locator('input[name=name]').fill('freja')
    await send(page)
    await follow(page, /Freja/)
    expect(await page.content()).not.toContain('Fjordkanten')
    await follow(page, 'Se, hvor den unge kan findes')
    await page.locator('input[name=purpose]').fill('Jeg skal sende en indkaldelse.')
    await send(page)
    await page.waitForLoadState()
    expect(await page.locator('main').textContent()).toContain('Fjordkanten')
    await expectGoodPage(page, complaints)
  })
})

const inAMonth = () => new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10)

describe('what somebody does', () => {
  it('is entered, confirmed, corrected, ended and taken out; and a special focus is set and lifted', async () => {
    const page = await signedIn('ida')
    const complaints = watch(page, base)
    await page.goto(`${base}/work/search`)
    await page.locator('input[name=name]').fill('thorup')
    await send(page)
    await follow(page, /Emil/)
    const person = page.url()
    const date = (name: string, days: number) =>
      page
        .locator(`input[name=${name}]`)
        .fill(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))

    await follow(page, 'Skriv en aktivitet ind')
    await page.locator('select[name=type]').selectOption('maturity-year')
    await date('from', -30)
    await page.locator('input[name=reported_by]').fill('Emil selv')
    await send(page)
    await page.waitForURL(`${person}?done=activityRecorded`)
    await follow(page, /^Modningsår/)
    const activity = page.url()
    for (const [name, fill, done] of [
      ['Bekræft aktiviteten', async () => {}, 'activityConfirmed'],
      [
        'Ret aktiviteten',
        async () => {
          await date('from', -20)
          await page.locator('[name=because]').fill('Det begyndte senere.')
        },
        'activityCorrected',
      ],
      [
        'Afslut aktiviteten',
        async () => {
          await date('last_day', -1)
          await page.locator('[name=outcome]').first().check()
        },
        'activityEnded',
      ],
      [
        'Tag aktiviteten ud',
        () => page.locator('[name=because]').fill('Det var en anden ung.'),
        'activityWithdrawn',
      ],
    ] as const) {
      await page.goto(activity)
      await follow(page, name)
      await fill()
      await send(page)
      await page.waitForURL(`${person}?done=${done}`)
    }

    await follow(page, 'Sæt et særligt fokus')
    await page.locator('[name=because]').fill('Emil har bedt om ekstra hjælp.')
    await date('review_on', 40)
    await send(page)
    await page.waitForURL(`${person}?done=focusMarked`)
    await expectGoodPage(page, complaints)
    await follow(page, 'Fjern det særlige fokus')
    await page.locator('[name=because]').fill('Det går godt igen.')
    await send(page)
    await page.waitForURL(`${person}?done=focusLifted`)
  })
})

describe('emergency access', () => {
  it('is opened, ended early, and reviewed by the leader', async () => {
    const page = await signedIn('ida')
    const complaints = watch(page, base)
    await page.goto(`${base}/work/break-glass`)
    await page.locator('input[name=name]').fill(memberOf('viktor').name)
    await page.locator('input[name=birth_date]').fill(birthDateOf('viktor'))
    await page.locator('textarea[name=because]').fill('Viktor svarer ikke, og hans ven er bange for ham.')
    await send(page)
    await page.waitForURL('**/work/people/*?done=glassOpened')
    await expectGoodPage(page, complaints)
    await page.goto(`${base}/work/break-glass`)
    await follow(page, 'Luk nødadgangen nu')
    await send(page)
    await page.waitForURL('**/work/break-glass?done=glassEnded')

    const leader = await signedIn('bente')
    const leaderComplaints = watch(leader, base)
    await leader.goto(`${base}/work/break-glass-review`)
    await follow(leader, /Gennemgå: Ida/)
    await expectGoodPage(leader, leaderComplaints)
    await leader.locator('textarea[name=review]').fill('Det var der grund til.')
    await send(leader)
    await leader.waitForURL('**/work/break-glass-review?done=reviewed')
    await expectGoodPage(leader, leaderComplaints)
  })
})
