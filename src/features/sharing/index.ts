export { giveConsent, refer } from './actions.ts'
export { consentForm, longest, referralForm } from './forms.ts'
export {
  type Consent,
  consentsOf,
  type Disclosure,
  disclosuresOf,
  listConsents,
  listReferralReceivers,
  listSchools,
  type Receiver,
} from './queries.ts'
export {
  type ConsentCategory,
  consentCategories,
  type Giver,
  giversOf,
  longestReferral,
} from './rules.ts'
export { sharingFault } from './views.ts'
