import type { Standing } from '../../features/access/index.ts'

/** A consent is recorded and withdrawn by the contact person, or who stands in for them. */
export const mayHandleConsent = (standing: Standing): boolean =>
  standing.mayWrite('contact') &&
  standing.all.some(({ reason }) => reason === 'contact_person' || reason === 'substitute')
