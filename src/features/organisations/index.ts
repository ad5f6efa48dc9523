export {
  addMember,
  addOrganisation,
  addUnit,
  changeOrganisation,
  closeOrganisation,
  closeUnit,
  endMember,
  renameUnit,
} from './actions.ts'
export {
  closingForm,
  memberForm,
  organisationChangeForm,
  organisationForm,
  rollForm,
  unitChangeForm,
  unitForm,
} from './forms.ts'
export { authorityName, memberKindName, organisationKindName, sourceName, unitKindName } from './names.ts'
export { getMember, getOrganisation, getUnit, listMembers, listOrganisations, listUnits } from './queries.ts'
export { type RollChanges, readRoll } from './roll.ts'
export {
  isOver,
  type Member,
  memberKinds,
  type Organisation,
  organisationKinds,
  type Unit,
  unitKinds,
} from './rules.ts'
export { pastedTable, planRoll, takeRoll } from './take-roll.ts'
