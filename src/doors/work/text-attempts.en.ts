import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-attempts.da.ts'

export const en: Translation<typeof da> = {
  attemptsTitle: 'Attempts to get in contact',
  attemptNew: 'Write an attempt down',
  attemptChannel: 'How',
  attemptOutcome: 'How did it go?',
  attemptOn: 'Which day?',
  attemptOnHint: 'Without a day it is now.',
  attemptTime: 'What was the time?',
  attemptTimeHint: 'Write for example 16:30.',
  attemptSubmit: 'Save the attempt',
  attemptsMade: 'What was tried',
  attemptsCaption: 'Attempts, the newest on top',
  attemptsNone: 'No attempt is written down.',
  effortMade:
    '{made, plural, one {There has been 1 attempt without contact} other {There have been # attempts without contact}} in a row.',
  effortDue: 'The next one is due on {date}.',
  effortLate: 'The next one was due on {date}.',
  effortNone: 'No attempts are under way.',
  effortNext: 'Next step: {what}.',
  stopTitle: 'Stop the attempts',
  stopText: 'Attempts do not stop by themselves. If you stop them, your leader sees why.',
  stopWhy: 'Why do you stop?',
  stopBecause: 'Write it in your own words',
  stopSubmit: 'Stop the attempts',
  stoppedTitle: 'Stopped attempts',
  stoppedText:
    'Here are the attempts that somebody in your team has stopped, and why. A new attempt begins anew.',
  stoppedNone: 'Nobody in your team has stopped attempts.',
  stoppedCaption: 'Stopped attempts, the newest on top',
  done_attemptMade: 'The attempt is saved. The next one is on the list.',
  done_contactMade: 'There is contact. The attempts have ended.',
  done_attemptsStopped: 'The attempts are stopped. Your leader can see why.',
}
