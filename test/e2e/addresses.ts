import type { Bilingual } from '../../src/platform/text/language.ts'
import { localDate } from '../../src/platform/time.ts'
import { publishedQuarter } from '../support/quarter.ts'

/** How a browser sees a registered page: at an address of its kind, as a file, or only in passing. */
export type Seen =
  | {
      readonly kind: 'page'
      readonly path: Bilingual
      /** Who of the cast opens it; nobody in particular where it is open to all. */
      readonly as?: string
      readonly status?: number
    }
  | { readonly kind: 'file'; readonly path: Bilingual; readonly type: string }
  | { readonly kind: 'passed'; readonly triedIn: string }

const quarter = publishedQuarter(localDate(new Date()))

const open = (da: string, en: string): Seen => ({ kind: 'page', path: { da, en: `/en${en}` } })
const file = (da: string, en: string, type: string): Seen => ({ kind: 'file', path: { da, en }, type })

/** The leadership door has the same words in both languages, and is opened as its secretariat. */
const lead = (path: string): Seen => ({ kind: 'page', path: { da: path, en: `/en${path}` }, as: 'karen' })

/** The door of young people, opened as the cast's first. */
const mine = (path: string): Seen => ({ kind: 'page', path: { da: path, en: `/en${path}` }, as: 'emil' })
/** The work and school doors too: same words, opened as somebody who works there. */
const work = (path: string, as: string): Seen => ({ kind: 'page', path: { da: path, en: `/en${path}` }, as })
const fromTheCaseload: Seen = { kind: 'passed', triedIn: 'work.test.ts' }
/** The administration door, as its administrator unless said otherwise. */
const admin = (path: string, as = 'joergen'): Seen => ({
  kind: 'page',
  path: { da: path, en: `/en${path}` },
  as,
})
/** The same words in both languages unless others are given, opened as somebody of the cast. */
const as = (name: string, path: string, en = path): Seen => ({
  kind: 'page',
  path: { da: path, en: `/en${en}` },
  as: name,
})

/**
 * One address for each registered GET page, by the page's id. A page that is registered and not named here fails
 * the browser tests: nothing is published that no browser has opened.
 */
