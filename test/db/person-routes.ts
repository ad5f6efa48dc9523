import type { Role } from '../../src/platform/access/actor.ts'

/** A route about one young person: what comes back, by what somebody is to them. */
export interface PersonRoute {
  /** For those who may: a page (200), or an empty form once more (422), or nothing under the number in it (404). */
  readonly answers: 200 | 303 | 404 | 409 | 422
  /** Those of `actorNames` (test/support/standings.ts) who may, of somebody around whom they are. */
  readonly opens: string
  /** Of somebody protected, where that differs. */
  readonly opensProtected?: string
  /** Roles that control who sees whom: they may, whoever it is. */
  readonly control?: readonly Role[]
}

/** The young person's own door: theirs, and a holder of custody's. Sofie has no account of her own here. */
const own = (answers: PersonRoute['answers']): PersonRoute => ({
  answers,
  opens: 'young-person guardian',
  opensProtected: 'guardian',
})

/** Those around a young person at work; what fewer of them may names them. */
const around = (
  answers: PersonRoute['answers'],
  opens = 'contact-person caseworker team-leader',
): PersonRoute => ({ answers, opens })

/** Of the protected only an import writes where they can be found. */
const unprotected = (answers: PersonRoute['answers']): PersonRoute => ({
  ...around(answers),
  opensProtected: '',
})

/**
 * Every route with a young person in its address (trust requirement T-02). Whoever is not named gets 404, as for
 * somebody who does not exist; whom the door does not let in gets 403 (route-access.ts).
 */
export const personRoutes: Readonly<Record<string, PersonRoute>> = {
  'me.child': own(200),
  'me.log': own(200),
  'me.onlookers': own(200),
  'me.ask': own(200),
  'me.ask.send': own(422),
  'me.questions': own(200),
  'me.question': own(404),
  'me.talks': own(200),
  'me.concerns': own(200),
  // No talk has that number.
  'me.talk-answer': own(404),
  'me.talk-reply': own(422),
  'me.talk-give-back': own(404),
  'me.talk-give-back.send': own(404),
  'me.talk-step': own(422),
  'me.talk-calendar': own(404),
  'me.wrong': own(200),
  'me.wrong.send': own(422),
  'work.person': around(200),
  'work.location': around(200, 'contact-person'),
  'work.location.send': around(422, 'contact-person'),
  'work.note': around(404),
  'work.note-new': around(200),
  'work.note-new.send': around(422),
  'work.note-draft': around(422),
  'work.note-revise': around(404),
  'work.note-revise.send': around(404),
  'work.note-move': around(404),
  'work.note-move.send': around(404),
  'work.note-move-there': around(404),
  'work.activity': around(404),
  'work.activity-new': around(200),
  'work.activity-new.send': around(422),
  'work.activity-correct': around(404),
  'work.activity-correct.send': around(404),
  'work.activity-end': around(404),
  'work.activity-end.send': around(404),
  'work.activity-confirm': around(404),
  'work.activity-confirm.send': around(404),
  'work.activity-withdraw': around(404),
  'work.activity-withdraw.send': around(404),
  'work.activity-agree': around(404),
  'work.activity-agree.send': around(404),
  'work.focus-mark': around(200),
  'work.focus-mark.send': around(422),
  'work.focus-lift': around(404),
  'work.focus-lift.send': around(404),
  // Nobody's clock runs in these tests.
  'work.offer': around(404),
  'work.offer.send': around(404),
  'work.home-new': unprotected(200),
  'work.home-new.send': unprotected(422),
  'work.contact-edit': unprotected(200),
  'work.contact-edit.send': unprotected(422),
  'work.guardian-new': unprotected(200),
  'work.guardian-new.send': unprotected(422),
  'work.custody-end': around(404),
  'work.custody-end.send': around(404),
  'work.consent-new': around(200, 'contact-person'),
  'work.consent-new.send': around(422, 'contact-person'),
  'work.consent-withdraw': around(404),
  'work.consent-withdraw.send': around(404),
  'work.refer': around(200),
  'work.refer.send': around(422),
  'work.relation-end': around(404),
  'work.relation-end.send': around(404),
  // They have a contact person.
  'work.contact-assign': around(404),
  'work.contact-assign.send': around(404),
  'work.contact-end': around(200, 'team-leader'),
  'work.contact-end.send': around(422, 'team-leader'),
  'work.hand-over': around(200, 'contact-person team-leader'),
  'work.hand-over.send': around(422, 'contact-person team-leader'),
  'work.attempts': around(200),
  'work.attempts.send': around(422),
  // Nobody tries to reach them, and no youth guide is around them.
  'work.attempts-stop': around(404),
  'work.attempts-stop.send': around(404),
  'work.guide': around(404),
  'work.guide.send': around(404),
  'work.guide-begin': around(200),
  'work.guide-begin.send': around(422),
  'work.guide-end': around(404),
  'work.guide-end.send': around(404),
  'work.talk-new': around(200),
  'work.talk-new.send': around(422),
  'work.talk-book': around(422),
  'school.talk-new': { answers: 200, opens: 'teacher head-of-school' },
  'school.talk-new.send': { answers: 422, opens: 'teacher head-of-school' },
  // No rule of the school is on: there is nothing to answer, whoever asks.
  'school.signal': { answers: 404, opens: '' },
  'school.signal.send': { answers: 404, opens: '' },
  'school.pupil': { answers: 200, opens: 'teacher head-of-school' },
  // Of a question or an objection that is not there, nobody has anything.
  'work.log-requests.answer': around(404),
  'work.log-requests.answer.send': around(404),
  'work.objections.answer': around(404),
  'work.objections.answer.send': around(404),
  'admin.onlookers': { answers: 200, opens: '', control: ['administrator', 'data-protection-officer'] },
  'admin.log-requests.answer': around(404),
  'admin.log-requests.answer.send': around(404),
  'me.copy': own(200),
  'me.copy-json': own(200),
  'me.copy-pdf': own(200),
  'me.copy-ask.send': own(303),
}
