import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addDays } from '../../src/platform/days.ts'
import { localDate } from '../../src/platform/time.ts'
import { startBrowser } from '../support/browser.ts'
import { signInAs } from './sign-in.ts'
import { mainText, newTab, watch } from './visit.ts'

/* From a concern to what was agreed, each in their own browser; and what happens when it does not go in a straight line. */

const base = inject('demonstration')

let browser: Browser
/** It is new in each demonstration. */
let emilsId: string
beforeAll(async () => {
  browser = await startBrowser()
  const emil = await somebody('emil')
  await emil.open('/me')
  const log = await emil.main.locator('nav a[href$="/log"]').getAttribute('href')
  emilsId = log?.split('/').at(-2) ?? ''
  await emil.page.context().close()
})
afterAll(() => browser.close())

/** Somebody of the cast in a browser of their own. */
async function somebody(key: string, javaScriptEnabled = true) {
  const page = await newTab(browser, { javaScriptEnabled })
  await signInAs(page.context(), base, key)
  return inTab(page)
}

function inTab(page: Page) {
  const main = page.locator('main')
  return {
    page,
    main,
    /** Another tab of the same browser. */
    anotherTab: async () => inTab(await page.context().newPage()),
    open: async (path: string) => {
      await page.goto(base + path)
      return mainText(page)
    },
    follow: (name: string | RegExp, within: Locator = main) =>
      leaves(page, within.getByRole('link', { name }).first()),
    /** Sends a form by a button, and says what the page says then. */
    press: (name: string | RegExp, within: Locator = main) =>
      leaves(page, within.getByRole('button', { name }).first()),
    path: () => page.url().slice(base.length),
  }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

async function leaves(page: Page, by: Locator): Promise<string> {
  await Promise.all([page.waitForEvent('load'), by.click()])
  return mainText(page)
}

/** Reports Emil in the three steps; says the number on the receipt and where the report is. */
async function report({ open, main, press, path }: Somebody): Promise<{ number: string; at: string }> {
  await open('/school/new-concern')
  const emil = main.locator('option', { hasText: 'Emil Thorup' })
  await main
    .locator('select')
    .first()
    .selectOption((await emil.getAttribute('value')) ?? '')
  await press('Videre')
  await main.getByLabel('Fravær', { exact: true }).check()
  await main.getByLabel('Fortæl kort med dine egne ord').fill('Er gået tidligt hjem tre gange.')
  await main.getByLabel('Kan vente nogle dage', { exact: true }).check()
  await press('Videre')
  await main.getByLabel('Ja, jeg har sagt det', { exact: true }).check()
  const receipt = await press('Send bekymringen')
  const [number = ''] = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(receipt) ?? []
  return { number, at: path().replace(/\?.*/, '') }
}

/** Opens a concern from the list of whoever has it; says where it is. */
async function openConcern({ open, follow, path }: Somebody, number: string): Promise<string> {
  await open('/work/concerns')
  await follow(number)
  return path()
}

const days = [addDays(localDate(new Date()), 2), addDays(localDate(new Date()), 3)] as const

describe('from a report to what was agreed, by everybody without JavaScript', () => {
  it('is acknowledged, owned, tried, talked about, agreed and closed, and each sees their part of it', async () => {
    const [thomas, ida, emil, bente] = await Promise.all(
      ['thomas', 'ida', 'emil', 'bente'].map((key) => somebody(key, false)),
    )
    if (!thomas || !ida || !emil || !bente) throw new Error('somebody is missing')

    const { number, at } = await report(thomas)
    expect(await bente.open('/work/concerns?of=team')).toMatch(new RegExp(`${number}.{0,80}Ubesvaret`))
    await emil.open('/me')
    await emil.follow('Læs, hvad det er, og hvad der sker nu')
    expect(await mainText(emil.page)).toContain('Hvor tit du er der')
    expect(await mainText(emil.page)).not.toContain('Er gået tidligt hjem')

    const concern = await openConcern(ida, number)
    expect(await ida.press('Kvitter for den')).toContain('Kvitteret for')
    expect(await ida.press('Jeg tager mig af den')).toContain('En tager sig af det')
    const owned = await thomas.open(at)
    expect(owned).toContain('Læst af kommunen')
    expect(owned).toContain('Ida Østergaard Moth tager sig af det')

    const call = async (outcome: string) => {
      await ida.open('/work?kind=first-contact')
      const row = ida.main.locator('tr', {
        has: ida.page.locator(`form[action="/work/people/${emilsId}/attempts"]`),
      })
      await row.locator('summary', { hasText: 'Ringet op' }).first().click()
      const words = await ida.press(new RegExp(`^${outcome}`), row.first())
      if (!ida.path().startsWith('/work?')) throw new Error(words.slice(0, 1500))
      return words
    }
    await call('Fik ikke svar')
    expect(ida.path()).toBe('/work?kind=first-contact&done=attemptMade')
    await call('Fik kontakt')
    expect(ida.path()).toBe('/work?kind=first-contact&done=contactMade')
    expect(await thomas.open(at)).toContain('der er kontakt til den unge')

    await ida.open(concern)
    await ida.follow('Inviter til en samtale om den')
    await ida.main.getByLabel('Samtale', { exact: true }).check()
    await ida.main.locator('[name=place]').fill('Værkstedet')
    await ida.main.locator('[name=length]').selectOption({ index: 1 })
    for (const [each, day] of days.entries()) {
      await ida.main.locator(`[name=day_${each + 1}]`).fill(day)
      await ida.main.locator(`[name=at_${each + 1}]`).fill('10:00')
    }
    await ida.main.locator('[name=custody][value=yes]').check()
    await ida.main.locator('form button[type=submit]').last().click()
    await ida.page.waitForURL(/\/work\/talks\/\d+/)
    const [talk = ''] = /\/work\/talks\/\d+/.exec(ida.path()) ?? []
    const talkId = talk.split('/').at(-1)

    await emil.open('/me')
    await emil.follow('Samtale: sig, hvornår du kan')
    const answer = emil.main.locator(`form[action$="/talks/${talkId}/answer"]`)
    for (const choice of await answer.getByLabel('Jeg kan', { exact: true }).all()) await choice.check()
    await emil.press('Send mit svar', answer)
    await ida.open(talk)
    await ida.main.locator('[name=time]').first().check()
    expect(await ida.press('Sæt tiden, og giv alle besked')).toContain('Har en tid')
    await emil.open('/me')
    await emil.follow(/^Sig, om tiden passer dig/)
    const reply = emil.main.locator(`form[action$="/talks/${talkId}/reply"]`)
    await emil.press('Ja, jeg kommer', reply)

    await ida.open(concern)
    expect(await ida.press('Vi har talt sammen')).toContain('Samtale holdt')
    await ida.open(`${talk}/new-step`)
    await ida.main.locator('[name=what]').fill('Ser to værksteder')
    const emils = ida.main.locator('option', { hasText: 'Emil' })
    await ida.main
      .locator('select')
      .first()
      .selectOption((await emils.getAttribute('value')) ?? '')
    await ida.main.locator('[name=due_on], [name=due]').first().fill(days[1])
    await ida.press('Gem aftalen')
    await ida.open(concern)
    expect(await ida.press('Vi har aftalt næste skridt')).toContain('Næste skridt aftalt')
    expect(await emil.open('/me')).toContain('Ser to værksteder')
    expect(await emil.press(/Ser to værksteder/)).toContain('Dit svar er sendt')
    expect(await emil.open('/me')).not.toContain('Ser to værksteder')

    await ida.open(`${concern}/close`)
    await ida.main.locator('[name=outcome][value=stays-with-support]').check()
    expect(await ida.press('Afslut')).toContain('Afsluttet')
    const closed = await thomas.open(at)
    expect(closed).toContain('Afsluttet')
    expect(closed).not.toContain('værksteder')
    expect(await bente.open('/work/concerns?of=team')).not.toContain(number)
    await emil.open('/me')
    await emil.follow('Læs, hvad det er, og hvad der sker nu')
    expect(await mainText(emil.page)).toContain('Det sluttede den')
    await Promise.all([thomas, ida, emil, bente].map(({ page }) => page.context().close()))
  })
})

describe('a concern that does not go in a straight line', () => {
  const overtaken = 'En kollega har lige rettet det.'
  /** Whoever takes it has it in another list afterwards: it is found once. */
  let concern: string
  let ida: Somebody
  let bente: Somebody
  beforeAll(async () => {
    const thomas = await somebody('thomas')
    const { number } = await report(thomas)
    await thomas.page.context().close()
    ida = await somebody('ida')
    bente = await somebody('bente')
    concern = await openConcern(ida, number)
  })
  afterAll(async () => {
    await ida.page.context().close()
    await bente.page.context().close()
  })

  it('is not closed as if somebody had talked with them: the page says why, and nothing is half done', async () => {
    await ida.open(`${concern}/close`)
    await ida.main.locator('[name=outcome][value=stays-with-support]').check()
    const refused = await ida.press('Afslut')
    expect(refused).toContain('Det kan kun ende sådan, når I har haft kontakt med den unge.')
    expect(await ida.main.locator('[name=outcome][value=stays-with-support]').isChecked()).toBe(true)
    expect(await ida.open(concern)).toContain('Modtaget')
  })

  it('is taken by one of two who take it at the same moment, and the other is told', async () => {
    await bente.open(concern)
    await ida.open(concern)
    const said = await Promise.all([ida, bente].map(({ press }) => press('Jeg tager mig af den')))
    expect(said.filter((words) => words.includes(overtaken))).toHaveLength(1)
    const happened = await bente.open(concern)
    expect(happened.match(/En tager sig af det/g)?.length).toBeGreaterThan(0)
  })

  it('is not moved from a tab that shows how it was: that tab says so, and goes on from what stands now', async () => {
    await bente.open(concern)
    const other = await bente.anotherTab()
    await other.open(concern)
    expect(await bente.press('Der er kontakt til den unge')).toContain('Kontakt til den unge')
    expect(await other.press('Der er kontakt til den unge')).toContain(overtaken)
    expect(await other.press('Vi har talt sammen')).toContain('Samtale holdt')
    await other.page.close()
  })
})

describe('a short note', () => {
  it('is kept while one types, is there in another tab, and is not overwritten from an older one', async () => {
    const ida = await somebody('ida')
    const complaints = watch(ida.page, base, 409)
    const person = `/work/people/${emilsId}`
    await ida.open(person)
    const words = ida.main.locator('form[data-draft] textarea')
    const status = ida.main.locator('[data-draft-said]')
    await words.fill('Emil vil gerne se')
    await status.getByText('Kladden er gemt.').waitFor()
    const other = await ida.anotherTab()
    await other.open(person)
    const there = other.main.locator('form[data-draft] textarea')
    expect(await there.inputValue()).toBe('Emil vil gerne se')
    await there.fill('Emil vil gerne se tømrerne.')
    await other.main.locator('[data-draft-said]').getByText('Kladden er gemt.').waitFor()
    await words.fill('Emil vil gerne se malerne.')
    await status.getByText('Der er skrevet noget nyt i en anden fane.').waitFor()
    expect(await words.inputValue()).toBe('Emil vil gerne se malerne.')
    await other.main.locator('form[data-draft] select').selectOption('conversation')
    expect(await other.press('Gem noten')).toContain('Emil vil gerne se tømrerne.')
    expect(await there.inputValue()).toBe('')
    expect(complaints).toEqual([])
    await ida.page.context().close()
  })
})
