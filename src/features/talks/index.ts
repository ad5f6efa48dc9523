export {
  endTalk,
  setTime,
  takeOff,
} from './actions.ts'
export { answerTimes, replyToTime } from './answers.ts'
export { arranging, checkTime, checkTimes, kindsOf, readBookedTalk, readNewTalk } from './booking.ts'
export {
  chooseForm,
  endForm,
  endStepForm,
  inviteForm,
  longestTalk,
  minutesForm,
  stepForm,
} from './forms.ts'
export { giveBackForm, moreTimesForm, moveForm } from './forms-times.ts'
export { giveBack } from './give-back.ts'
export { bookTalk, invite, proposeTalk } from './invite.ts'
export { proposeMore } from './more-times.ts'
export { talkNews } from './news.ts'
export {
  type AgreedStep,
  agreedStepsOf,
  agreeStep,
  endStep,
  listAgreedSteps,
  listMinutes,
  listStepsOfTalk,
  listStepsToFollow,
  type Minutes,
  meIn,
  shareMinutes,
  writeMinutes,
} from './outcomes.ts'
export { participantPages } from './pages.ts'
export {
  getTalk,
  type Invitable,
  listBases,
  listInvitable,
  listOwnTalks,
  listParticipants,
  listTalkHappenings,
  listTalksOf,
  listTimes,
  type Participant,
  type ProposedTime,
  type Talk,
  type TalkHappening,
  talksOf,
} from './queries.ts'
export { remindJob } from './remind-job.ts'
export { clockOf, mayGiveBack, meetingBases } from './rules.ts'
export { type StepToDo, stepNews, stepsDoneToday, stepsToDo } from './to-do.ts'
export { type TalkToTime, talksToTime } from './to-time.ts'
export {
  nameOf,
  sharedMinutes,
  stepDoneForm,
  stepsTable,
  talkFacts,
  talkFault,
  talkHappeningName,
  talkKindName,
  talkStateName,
  timesTable,
  whenOf,
} from './views.tsx'
export { answerSection, type Filled } from './views-answer.tsx'
export { BookedTalkFields, bookedTalkSubmit, NewTalkFields, newTalkSubmit } from './views-new.tsx'
export { MoreTimes, OwnTimes } from './views-times.tsx'
