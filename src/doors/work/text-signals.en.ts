import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-signals.da.ts'

export const en: Translation<typeof da> = {
  kindSignal: 'Signal from a rule',
  signalSince: 'Since {date}',
  signalActed: 'It led to something',
  signalWhat: 'What has been done?',
  signalActedSubmit: 'Save what was done',
  signalGroundless: 'Groundless',
  signalWhy: 'Why?',
  signalGroundlessSubmit: 'Save as groundless',
  signalsTitle: 'What rules have noticed',
  signalsNone: 'No rule has raised a signal.',
  signalsCaption: 'Signals about the team’s young people, and what became of them',
  signalsRule: 'Rule',
  signalsRaised: 'Raised',
  signalBy: '{rule}. Written by {author}. {law}.',
  signalDates: 'Noted {date}. Expires {expires} unless there is something new.',
  signalAnswer: 'Answer the signal',
  signalAnswerText: 'The young person can see what you answer. It is counted with the rule, without a name.',
  signalAnswerLabel: 'What came of it?',
  signalAnswerSubmit: 'Save the answer',
  signalOvertaken: 'Somebody else has answered the signal meanwhile.',
  done_signalEnded: 'The answer is saved.',
}
