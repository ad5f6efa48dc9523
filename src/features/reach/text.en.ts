import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  title: 'How young people reach you',
  intro:
    'What you write here can be seen by your young people on their page. So can a parent who can see that you are the young person’s adult. Write only the number and mail of your work.',
  phone: 'Phone at work',
  phoneHint: 'Eight digits. A number that you answer yourself.',
  email: 'Mail at work',
  hours: 'When are you usually there?',
  hoursHint: 'For example: Monday to Thursday 9-15',
  save: 'Save',
  back: 'Back to your account',
  saved: 'Saved. Your young people can see it now.',
  emptied: 'Saved. Your young people see no number and no mail of yours.',
  now: 'This is what your young people see now:',
  nothing: 'Your young people cannot see how to reach you. Write your number or your mail, if you like.',
  write: 'Write how they reach you',
  change: 'Change it',
  badForm: 'The form is not whole. Load the page again.',
  tooLong: 'Write at most {most} characters.',
  badPhone: 'Write eight digits, for example 12 34 56 78. You may begin with +45.',
  badEmail: 'Write a whole mail address, for example name@kommune.dk.',
  shownPhone: 'Phone',
  shownEmail: 'Mail',
  shownHours: 'Usually there',
}
