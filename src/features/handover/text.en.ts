import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  end_done: 'Done',
  end_declined: 'The receiver said no',
  end_cancelled: 'Taken back',
  end_overtaken: 'Fallen away',
  'fault_not-yours': 'You cannot hand this young person over',
  fault_nobody: 'Has no contact person now',
  fault_same: 'Has that contact person already',
  fault_open: 'A handover is under way',
  needsBecause: 'Write why, with at least 5 characters.',
  needsNote: 'Write what the other one should know, with at least 5 characters.',
  tooLong: 'Write at most {most} characters.',
  chooseTo: 'Choose who is to take over.',
  chooseAs: 'Choose as what.',
  choosePeople: 'Choose at least one young person.',
  badForm: 'Part of the form did not arrive. Try again.',
  overtaken: 'Something has changed meanwhile. Look at the page again.',
  notAll: 'Nobody was handed over, because not all on the list can be. Look at the list, and take them out.',
}
