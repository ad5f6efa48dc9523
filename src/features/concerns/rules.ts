import { addWorkingDays, type Urgency, urgencies } from '../service-levels/index.ts'

/** What somebody saw, in the words of the form (domain §5). To want something else is one of them, and as good as any other. */
export const seenKinds = [
  'absence',
  'belonging',
  'wellbeing',
  'academic',
  'wants-change',
  'money-or-home',
  'practical',
] as const
export type Seen = (typeof seenKinds)[number]

export const concernStates = [
  'received',
  'acknowledged',
  'owned',
  'in-contact',
  'talk-held',
  'action-agreed',
  'closed',
  'merged',
  'not-for-us',
] as const
export type ConcernState = (typeof concernStates)[number]

export const outcomes = [
  'stays-with-support',
  'changes-programme',
  'paused',
  'leaves-to-another-activity',
  'no-ground',
  'not-reached',
] as const
export type Outcome = (typeof outcomes)[number]

/** What the owner does, in this order or not. A later step takes the earlier ones with it. */
export const steps = ['acknowledge', 'own', 'contact', 'talk', 'agree'] as const
export type Step = (typeof steps)[number]

/** The steps that are left in a state: each of the first states is what one step has made. */
export const stepsAfter = (state: ConcernState): readonly Step[] => steps.slice(concernStates.indexOf(state))

/** Outcomes of somebody with whom nobody has talked. */
export const withoutContact: readonly Outcome[] = ['no-ground', 'not-reached']

/** The source by which promises name a concern. */
export const concernSource = 'concern'

/** So many working days after it came the young person sees it, whatever has happened since (domain §5). */
const daysUntilTold = 10

/**
 * From which day the young person sees that there is a concern: at once where the reporter says that they know.
 *
 * @param daysOff the municipality's own, which the day waits for as a promise does
 */
export const tellFromOf = (
  { told, today }: { readonly told: boolean; readonly today: string },
  daysOff: ReadonlySet<string>,
): string => (told ? today : addWorkingDays(today, daysUntilTold, daysOff))

/** Whether one is as urgent as another, or more. */
export const isAsUrgent = (one: Urgency, other: Urgency): boolean =>
  urgencies.indexOf(one) >= urgencies.indexOf(other)

/** What is shown of a step to who reported: never what was said in it. */
export const feedbackItems = [
  'received',
  'acknowledged',
  'owner',
  'contact',
  'talk',
  'agreed',
  'closed',
  'outcome',
] as const
export type FeedbackItem = (typeof feedbackItems)[number]

/** Which item of the feedback a step is news of. */
export const newsOf: Readonly<Record<Step, FeedbackItem>> = {
  acknowledge: 'acknowledged',
  own: 'owner',
  contact: 'contact',
  talk: 'talk',
  agree: 'agreed',
}
