export { answerConsent, askConsent, type ConsentQuestion, withdrawConsent } from './actions.ts'
export { type Consent, listAskedConsents, listConsents, type Sharing } from './queries.ts'
