/** The sources by which promises name the next review: of an effort that has begun, and of a review that was held. */
export const effortSource = 'guide-effort'
export const reviewSource = 'guide-review'

/** A youth guide's review comes sooner than other plans': it has the level of what is urgent (domain §4). */
export const reviewUrgency = 'soon'
