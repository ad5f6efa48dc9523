export {
  type AdminEvent,
  listAdminEvents,
  type RecordedAdminEvent,
  recordAdminEvent,
} from './events.ts'
export { formParts, longest } from './form-parts.ts'
export { adminSentence } from './history.ts'
export { findPeople, nameOfPerson } from './people.ts'
export { Refused, refusalSentence, type WhyRefused } from './refused.ts'