export const addresses: Readonly<Record<string, Seen>> = {
  'public.front': open('/', '/'),
  'public.vision': open('/visionen', '/vision'),
  'public.theme': open('/temaer/2', '/themes/2'),
  'public.sub-goal': open('/delmaal/2.3', '/sub-goals/2.3'),
  'public.initiative': open('/initiativer/2.1', '/initiatives/2.1'),
  'public.targets': open('/maal-og-tal', '/targets-and-figures'),
  'public.indicator': open('/maal-og-tal/eud-applications', '/targets-and-figures/eud-applications'),
  'public.quarters': open('/kvartaler', '/quarters'),
  'public.quarter': open(`/kvartaler/${quarter}`, `/quarters/${quarter}`),
  'public.quarter-file': file(
    `/kvartaler/${quarter}/status.csv`,
    `/en/quarters/${quarter}/status.csv`,
    'text/csv',
  ),
  'public.catalogue': file('/katalog.jsonld', '/en/catalogue.jsonld', 'application/ld+json'),
  'public.partnership': open('/partnerskabet', '/partnership'),
  'public.youth-council': open('/ungebyraadet', '/youth-council'),
  'public.about-figures': open('/om-tallene', '/about-the-figures'),
  'public.adopted-text': open('/den-vedtagne-tekst', '/the-adopted-text'),
  'public.turn-to': open('/tal-med-nogen', '/talk-to-someone'),
  'public.search': open('/soeg?q=uddannelse', '/search?q=education'),
  'public.downloads': open('/hent', '/downloads'),
  'public.accessibility': open('/was', '/was'),
  'public.privacy': open('/privatliv', '/privacy'),
  'public.never': open('/saadan-bruger-vi-ikke-dine-data', '/how-we-do-not-use-your-data'),
  'public.figures-file': file('/hent/tal.csv', '/en/downloads/figures.csv', 'text/csv'),
  'public.strategy-file': file('/hent/strategi.json', '/en/downloads/strategy.json', 'application/json'),
  'public.robots': file('/robots.txt', '/en/robots.txt', 'text/plain'),
  'public.site-map': file('/sitemap.xml', '/en/sitemap.xml', 'application/xml'),
  'account.page': { kind: 'page', path: { da: '/konto', en: '/en/account' }, as: 'ida' },
  'account.reach': as('ida', '/konto/saadan-naar-unge-dig', '/account/how-young-people-reach-you'),
  'notices.page': { kind: 'page', path: { da: '/beskeder', en: '/en/notices' }, as: 'ida' },
  'demonstration.mail': open('/demo/post', '/demo/post'),
  'sign-in.page': open('/log-ind', '/sign-in'),
  'sign-in.again': as('ida', '/log-ind/igen?retur=/konto', '/sign-in/again?retur=/account'),
  'sign-in.callback': { kind: 'passed', triedIn: 'sign-in.test.ts' },
  'sign-out.done': { kind: 'passed', triedIn: 'sign-in.test.ts' },
  'me.front': mine('/me'),
  'me.about': mine('/me/about'),
  'me.own-words': mine('/me/own-words'),
  'me.restricted-notes': mine('/me/restricted-notes'),
  'me.consents': mine('/me/consents'),
  'me.new-adult': mine('/me/new-adult'),
  // Their addresses hold somebody's id, which is new in each demonstration: me.test.ts goes there by the links.
  ...Object.fromEntries(
    ['log', 'child', 'onlookers', 'ask', 'questions', 'question', 'wrong'].map((page): [string, Seen] => [
      `me.${page}`,
      { kind: 'passed', triedIn: 'me.test.ts' },
    ]),
  ),
  // Edition 1 is the one that the demonstration brings, and its passage 49 the first initiative.
  'lead.front': lead('/lead'),
  'lead.releases': lead('/lead/releases'),
  'lead.release': lead(`/lead/releases/${quarter}`),
  'lead.edition-new': lead('/lead/new-edition'),
  'lead.edition': lead('/lead/editions/1'),
  'lead.edition-edit': lead('/lead/editions/1/edit'),
  'lead.preview': lead('/lead/editions/1/preview'),
  'lead.history': lead('/lead/editions/1/history'),
  'lead.move': lead('/lead/editions/1/move/consultation'),
  'lead.wording': lead('/lead/editions/1/wording'),
  'lead.take-over': lead('/lead/editions/1/take-over'),
  'lead.passage': lead('/lead/editions/1/passages/49'),
  'lead.passage-edit': lead('/lead/editions/1/passages/49/edit'),
  'lead.passage-new': lead('/lead/editions/1/new-passage/initiative/2'),
  'lead.passage-replace': lead('/lead/editions/1/passages/49/replace'),
  'lead.passage-withdraw': lead('/lead/editions/1/passages/49/withdraw'),
  'lead.passage-restore': lead('/lead/editions/1/passages/49/restore'),
  'lead.passage-take-back': { kind: 'passed', triedIn: 'lead.test.ts' },
  'lead.decision-new': lead('/lead/editions/1/new-decision'),
  'lead.decision-correct': lead('/lead/editions/1/decisions/1/correct'),
  'lead.seat-new': lead('/lead/editions/1/new-seat'),
  'lead.seat-edit': lead('/lead/editions/1/seats/1/edit'),
  // Young people have random ids: their pages are opened from the caseload in work.test.ts.
  'work.today': work('/work', 'ida'),
  'work.today-csv': { kind: 'passed', triedIn: 'src/doors/work/today.db.test.ts' },
  'work.today-xlsx': { kind: 'passed', triedIn: 'src/doors/work/today.db.test.ts' },
  'work.today-news': { kind: 'passed', triedIn: 'src/doors/work/news.db.test.ts' },
  'work.leader': work('/work/leader', 'bente'),
  'work.law-clocks': work('/work/law-clock', 'bente'),
  'work.caseload': work('/work/caseload', 'ida'),
  'work.search': work('/work/search', 'ida'),
  'work.caseload-csv': { kind: 'passed', triedIn: 'src/doors/work/caseload-file.db.test.ts' },
  'work.caseload-xlsx': { kind: 'passed', triedIn: 'src/doors/work/caseload-file.db.test.ts' },
  'work.concerns': work('/work/concerns', 'ida'),
  'work.concern': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-close': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-merge': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-redirect': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-owner': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-custody': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.concern-match': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.reports': work('/work/reports', 'ida'),
  'work.reports.new': work('/work/new-report', 'ida'),
  'work.reports.what': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.reports.told': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.reports.report': { kind: 'passed', triedIn: 'src/doors/work/concerns.db.test.ts' },
  'work.talks': work('/work/talks', 'ida'),
  ...Object.fromEntries(
    [
      ...['', '-new', '-move', '-end', '-invite'].map((id) => [`work.talk${id}`, 'work/talks'] as const),
      ...['-minutes', '-step-new', '-step-end'].map(
        (id) => [`work.talk${id}`, 'work/talk-outcomes'] as const,
      ),
      ...['work.talk', 'me.talk'].map((id) => [`${id}-calendar`, 'school/talks'] as const),
      ...['school.talk', 'school.talk-new', 'school.talk-calendar'].map(
        (id) => [id, 'school/talks'] as const,
      ),
      ['me.talks', 'school/talks'] as const,
      ['me.talk-give-back', 'me/front'] as const,
      ['work.talk-times', 'me/front'] as const,
      ['me.concerns', 'work/concerns-told'] as const,
    ].map(([id, file]): [string, Seen] => [id, { kind: 'passed', triedIn: `src/doors/${file}.db.test.ts` }]),
  ),
  'school.talks': work('/school/talks', 'thomas'),
  'work.promises': work('/work/promises', 'ida'),
  'work.signal-end': { kind: 'passed', triedIn: 'src/doors/work/signals.db.test.ts' },
  'work.promise-excuse': { kind: 'passed', triedIn: 'src/doors/work/promises.db.test.ts' },
  'work.away': work('/work/away', 'ida'),
  'work.without-contact': work('/work/without-contact', 'bente'),
  'work.contact-persons': work('/work/contact-persons', 'bente'),
  'work.contact-capacity': { kind: 'passed', triedIn: 'src/doors/work/contact.db.test.ts' },
  'work.contact-assign': { kind: 'passed', triedIn: 'src/doors/work/contact.db.test.ts' },
  'work.contact-end': { kind: 'passed', triedIn: 'src/doors/work/contact.db.test.ts' },
  'work.hand-over': { kind: 'passed', triedIn: 'src/doors/work/handovers.db.test.ts' },
  'work.handovers': work('/work/handovers', 'ida'),
  'work.handover': { kind: 'passed', triedIn: 'src/doors/work/handovers.db.test.ts' },
  'work.handover-decline': { kind: 'passed', triedIn: 'src/doors/work/handovers.db.test.ts' },
  'work.handover-cancel': { kind: 'passed', triedIn: 'src/doors/work/handovers.db.test.ts' },
  'work.handover-decide': { kind: 'passed', triedIn: 'src/doors/work/handovers.db.test.ts' },
  'work.hand-over-many': work('/work/new-handovers', 'ida'),
  'work.attempts': { kind: 'passed', triedIn: 'src/doors/work/attempts.db.test.ts' },
  'work.attempts-stop': { kind: 'passed', triedIn: 'src/doors/work/attempts.db.test.ts' },
  'work.attempts-stopped': work('/work/stopped-attempts', 'bente'),
  'work.guide': { kind: 'passed', triedIn: 'src/doors/work/guide.db.test.ts' },
  'work.guide-begin': { kind: 'passed', triedIn: 'src/doors/work/guide.db.test.ts' },
  'work.guide-end': { kind: 'passed', triedIn: 'src/doors/work/guide.db.test.ts' },
  'work.break-glass': work('/work/break-glass', 'ida'),
  'work.break-glass-reviews': work('/work/break-glass-review', 'bente'),
  'work.log-requests': work('/work/log-requests', 'bente'),
  'work.log-requests.answer': { kind: 'passed', triedIn: 'src/doors/me/questions.db.test.ts' },
  'work.objections': work('/work/objections', 'ida'),
  'work.objections.answer': { kind: 'passed', triedIn: 'src/doors/me/life.db.test.ts' },
  'work.person': fromTheCaseload,
  'work.location': fromTheCaseload,
  'work.note': fromTheCaseload,
  'work.note-new': fromTheCaseload,
  'work.note-revise': fromTheCaseload,
  'work.note-move': fromTheCaseload,
  'work.activity': fromTheCaseload,
  'work.activity-new': fromTheCaseload,
  'work.activity-correct': fromTheCaseload,
  'work.activity-end': fromTheCaseload,
  'work.activity-confirm': fromTheCaseload,
  'work.activity-withdraw': fromTheCaseload,
  // Two sources must say different things first, and no hand makes the second.
  'work.activity-agree': { kind: 'passed', triedIn: 'src/doors/work/activities.db.test.ts' },
  'work.focus-mark': fromTheCaseload,
  'work.focus-lift': fromTheCaseload,
  'work.offer': { kind: 'passed', triedIn: 'src/doors/work/law-clock.db.test.ts' },
  'work.home-new': fromTheCaseload,
  'work.contact-edit': fromTheCaseload,
  'work.guardian-new': fromTheCaseload,
  'work.custody-end': { kind: 'passed', triedIn: 'src/doors/work/by-hand.db.test.ts' },
  'work.consent-new': fromTheCaseload,
  'work.consent-withdraw': fromTheCaseload,
  'work.refer': fromTheCaseload,
  'work.relation-end': fromTheCaseload,
  'work.break-glass-end': fromTheCaseload,
  'work.break-glass-review': fromTheCaseload,
  'school.front': work('/school', 'thomas'),
  'school.concerns': work('/school/concerns', 'thomas'),
  'school.concerns.new': work('/school/new-concern', 'thomas'),
  'school.concerns.what': { kind: 'passed', triedIn: 'src/doors/school/concerns.db.test.ts' },
  'school.concerns.told': { kind: 'passed', triedIn: 'src/doors/school/concerns.db.test.ts' },
  'school.concerns.report': { kind: 'passed', triedIn: 'src/doors/school/concerns.db.test.ts' },
  'school.absence': work('/school/absence', 'thomas'),
  'school.absence-class': work('/school/absence/classes/1', 'thomas'),
  'school.absence-rules': work('/school/absence/rules', 'ulla'),
  'school.absence-rule': { kind: 'passed', triedIn: 'src/doors/school/signals.db.test.ts' },
  'school.signal': { kind: 'passed', triedIn: 'src/doors/school/signals.db.test.ts' },
  'school.pupil': fromTheCaseload,
  // The first organisation, class, member, user and role are the demonstration's.
  'admin.front': admin('/admin', 'hanne'),
  'admin.history': admin('/admin/history', 'hanne'),
  'admin.organisations': admin('/admin/organisations'),
  'admin.organisation': admin('/admin/organisations/1'),
  'admin.organisation-new': admin('/admin/new-organisation'),
  'admin.organisation-edit': admin('/admin/organisations/1/edit'),
  'admin.organisation-close': admin('/admin/organisations/1/close'),
  'admin.unit-new': admin('/admin/organisations/1/new-unit'),
  'admin.unit': admin('/admin/units/1'),
  'admin.unit-edit': admin('/admin/units/1/edit'),
  'admin.unit-close': admin('/admin/units/1/close'),
  'admin.member-new': admin('/admin/units/1/new-member'),
  'admin.member-end': admin('/admin/units/1/members/1/end'),
  'admin.roll': admin('/admin/units/1/roll'),
  'admin.users': admin('/admin/users'),
  'admin.user': admin('/admin/users/1'),
  'admin.user-await': admin('/admin/new-user'),
  'admin.user-suspend': admin('/admin/users/1/suspend'),
  'admin.user-lift': admin('/admin/users/1/lift'),
  'admin.user-left': admin('/admin/users/1/left'),
  'admin.role-give': admin('/admin/users/1/new-role'),
  'admin.role-end': admin('/admin/users/1/roles/1/end'),
  'admin.role-extend': admin('/admin/users/1/roles/1/extend'),
  'admin.see-as': admin('/admin/users/1/see-as'),
  'admin.review': admin('/admin/review', 'bente'),
  'admin.find-person': admin('/admin/people'),
  'admin.onlookers': { kind: 'passed', triedIn: 'admin.test.ts' },
  'admin.rules': admin('/admin/rules'),
  'admin.service-levels': admin('/admin/service-levels'),
  'admin.service-version': admin('/admin/service-levels/1'),
  'admin.service-new': admin('/admin/new-service-levels'),
  'admin.law-clock': admin('/admin/law-clock'),
  'admin.service-edit': { kind: 'passed', triedIn: 'src/doors/admin/service-levels.db.test.ts' },
  'admin.service-in-force': { kind: 'passed', triedIn: 'src/doors/admin/service-levels.db.test.ts' },
  'admin.signals': admin('/admin/signals'),
  'admin.signal-rule': admin('/admin/signals/no-contact'),
  'admin.signal-rule-new': admin('/admin/new-signal-rule'),
  'admin.signal-version': admin('/admin/signal-versions/1'),
  'admin.signal-version-new': admin('/admin/signals/no-contact/new-version'),
  'admin.signal-switch': admin('/admin/signals/no-contact/switch'),
  'admin.signal-backtest': admin('/admin/signal-versions/1/backtest'),
  'admin.signal-version-edit': { kind: 'passed', triedIn: 'src/doors/admin/signals.db.test.ts' },
  'admin.signal-in-force': { kind: 'passed', triedIn: 'src/doors/admin/signals.db.test.ts' },
  'admin.status-rules': admin('/admin/status-rules'),
  'admin.status-version': admin('/admin/status-rules/1'),
  'admin.status-new': admin('/admin/new-status-rules'),
  'admin.status-type': { kind: 'passed', triedIn: 'src/doors/admin/status-rules.db.test.ts' },
  'admin.status-settings': { kind: 'passed', triedIn: 'src/doors/admin/status-rules.db.test.ts' },
  'admin.status-in-force': { kind: 'passed', triedIn: 'src/doors/admin/status-rules.db.test.ts' },
  'admin.merges': admin('/admin/merges'),
  'admin.merge-new': admin('/admin/new-merge'),
  'admin.merge': { kind: 'passed', triedIn: 'src/doors/admin/merging.db.test.ts' },
  'admin.imports': admin('/admin/imports'),
  'admin.import-new': admin('/admin/new-import'),
  'admin.import': { kind: 'passed', triedIn: 'src/doors/admin/imports.db.test.ts' },
  'admin.import-report': { kind: 'passed', triedIn: 'src/doors/admin/imports.db.test.ts' },
  'admin.rule-new': admin('/admin/new-rule'),
  'admin.rule-end': admin('/admin/rules/1/end'),
  'admin.log': admin('/admin/log', 'hanne'),
  'admin.figures': admin('/admin/figures', 'duc'),
  'admin.figures-day': admin('/admin/figures/day', 'duc'),
  'admin.figures-people': admin('/admin/figures/people', 'duc'),
  'admin.figures-series': admin('/admin/figures/series', 'duc'),
  'admin.figures-explorer': admin('/admin/figures/explorer', 'duc'),
  'admin.figures-forecast': admin('/admin/figures/forecast', 'duc'),
  'admin.sample': admin('/admin/sample', 'bente'),
  'admin.log-requests': admin('/admin/log-requests', 'hanne'),
  'admin.log-requests.answer': { kind: 'passed', triedIn: 'src/doors/me/questions.db.test.ts' },
  // No month has been drawn in the demonstration.
  'admin.sample-judge': { kind: 'passed', triedIn: 'src/doors/admin/sample.db.test.ts' },
  // A copy's address has the young person's id in it, which is new in each demonstration.
  'me.copies': as('emil', '/me/copy'),
  'me.copy': { kind: 'passed', triedIn: 'copies.test.ts' },
  'me.copy-json': { kind: 'passed', triedIn: 'copies.test.ts' },
  'me.copy-pdf': { kind: 'passed', triedIn: 'copies.test.ts' },
  'work.copies': as('ida', '/work/copies'),
  'work.copy': { kind: 'passed', triedIn: 'copies.test.ts' },
  'work.exports': as('ida', '/work/exports'),
  'work.export-ask': as('ida', '/work/exports/ask'),
  'admin.processing': as('hanne', '/admin/processing'),
  'admin.retention': as('hanne', '/admin/retention'),
  'admin.retention-blocked': as('hanne', '/admin/retention/blocked'),
  'admin.retention-authority': as('hanne', '/admin/retention/rules/1/authority'),
}

/** Other shapes of pages than the first address of their kind has: empty, without charts, and not there. */
export const further: Readonly<Record<string, Seen>> = {
  'the theme that says nothing about today': open('/temaer/1', '/themes/1'),
  'the theme without a statement': open('/temaer/4', '/themes/4'),
  'a figure with several parts': open(
    '/maal-og-tal/youth-education-choice',
    '/targets-and-figures/youth-education-choice',
  ),
  'a search that asks for nothing': open('/soeg', '/search'),
  'a search that finds nothing': open('/soeg?q=hvalfangst', '/search?q=whaling'),
  'a page that does not exist': {
    kind: 'page',
    path: { da: '/findes-ikke', en: '/en/not-there' },
    status: 404,
  },
}

const everything = Object.entries({ ...addresses, ...further })
/** The pages, or the files, with what they are called here. */
export const allOfKind = <Kind extends Seen['kind']>(kind: Kind) =>
  everything.flatMap(([name, seen]) =>
    seen.kind === kind ? [{ name, seen: seen as Extract<Seen, { kind: Kind }> }] : [],
  )
