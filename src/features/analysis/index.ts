export {
  type AgeRange,
  type Asked,
  ageRanges,
  ExplorerAnswer,
  ExplorerForm,
  places,
  statusChoices,
} from './explorer-view.tsx'
export { categoryName, joined, segmentName } from './names.ts'
export { openAnalysis, purposeForm, statePurpose } from './purpose.ts'
export { seriesView } from './series-view.ts'
export { text as analysisText } from './text.ts'
export {
  breakdownTables,
  howComputed,
  indicatorTable,
  inventedNotice,
  missingNotice,
  pie,
  pies,
} from './views.ts'
