import type { Role } from '../../src/platform/access/actor.ts'
import { publishedQuarter } from '../support/quarter.ts'
import { testDay } from '../support/time.ts'
import { absenceRoutes } from './route-access-absence.ts'
import { aroundRoutes } from './route-access-around.ts'
import { signalRoutes } from './route-access-signals.ts'
import { talkRoutes } from './route-access-talks.ts'
import type { Answer, RouteAccess } from './route-answer.ts'

const quarter = publishedQuarter(testDay())

const open = { anonymous: 200, allowed: 200 } as const
/** A form of somebody signed in, sent empty. */
const ownForm = { anonymous: 403, allowed: 422 } as const

/** The demonstration's edition 4 and, in it, its first initiative. */
const edition = '/lead/editions/1'
const initiative = `${edition}/passages/49`
/** The leadership door: the bodies read, drafts too; only the secretariat records and changes. */
const led = (at: string): RouteAccess => ({
  anonymous: 303,
  allowed: 200,
  only: ['secretariat', 'leadership-group', 'youth-council', 'politician'],
  at,
})
const kept = (at: string, allowed: Answer = 200): RouteAccess => ({
  anonymous: 303,
  allowed,
  only: ['secretariat'],
  at,
})
const sent = (at: string, allowed: Answer = 422): RouteAccess => ({
  anonymous: 403,
  allowed,
  only: ['secretariat'],
  at,
})

/** Nobody's id: what those see who may open such a page of somebody else. */
const nobody = '00000000-0000-4000-8000-000000000000'
/** A young person's own page; what holders of custody also have names the person in its address. */
const mine = (allowed: Answer = 200, at?: string): RouteAccess => ({
  anonymous: 303,
  allowed,
  only: ['young-person'],
  ...(at ? { at } : {}),
})
const mineSent = (allowed: Answer, at?: string): RouteAccess => ({ ...mine(allowed, at), anonymous: 403 })
const ofCitizens = (at: string): RouteAccess => ({
  anonymous: 303,
  allowed: 404,
  only: ['young-person', 'guardian'],
  at: `/me/people/${nobody}${at}`,
})
const sentByCitizens = (at: string): RouteAccess => ({ ...ofCitizens(at), anonymous: 403 })
const young = `/work/people/${nobody}`
const workers = ['counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader'] as const
const work = (at: string, allowed: Answer = 404, only: readonly Role[] = workers): RouteAccess => ({
  anonymous: 303,
  allowed,
  only,
  at,
})
const workForm = (
  id: string,
  at: string,
  [shown, done]: readonly [Answer, Answer],
  only?: readonly Role[],
) => ({
  [id]: work(at, shown, only),
  [`${id}.send`]: { ...work(at, done, only), anonymous: 403 } as const,
})
/** A question of somebody whom nobody is around. */
const answered = (id: string, at: string, only: readonly Role[]) =>
  workForm(id, `${at}/${nobody}/1`, [404, 404], only)
const reviewers = ['team-leader', 'data-protection-officer'] as const
const atSchool = ['teacher', 'student-counsellor', 'head-of-school'] as const

/** Reporting a concern. Nobody here has begun one or sent one under these numbers. */
const reporting = (id: string, at: string, begin: string, only: readonly Role[]) => ({
  [id]: work(at, 200, only),
  [`${id}.report`]: work(`${at}/999999`, 404, only),
  ...workForm(`${id}.new`, begin, [200, 422], only),
  ...workForm(`${id}.what`, `${at}/drafts/999999/what`, [404, 404], only),
  ...workForm(`${id}.told`, `${at}/drafts/999999/told`, [404, 404], only),
  [`${id}.drop`]: { ...work(`${at}/drafts/999999/drop`, 404, only), anonymous: 403 } as const,
})

/** A page with a form, and what the form does. */
const form = (id: string, at: string) => ({ [id]: kept(at), [`${id}.send`]: sent(at) })

/** The administration door. The demonstration's first organisation, class, member, user and role are always there. */
const control: readonly Role[] = ['administrator', 'data-protection-officer']
const controlled = (at: string, only: readonly Role[] = control, allowed: Answer = 200): RouteAccess => ({
  anonymous: 303,
  allowed,
  only,
  at,
})
const administered = (at: string, allowed: Answer = 422, only: readonly Role[] = ['administrator']) => ({
  anonymous: 403 as const,
  allowed,
  only,
  at,
})
/** A page with a form, and what the form does, for administrators alone. */
const step = (id: string, at: string, sent: Answer = 422) => ({
  [id]: controlled(at, ['administrator']),
  [`${id}.send`]: administered(at, sent),
})
const leaders: readonly Role[] = ['team-leader', 'head-of-school']
const user = '/admin/users/1'

