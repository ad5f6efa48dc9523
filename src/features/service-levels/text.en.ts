import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  kind_acknowledge: 'Acknowledge to the reporter',
  'kind_named-owner': 'A named owner',
  'kind_first-contact': 'First contact with the young person',
  kind_offer: 'Offer of a new activity',
  'kind_answer-question': 'Answer to the young person’s question',
  'kind_next-attempt': 'Next contact attempt',
  'kind_plan-review': 'Plan review',
  kind_handover: 'Handover accepted',
  'kind_no-gap': 'New activity without a gap',
  urgency_ordinary: 'Can wait some days',
  urgency_soon: 'Urgent',
  urgency_today: 'Today',
  'unit_working-days':
    '{amount, plural, =0 {the same working day} one {1 working day} other {# working days}}',
  'unit_calendar-days': '{amount, plural, one {1 day} other {# days}}',
  unit_months: '{amount, plural, one {1 month} other {# months}}',
  'channel_text-message': 'Text message',
  channel_call: 'Call',
  channel_email: 'Email',
  'channel_digital-post': 'Digital Post',
  channel_letter: 'Letter',
  channel_visit: 'Visit',
  anotherTime: '{what} at another time of day',
  between: 'Write a whole number from 0 to {most}.',
}
