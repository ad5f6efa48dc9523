import type { Translation } from '../text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  notFoundTitle: 'We cannot find the page',
  notFoundText: 'The page does not exist, or it has moved. Check the address, or search for it.',
  forbiddenTitle: 'This page is not open to you',
  forbiddenText:
    'You are signed in, but your role does not give access to this page. Ask your leader if you think it should.',
  sessionOverTitle: 'You are no longer signed in',
  sessionOverText:
    'What you sent is not saved. Go back and copy what you wrote. Then sign in again and paste it.',
  forgedTitle: 'We could not accept the form',
  forgedText: 'The form was too old or came from somewhere else. Go back, reload the page and send it again.',
  tooLargeTitle: 'That was too much at once',
  tooLargeText: 'What you sent is too large. Make the text shorter and try again.',
  tooManyTitle: 'That was a little too fast',
  tooManyText: 'Many requests came in a short time. Nothing is lost. Wait a little, and then try again.',
  brokenTitle: 'Something went wrong on our side',
  brokenText:
    'It is our fault, not yours. Try again in a moment. If it happens again, write to us with this number: {id}',
  awayTitle: 'We cannot answer right now',
  awayText: 'Our database does not answer. Nothing was saved and nothing was shown. Try again in a minute.',
  awayKept:
    'What you wrote is still here. Stay on the page and send it again in a moment. It will be saved once.',
  awayAgain: 'Send it again',
  toFront: 'Go to the front page',
}
