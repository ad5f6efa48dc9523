import type { Translation } from '../text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  notFoundTitle: 'We cannot find the page',
  notFoundText: 'The page does not exist, or it has moved. Check the address, or search for it.',
  forbiddenTitle: 'This page is not open to you',
  forbiddenText:
    'You are signed in, but your role does not give access to this page. Ask your leader if you think it should.',
  notSavedTitle: 'What you wrote is not saved',
  notSavedText: 'The page does not exist, or it is not open to you. That can have changed while you wrote.',
  notSavedCopy:
    'Your text is on this page only. Copy it before you go on. Ask the contact person, or whoever you usually turn to, where it belongs.',
  notSavedHere: 'What you wrote is not saved. It stands here, so that you can copy it.',
  notSavedHidden: 'Numbers that may be a CPR number are hidden.',
  notSavedLabel: 'What you wrote',
  notSavedLabelOf: 'What you wrote ({number} of {all})',
  sessionOverTitle: 'You are no longer signed in',
  sessionOverText: 'What you sent is not saved.',
  sessionOverKept:
    'What you sent is still here. Sign in in a new tab. Then come back to this page and send it again. Only you can send it.',
  signedInSinceTitle: 'You have signed in again',
  signedInSinceText: 'The page you sent from is from before you signed in again. Nothing is saved yet.',
  signedInSinceKept:
    'You are signed in as {name}. What you sent is still here. Send it again, and it will be saved.',
  signInFirstTitle: 'Show once more that it is you',
  signInFirstText:
    'It is a while since you signed in. For this you have to do it again. Nothing is saved yet.',
  signInFirstKept:
    'What you wrote is still here. Sign in again in a new tab. Then come back to this page and send it again.',
  othersFormTitle: 'The page belongs to somebody else',
  othersFormText:
    'You are signed in as somebody else than the one the page was shown to. Nothing is saved. Only they can send what was on it. If that is you, sign in as them in a new tab, and reload this page.',
  forgedTitle: 'We could not accept the form',
  forgedText: 'The form was too old or came from somewhere else. Go back, reload the page and send it again.',
  tooLargeTitle: 'That was too much at once',
  tooLargeText: 'What you sent is too large. Make the text shorter and try again.',
  tooManyTitle: 'That was a little too fast',
  tooManyText: 'Many requests came in a short time. Nothing is lost. Wait a little, and then try again.',
  tooManyKept: 'What you sent is still here. Wait a little, and send it again.',
  brokenTitle: 'Something went wrong on our side',
  brokenText:
    'It is our fault, not yours. Try again in a moment. If it happens again, write to us with this number: {id}',
  brokenKept: 'What you sent is still here. Send it again in a moment, or copy it.',
  awayTitle: 'We cannot answer right now',
  awayText: 'Our database does not answer. Nothing was saved and nothing was shown. Try again in a minute.',
  awayKept:
    'What you wrote is still here. Stay on the page and send it again in a moment. It will be saved once.',
  sendAgain: 'Send it again',
  signInThere: 'Sign in (opens in a new tab)',
  lostText: 'Go back and copy what you have written before you try again.',
  lostFile:
    'The file was not taken, and we cannot keep it for you. Go back, choose the file again and send it.',
  fileAgain: 'We cannot keep a file for you. Choose it again:',
  toFront: 'Go to the front page',
}
