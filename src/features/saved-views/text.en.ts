import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  nameNeeded: 'Give the list a name.',
  nameTooLong: 'The name may have {most} characters at most.',
  nameTaken: 'You already have a list of that name.',
  tooMany: 'You can save {most} lists. Delete one before you save another.',
}
