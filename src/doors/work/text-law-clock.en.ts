import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-law-clock.da.ts'

export const en: Translation<typeof da> = {
  'clockTitle_law-clock': 'The law’s clock',
  'clockTitle_no-gap': 'A new activity without a gap',
  'clockText_law-clock':
    'When somebody of 15 to 17 does not follow their education plan, you are to be in contact within 5 working days and to make an offer within 30 days after the contact. This is modelled on BEK 1014/2019 § 10.',
  clockLearned: 'You learned of it',
  clockContact: 'Contact',
  clockOffer: 'Offer of a new activity',
  'clockText_no-gap':
    'When something ends for somebody of 18 to 24 and you know of nothing new, you offer a new activity within the service level. It is the municipality’s own promise.',
  'clockSince_no-gap':
    'Without an activity since {date}. The clock counts from the day on which you learned of it.',
  'clockSince_law-clock':
    'The plan has not been followed since {date}. The clock counts from the day on which you learned of it.',
  clockDue: 'By {date}, by {owner}',
  clockDueNobody: 'By {date}',
  clockLate: 'Past its day',
  clockWaitsForContact: 'After the contact',
  clockLetGo: 'Excused',
  clockOffered: '{date}: {type}',
  clockBegan: '{date}: an activity began',
  clockTry: 'Write contact or an attempt down',
  offerTitle: 'Write an offer down',
  offerText: 'Write what you have offered {name}. An activity that begins counts as an offer too.',
  offerType: 'What is the offer?',
  offerOn: 'On which day did you make the offer?',
  offerWords: 'The offer in short',
  offerWordsHint: 'The young person can read it.',
  offerSubmit: 'Save the offer',
  rowOffer: 'Write an offer down',
  done_offerMade: 'The offer is saved.',
  clocksTitle: 'Each young person for whom the law’s clock runs',
  clocksText:
    'Look through the list once a week. Here are those for whom somebody in the teams that you lead keeps the clock.',
  clocksNone: 'The law’s clock runs for nobody right now.',
  clocksCaption: 'Young people for whom the law’s clock runs. What is due first stands on top.',
  clocksWhat: 'Still to do',
  clockNotStarted:
    'The law’s clock does not count yet. An administrator says from when on it does, on the page of service levels.',
}
