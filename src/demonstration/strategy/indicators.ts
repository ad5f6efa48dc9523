import type { IndicatorDraft } from '../../features/indicators/index.ts'
import { vocationalApplications, vocationalAttendance, youthEducationChoice } from './indicators-choice.ts'
import {
  interruptions,
  inYouthEducation,
  mentalHealth,
  mentalHealthGirls,
  youthEducationCompleted,
} from './indicators-education.ts'
import {
  outsideShare,
  populationFifteenToTwentyFour,
  specialFocus,
  specialFocusOfAll,
  specialFocusOfOutside,
} from './indicators-outside.ts'
import { printed } from './metadata.ts'

/** Every figure that edition 4 prints, as it prints it. Each is its own measure: no two of them share an axis. */
export const indicators4: readonly IndicatorDraft[] = [
  populationFifteenToTwentyFour,
  outsideShare,
  specialFocus,
  specialFocusOfOutside,
  specialFocusOfAll,
  youthEducationCompleted,
  youthEducationChoice,
  vocationalApplications,
  vocationalAttendance,
  inYouthEducation,
  interruptions,
  mentalHealth,
  mentalHealthGirls,
].map(printed)
