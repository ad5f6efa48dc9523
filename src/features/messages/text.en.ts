import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  noticesTitle: 'Notices',
  noticesIntro: 'This is what is new for you. Only you can see the list.',
  noticesNone: 'There is nothing new for you.',
  noticesCaption: 'Your notices, the newest first',
  noticeWhen: 'When',
  noticeWhat: 'What',
  noticeState: 'Read',
  noticeRead: 'Read',
  markRead: 'Mark as read',
  markReadOf: 'the notice of {at}',
  markAllRead: 'Mark all as read',
  markedNotice: 'It is marked as read.',
  unknownNotice: 'There is no such notice.',

  'kind_emergency-access': 'Emergency access was used. See by whom and why.',
  'kind_export-waits': 'A large export waits for your answer.',
  'kind_log-question': 'A young person or a parent asks who looked. Answer within a month.',
  'kind_log-answer': 'You have an answer to who looked.',
  kind_objection: 'Something is said to be wrong. Look at it, and answer.',
  'kind_objection-answer': 'You have an answer to what you said was wrong.',
  'kind_concern-arrived': 'A concern has come to you. Answer before its day.',
  'kind_concern-news': 'There is news of something that you reported.',
  'kind_concern-custody': 'There is news of your child. See whom you can talk with.',
  'kind_promise-broken': 'A promise of your team is past its day. See what can be done.',
  'kind_talk-invitation': 'You are invited to a talk. Say when you can.',
  'kind_talk-time': 'There is a time for a talk.',
  'kind_talk-other-time': 'Somebody who is invited asks for another time.',
  'kind_talk-cancelled': 'A talk is cancelled.',
  'kind_talk-reminder': 'You have a talk soon. See when.',
  'kind_talk-minutes': 'There are minutes for you.',
  'kind_copy-waits': 'A copy waits for you to look through its words. Do so within a month.',

  mailTitle: 'Mail of the demonstration',
  mailIntro:
    'Nothing goes out from here. This is the mail that would have been sent. All people and addresses are invented, so anybody may see it.',
  mailRule: 'A mail only says that there is news. It never says what, or about whom.',
  mailNone: 'No mail has been made yet.',
  mailAt: 'Made {at}',
  mailRaw: 'The whole mail, as it would go out',
}
