import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-guide.da.ts'

export const en: Translation<typeof da> = {
  guideTitle: 'The youth guide’s effort',
  guideIs: '{name} has been the youth guide since {since}. The effort is for:',
  guideDue: 'The next review is due on {date}.',
  guideLate: 'The review was due on {date}.',
  guideReviews: 'Reviews',
  guideNoReviews: 'No review has been held yet.',
  guideReviewsCaption: 'Reviews, the newest on top',
  guideColumnWords: 'What you talked about',
  guideHeldOn: 'When was the review?',
  guideWords: 'What did you talk about, and what is the next step?',
  guideReviewSubmit: 'Save the review',
  guideBeginTitle: 'Begin the effort of a youth guide',
  guideBeginText:
    'A youth guide is for those who need it most. The guide can see the young person from today on, and reviews every month.',
  guideWho: 'Who is to be the youth guide?',
  guidePurpose: 'What is the effort to help with?',
  guideBeginSubmit: 'Begin',
  guideEndTitle: 'End the effort',
  guideEndText: '{name} is no longer the youth guide from today on.',
  guideBecause: 'Why does the effort end?',
  guideEndSubmit: 'End from today on',
  done_guideBegun: 'The effort has begun. The youth guide is told.',
  done_guideReviewed: 'The review is saved. The next one is on the list.',
  done_guideEnded: 'The effort has ended.',
}
