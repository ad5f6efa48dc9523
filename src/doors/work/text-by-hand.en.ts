import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-by-hand.da.ts'

export const en: Translation<typeof da> = {
  homeTitle: 'Enter a home',
  homeText:
    'The home before ends on the day on which the new one begins. Young people count where they live.',
  homeAddress: 'Address',
  homeArea: 'Area',
  homeMunicipality: 'The municipality’s number',
  homeMunicipalityHint: 'Three digits. Your own number is there already.',
  homeFrom: 'From which day?',
  homeSubmit: 'Keep the home',
  contactEditTitle: 'Change telephone and e-mail',
  contactNone: 'Not known',
  contactSubmit: 'Keep',
  guardianTitle: 'Enter a parent',
  guardianText:
    'It is for whoever has custody. Signing in takes a person number, which comes with an import only.',
  guardianName: 'Name',
  guardianFrom: 'Has custody from',
  guardianSubmit: 'Keep the parent',
  custodyEndTitle: 'End custody',
  custodyEndText: 'From today on {who} sees nothing more about the young person.',
  custodyEndSubmit: 'End it',
  done_homeChanged: 'The home is kept.',
  done_contactChanged: 'The contacts are kept.',
  done_guardianEntered: 'The parent is entered.',
  done_custodyEnded: 'Custody has ended.',
}
