export {
  countableFrom,
  type FigureSettings,
  type Missing,
  missingOn,
  readSettings,
  setFigures,
} from './availability.ts'
export { figuresOf, isComputation } from './computations.ts'
export { type Computed, computeDay, schoolNames } from './figures.ts'
export {
  type Course,
  courseOf,
  type Flow,
  flowsBetween,
  membersAmong,
  type Population,
  typesOf,
} from './flows.ts'
export { halfMonths, type SeriesPoint, segmentsOn } from './series.ts'
export { type Counts, type Dimension, dimensions, type Tally } from './tally.ts'
