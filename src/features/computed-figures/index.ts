export {
  countableFrom,
  type FigureSettings,
  type Missing,
  missingOn,
  readSettings,
  setFigures,
} from './availability.ts'
export { type ComputationKey, computations, type Figure, figuresOf, isComputation } from './computations.ts'
export { type Computed, computeDay } from './figures.ts'
export {
  type Course,
  courseOf,
  type Flow,
  flowsBetween,
  type Population,
  typesOf,
  type Whereabouts,
} from './flows.ts'
export { halfMonths, type SegmentCounts, type SeriesPoint, segmentsOn } from './series.ts'
export { type Counts, type Dimension, dimensions, type Tally } from './tally.ts'
