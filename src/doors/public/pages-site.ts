import { listIndicators } from '../../features/indicators/index.ts'
import { listPlaces } from '../../features/places/index.ts'
import { type Findings, longestSearch, searchStrategy } from '../../features/search/index.ts'
import { getWorkingEdition, listDecisions, listPassages, listSeats } from '../../features/strategy/index.ts'
import { page } from '../../platform/http/register.ts'
import { figuresCsv, siteMapXml, strategyJson } from './files.ts'
import { noParams, publicPage } from './pages-front.ts'
import { paths } from './paths.ts'
import { turnToView } from './views-people.ts'
import { searchView } from './views-search.ts'
import { accessibilityView, adoptedView, downloadsView, neverView, privacyView } from './views-site.ts'

const nothing: Findings = { found: [], more: false, everyWord: true }

export const searchPage = page({
  ...publicPage,
  id: 'public.search',
  limit: 'search',
  path: paths.search,
  params: noParams,
  async read({ db, language, query }) {
    const words = (query.get('q') ?? '').trim()
    const edition = await getWorkingEdition(db)
    const tooLong = words.length > longestSearch
    const findings = tooLong ? nothing : await searchStrategy(db, edition, words, language)
    const themes = findings.found.length === 0 ? await listPassages(db, edition.id, { kinds: ['theme'] }) : []
    return searchView({ words, tooLong, findings, themes, language })
  },
})

export const turnToPage = page({
  ...publicPage,
  id: 'public.turn-to',
  path: paths.turnTo,
  params: noParams,
  read: async ({ db, language }) => turnToView(await listPlaces(db), language),
})

export const adoptedTextPage = page({
  ...publicPage,
  id: 'public.adopted-text',
  path: paths.adoptedText,
  params: noParams,
  async read({ db, language, now }) {
    const edition = await getWorkingEdition(db)
    return adoptedView({ edition, passages: await listPassages(db, edition.id), language, now })
  },
})

export const downloadsPage = page({
  ...publicPage,
  id: 'public.downloads',
  path: paths.downloads,
  params: noParams,
  read: async ({ db, language }) => downloadsView(await getWorkingEdition(db), language),
})

export const figuresFile = page({
  ...publicPage,
  id: 'public.figures-file',
  path: paths.figuresFile,
  params: noParams,
  read: async ({ db, language }) => figuresCsv(await listIndicators(db), language),
})

export const strategyFile = page({
  ...publicPage,
  id: 'public.strategy-file',
  path: paths.strategyFile,
  params: noParams,
  async read({ db }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id)
    const seats = await listSeats(db, edition.id)
    return strategyJson(edition, passages, seats, await listDecisions(db, edition.id))
  },
})

export const accessibilityPage = page({
  ...publicPage,
  id: 'public.accessibility',
  path: paths.accessibility,
  params: noParams,
  read: async ({ language, demonstration }) => accessibilityView(language, demonstration),
})

export const privacyPage = page({
  ...publicPage,
  id: 'public.privacy',
  path: paths.privacy,
  params: noParams,
  read: async ({ language }) => privacyView(language),
})

export const neverPage = page({
  ...publicPage,
  id: 'public.never',
  path: paths.never,
  params: noParams,
  read: async ({ language }) => neverView(language),
})

export const robotsFile = page({
  ...publicPage,
  id: 'public.robots',
  path: paths.robots,
  params: noParams,
  read: async ({ origin }) =>
    new Response(
      `User-agent: *\nDisallow: /log-ind\nDisallow: /en/sign-in\nSitemap: ${origin}/sitemap.xml\n`,
      {
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      },
    ),
})

export const siteMapFile = page({
  ...publicPage,
  id: 'public.site-map',
  path: paths.siteMap,
  params: noParams,
  async read({ db, origin }) {
    const edition = await getWorkingEdition(db)
    const passages = await listPassages(db, edition.id, { kinds: ['theme', 'sub_goal', 'initiative'] })
    return siteMapXml(origin, passages, await listIndicators(db))
  },
})
