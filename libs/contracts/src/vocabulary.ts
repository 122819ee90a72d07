/** The words of states, verbs, roles and modes: defined in the kernel, because pure rules speak them too. */
export {
  ACTOR_ROLES, HANDLING_MODES, HOLDER_TYPES, POST_ROLES, QUALIFICATION_CLASSES, REACHES, RECIPIENTS,
  RECOGNITION_EFFECTS, REQUEST_STATES, REQUEST_VERBS, SUSPENSION_GROUNDS, TRUST_GRADES, WORK_COLUMNS, WORK_DUE, WORK_FILED, WORK_MARKS,
  type ActorRole, type Custodian, type DeadlineKind, type Deferral, type DeliveryMethod, type HandlingMode, type HolderType, type PersonalField, type PostRole,
  type QualificationClass, type Reach, type RecognitionEffect, type RequestState, type RequestVerb, type SuspensionGround, type WorkColumn, type WorkDue, type WorkFiled, type WorkMark,
} from '#kernel';
/** Conditions of a form: one rule decides about the screen and about the check. */
export { conditionHolds, showOnlyWhile, shownAnswers } from '#kernel';
