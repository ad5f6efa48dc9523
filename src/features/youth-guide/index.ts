export { beginGuiding, endGuiding, type Guiding, recordReview } from './actions.ts'
export { beginForm, endForm as endGuideForm, longest as longestGuide, reviewForm } from './forms.ts'
export { findGuideEffort, type GuideEffort, hasGuideEffort, listGuides, type Review } from './queries.ts'
export { guideFault } from './views.ts'