const shownTo = (only: readonly Role[], at: string, allowed: Answer = 200): RouteAccess =>
  controlled(at, only, allowed)
const sentBy = (only: readonly Role[], at: string, allowed: Answer = 422): RouteAccess =>
  administered(at, allowed, only)
const citizens = ['young-person', 'guardian'] as const
const lookers = ['counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader'] as const
const officers = ['data-protection-officer', 'administrator'] as const
/** Somebody whom nobody is around: not there for those whom the door lets in, whoever they are. */
const copyOfNobody = '/me/copy/00000000-0000-4000-8000-000000000000'

/** Copies, keeping, exports of many. Nobody has asked for a copy in the demonstration, so none can be looked through. */
const rights: Readonly<Record<string, RouteAccess>> = {
  'me.copies': shownTo(citizens, '/me/copy'),
  'me.copy': shownTo(citizens, copyOfNobody, 404),
  'me.copy-json': shownTo(citizens, `${copyOfNobody}/data.json`, 404),
  'me.copy-pdf': shownTo(citizens, `${copyOfNobody}/copy.pdf`, 404),
  'me.copy-ask.send': sentBy(citizens, `${copyOfNobody}/ask`, 404),
  'work.copies': shownTo(lookers, '/work/copies'),
  'work.copy': shownTo(lookers, '/work/copies/1', 404),
  'work.copy-release.send': sentBy(lookers, '/work/copies/1/release/0', 404),
  'work.copy-finish.send': sentBy(lookers, '/work/copies/1/finish', 404),
  'work.exports': shownTo([...lookers, 'administrator'], '/work/exports'),
  'work.export-ask': shownTo([...lookers, 'administrator'], '/work/exports/ask'),
  'work.export-ask.send': sentBy([...lookers, 'administrator'], '/work/exports/ask'),
  'work.export-answer.send': sentBy(['team-leader', 'administrator'], '/work/exports/1/answer'),
  'admin.processing': shownTo(officers, '/admin/processing'),
  'admin.retention': shownTo(officers, '/admin/retention'),
  'admin.retention-blocked': shownTo(['data-protection-officer'], '/admin/retention/blocked'),
  'admin.retention-authority': shownTo(['data-protection-officer'], '/admin/retention/rules/1/authority'),
  'admin.retention-authority.send': sentBy(['data-protection-officer'], '/admin/retention/rules/1/authority'),
}

/**
 * Who comes where, by the route's id: written down by hand, so that opening or closing something is a change that
 * somebody reads (trust requirement T-02). A form is sent with a valid token and nothing else.
 */
