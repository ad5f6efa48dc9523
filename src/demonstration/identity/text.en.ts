import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  site: 'Fodfæste: sign in to the demonstration',
  title: 'Who do you want to be?',
  demonstration:
    'This is a demonstration. All the people are invented, and none of them exist. Choose a person to see what that person sees. You need no password.',
  citizen: 'Young people and parents',
  staff: 'Staff, leadership group and councils',
  school: 'Teachers and heads of schools',
  cancel: 'Cancel and go back',
  otherLanguage: 'Dansk',
  goneTitle: 'We cannot sign you in',
  gone: 'Perhaps too much time has passed. Go back to the page you came from and try again.',
  notFoundTitle: 'Page not found',
  notFound: 'There is only a page here for signing in to the demonstration.',
  signedOutTitle: 'You are signed out',
  signedOut: 'You may close the page.',
}