export const routeAccess: Readonly<Record<string, RouteAccess>> = {
  'public.front': open,
  'public.vision': open,
  'public.theme': { ...open, at: '/temaer/2' },
  'public.sub-goal': { ...open, at: '/delmaal/2.3' },
  'public.initiative': { ...open, at: '/initiativer/2.1' },
  'public.targets': open,
  'public.indicator': { ...open, at: '/maal-og-tal/eud-applications' },
  'public.quarters': open,
  'public.quarter': { ...open, at: `/kvartaler/${quarter}` },
  'public.quarter-file': { ...open, at: `/kvartaler/${quarter}/status.csv` },
  'public.catalogue': open,
  'public.partnership': open,
  'public.youth-council': open,
  'public.about-figures': open,
  'public.adopted-text': open,
  'public.turn-to': open,
  'public.search': open,
  'public.downloads': open,
  'public.accessibility': open,
  'public.privacy': open,
  'public.never': open,
  'public.figures-file': open,
  'public.strategy-file': open,
  'public.robots': open,
  'public.site-map': open,
  'sign-in.page': open,
  // The one through which these sessions came is not in the test's configuration.
  'sign-in.again': { anonymous: 303, allowed: 404 },
  // Without the name of a provider there is nothing to start, and without an attempt nothing to finish.
  'sign-in.start': { anonymous: 404, allowed: 404 },
  'sign-in.callback': { anonymous: 303, allowed: 303 },
  'sign-out': { anonymous: 303, allowed: 303 },
  'sign-out.done': { anonymous: 303, allowed: 303 },
  'account.page': { anonymous: 303, allowed: 200 },
  'account.end-session': ownForm,
  'account.end-other-sessions': ownForm,
  'account.reach': work('/konto/saadan-naar-unge-dig', 200),
  'account.reach.send': { ...work('/konto/saadan-naar-unge-dig', 303), anonymous: 403 },
  'me.front': { anonymous: 303, allowed: 200, withoutRole: 200, only: ['young-person', 'guardian'] },
  'me.about': mine(),
  'me.own-words': mine(),
  'me.own-words.send': mineSent(422),
  'me.restricted-notes': mine(),
  'me.consents': mine(),
  'me.consent-answer.send': mineSent(422, '/me/consents/asked/1'),
  'me.consent-withdraw.send': mineSent(404, '/me/consents/given/1/withdraw'),
  'me.new-adult': mine(),
  'me.new-adult-yes.send': mineSent(422, '/me/new-adult/yes'),
  'me.new-adult-ask.send': mineSent(422, '/me/new-adult/ask'),
  'me.log': ofCitizens('/log'),
  'me.child': ofCitizens(''),
  'me.onlookers': ofCitizens('/who-can-see'),
  'me.ask': ofCitizens('/ask'),
  'me.ask.send': sentByCitizens('/ask'),
  'me.questions': ofCitizens('/questions'),
  'me.question': ofCitizens('/questions/1'),
  ...talkRoutes({ work, workForm, ofCitizens, sentByCitizens, young, nobody, atSchool }),
  'me.concerns': ofCitizens('/concerns'),
  'me.wrong': ofCitizens('/wrong'),
  'me.wrong.send': sentByCitizens('/wrong'),
  'notices.page': { anonymous: 303, allowed: 200 },
  'notices.read': ownForm,
  'demonstration.mail': open,
  'lead.front': led('/lead'),
  'lead.edition': led(edition),
  'lead.preview': led(`${edition}/preview`),
  'lead.history': led(`${edition}/history`),
  'lead.passage': led(initiative),
  'lead.releases': led('/lead/releases'),
  'lead.release': kept(`/lead/releases/${quarter}`),
  // It is published already, and only once.
  'lead.release.send': sent(`/lead/releases/${quarter}`, 409),
  ...form('lead.edition-new', '/lead/new-edition'),
  ...form('lead.edition-edit', `${edition}/edit`),
  ...form('lead.move', `${edition}/move/superseded`),
  ...form('lead.wording', `${edition}/wording`),
  ...form('lead.take-over', `${edition}/take-over`),
  ...form('lead.decision-new', `${edition}/new-decision`),
  ...form('lead.decision-correct', `${edition}/decisions/1/correct`),
  ...form('lead.seat-new', `${edition}/new-seat`),
  ...form('lead.seat-edit', `${edition}/seats/1/edit`),
  ...form('lead.passage-new', `${edition}/new-passage/initiative/2`),
  ...form('lead.passage-edit', `${initiative}/edit`),
  ...form('lead.passage-replace', `${initiative}/replace`),
  ...form('lead.passage-withdraw', `${initiative}/withdraw`),
  ...form('lead.passage-restore', `${initiative}/restore`),
  // The first event is the edition's own, and a passage cannot take it back.
  'lead.passage-take-back': kept(`${initiative}/take-back/1`, 404),
  'lead.passage-take-back.send': sent(`${initiative}/take-back/1`, 404),
  // Only the list of today, the caseload, the search and emergency access are there for somebody who is around nobody.
  'work.today': work('/work', 200),
  'work.today-csv': work('/work/today/list.csv', 200),
  'work.today-xlsx': work('/work/today/list.xlsx', 200),
  // A stream of events, and no page.
  'work.today-news': work('/work/today/news'),
  'work.today-save': { ...work('/work/today/views', 422), anonymous: 403 },
  'work.today-drop': { ...work('/work/today/views/999999/drop'), anonymous: 403 },
  'work.leader': work('/work/leader', 200, ['team-leader']),
  'work.law-clocks': work('/work/law-clock', 200, ['team-leader']),
  'work.caseload': work('/work/caseload', 200),
  'work.caseload-csv': work('/work/caseload/list.csv', 200),
  'work.caseload-xlsx': work('/work/caseload/list.xlsx', 200),
  ...workForm('work.search', '/work/search', [200, 422]),
  'work.person': work(young),
  ...workForm('work.location', `${young}/location`, [404, 404]),
  'work.note': work(`${young}/notes/1`),
  ...workForm('work.note-new', `${young}/new-note`, [404, 404]),
  'work.note-draft': { ...work(`${young}/note-draft`), anonymous: 403 },
  ...workForm('work.note-revise', `${young}/notes/1/revise`, [404, 404]),
  ...workForm('work.note-move', `${young}/notes/1/move`, [404, 404]),
  'work.note-move-there': { ...work(`${young}/notes/1/move-there`), anonymous: 403 },
  'work.activity': work(`${young}/activities/${nobody}`),
  ...workForm('work.activity-new', `${young}/new-activity`, [404, 404]),
  ...workForm('work.activity-correct', `${young}/activities/${nobody}/correct`, [404, 404]),
  ...workForm('work.activity-end', `${young}/activities/${nobody}/end`, [404, 404]),
  ...workForm('work.activity-confirm', `${young}/activities/${nobody}/confirm`, [404, 404]),
  ...workForm('work.activity-withdraw', `${young}/activities/${nobody}/withdraw`, [404, 404]),
  ...workForm('work.activity-agree', `${young}/activities/${nobody}/agree/${nobody}`, [404, 404]),
  ...workForm('work.focus-mark', `${young}/special-focus`, [404, 404]),
  ...workForm('work.focus-lift', `${young}/special-focus/lift`, [404, 404]),
  ...workForm('work.offer', `${young}/offer`, [404, 404]),
  ...workForm('work.home-new', `${young}/new-home`, [404, 404]),
  ...workForm('work.contact-edit', `${young}/contact`, [404, 404]),
  ...workForm('work.guardian-new', `${young}/new-parent`, [404, 404]),
  ...workForm('work.custody-end', `${young}/custody/1/end`, [404, 404]),
  ...workForm('work.consent-new', `${young}/new-consent`, [404, 404]),
  ...workForm('work.consent-withdraw', `${young}/consents/1/withdraw`, [404, 404]),
  ...workForm('work.refer', `${young}/refer`, [404, 404]),
  ...workForm('work.relation-end', `${young}/relations/1/end`, [404, 404]),
  'work.concerns': work('/work/concerns', 200),
  // No concern has that number.
  'work.concern': work('/work/concerns/999999'),
  'work.concern-step': { ...work('/work/concerns/999999/step'), anonymous: 403 },
  'work.concern-answer': { ...work('/work/concerns/999999/answer'), anonymous: 403 },
  ...Object.fromEntries(
    ['close', 'merge', 'redirect', 'owner', 'custody', 'match'].flatMap((id) =>
      Object.entries(workForm(`work.concern-${id}`, `/work/concerns/999999/${id}`, [404, 404])),
    ),
  ),
  ...reporting('work.reports', '/work/reports', '/work/new-report', workers),
  'work.promises': work('/work/promises', 200),
  // No rule has found anything under that number.
  ...workForm('work.signal-end', '/work/signals/999999/end', [404, 404]),
  // Nothing is promised under that number.
  ...workForm('work.promise-excuse', '/work/promises/999999/excuse', [404, 404]),
  ...workForm('work.away', '/work/away', [200, 422]),
  ...aroundRoutes({ work, workForm, young }),
  ...workForm('work.break-glass', '/work/break-glass', [200, 422]),
  ...workForm('work.break-glass-end', '/work/break-glass/1/end', [404, 404]),
  'work.break-glass-reviews': work('/work/break-glass-review', 200, reviewers),
  ...workForm('work.break-glass-review', '/work/break-glass-review/1', [404, 404], reviewers),
  'work.log-requests': work('/work/log-requests', 200, ['team-leader']),
  ...answered('work.log-requests.answer', '/work/log-requests', ['team-leader']),
  'work.objections': work('/work/objections', 200),
  ...answered('work.objections.answer', '/work/objections', workers),
  'school.front': work('/school', 200, atSchool),
  ...reporting('school.concerns', '/school/concerns', '/school/new-concern', atSchool),
  ...absenceRoutes({ work, workForm, nobody, atSchool }),
  'school.pupil': work(`/school/pupils/${nobody}`, 404, atSchool),
  'admin.front': controlled('/admin', [...control, ...leaders, 'analyst']),
  // Without a purpose the pages say that one has to be stated first.
  'admin.figures': controlled('/admin/figures', ['analyst']),
  'admin.figures.send': administered('/admin/figures', 422, ['analyst']),
  ...Object.fromEntries(
    ['day', 'people', 'series', 'explorer', 'forecast'].map((page) => [
      `admin.figures-${page}`,
      controlled(`/admin/figures/${page}`, ['analyst']),
    ]),
  ),
  'admin.history': controlled('/admin/history'),
  'admin.organisations': controlled('/admin/organisations'),
  'admin.organisation': controlled('/admin/organisations/1'),
  ...step('admin.organisation-new', '/admin/new-organisation'),
  ...step('admin.organisation-edit', '/admin/organisations/1/edit'),
  ...step('admin.organisation-close', '/admin/organisations/1/close'),
  ...step('admin.unit-new', '/admin/organisations/1/new-unit'),
  'admin.unit': controlled('/admin/units/1'),
  ...step('admin.unit-edit', '/admin/units/1/edit'),
  ...step('admin.unit-close', '/admin/units/1/close'),
  ...step('admin.member-new', '/admin/units/1/new-member'),
  ...step('admin.member-end', '/admin/units/1/members/1/end'),
  ...step('admin.roll', '/admin/units/1/roll'),
  'admin.users': controlled('/admin/users'),
  'admin.user': controlled(user),
  ...step('admin.user-await', '/admin/new-user'),
  ...step('admin.user-suspend', `${user}/suspend`),
  // Nobody has closed for the first user, so there is nothing to open again.
  ...step('admin.user-lift', `${user}/lift`, 409),
  ...step('admin.user-left', `${user}/left`),
  'admin.user-end-session': administered(`${user}/end-session`),
  'admin.user-end-sessions': administered(`${user}/end-sessions`, 303),
  ...step('admin.role-give', `${user}/new-role`),
  ...step('admin.role-end', `${user}/roles/1/end`),
  ...step('admin.role-extend', `${user}/roles/1/extend`),
  ...step('admin.see-as', `${user}/see-as`),
  // Nobody here sees as somebody else, and so nobody can end it.
  'admin.see-as-end': administered('/admin/see-as/end', 303, []),
  'admin.review': controlled('/admin/review', [...control, ...leaders]),
  'admin.review-confirm': administered('/admin/review', 422, ['administrator', ...leaders]),
  'admin.find-person': controlled('/admin/people'),
  'admin.find-person.send': administered('/admin/people', 422, control),
  'admin.onlookers': controlled(`/admin/people/${nobody}/onlookers`, control, 404),
  'admin.rules': controlled('/admin/rules'),
  ...step('admin.rule-new', '/admin/new-rule'),
  ...step('admin.rule-end', '/admin/rules/1/end'),
  'admin.status-rules': controlled('/admin/status-rules'),
  'admin.status-version': controlled('/admin/status-rules/1'),
  ...step('admin.status-new', '/admin/new-status-rules'),
  // Version 1 is in force, and what is in force is not changed.
  ...Object.fromEntries(
    [
      ['type', 'types/stx'],
      ['settings', 'settings'],
      ['in-force', 'in-force'],
    ].flatMap(([id, at]) => [
      [`admin.status-${id}`, controlled(`/admin/status-rules/1/${at}`, ['administrator'], 404)],
      [`admin.status-${id}.send`, administered(`/admin/status-rules/1/${at}`, 404)],
    ]),
  ),
  'admin.service-levels': controlled('/admin/service-levels'),
  'admin.service-version': controlled('/admin/service-levels/1'),
  ...step('admin.service-new', '/admin/new-service-levels'),
  ...step('admin.law-clock', '/admin/law-clock'),
  ...Object.fromEntries(
    ['edit', 'in-force'].flatMap((id) => [
      [`admin.service-${id}`, controlled(`/admin/service-levels/1/${id}`, ['administrator'], 404)],
      [`admin.service-${id}.send`, administered(`/admin/service-levels/1/${id}`, 404)],
    ]),
  ),
  ...signalRoutes({ controlled, administered, step }),
  'admin.merges': controlled('/admin/merges'),
  ...step('admin.merge-new', '/admin/new-merge'),
  // Nobody is here twice in these tests.
  'admin.merge': controlled('/admin/merges/99', control, 404),
  'admin.merge-step': administered('/admin/merges/99', 404),
  'admin.imports': controlled('/admin/imports'),
  ...step('admin.import-new', '/admin/new-import'),
  // A file that nobody has brought.
  'admin.import': controlled('/admin/imports/999999', control, 404),
  'admin.import-take': administered('/admin/imports/999999', 404),
  'admin.import-report': controlled('/admin/imports/999999/report/csv', control, 404),
  'admin.log': controlled('/admin/log', ['data-protection-officer']),
  'admin.sample': controlled('/admin/sample', ['data-protection-officer', ...leaders]),
  'admin.log-requests': controlled('/admin/log-requests', ['data-protection-officer']),
  ...answered('admin.log-requests.answer', '/admin/log-requests', ['data-protection-officer']),
  // No month has been drawn in the demonstration.
  'admin.sample-judge': controlled('/admin/sample/1', ['data-protection-officer', ...leaders], 404),
  'admin.sample-judge.send': administered('/admin/sample/1', 404, ['data-protection-officer', ...leaders]),
  ...rights,
}
