/** Problems that any endpoint may answer with. */
export const PLATFORM_REFUSALS = [
  'malformed', 'not_signed_in', 'csrf', 'forbidden', 'not_found', 'method_not_allowed', 'not_acceptable', 'unsupported_media_type', 'too_large',
  'too_many_requests', 'unavailable', 'stale', 'idempotency_key_required', 'idempotency_key_reused', 'internal', 'sign_in_failed', 'conflict', 'timeout',
] as const;
export type PlatformRefusalCode = (typeof PLATFORM_REFUSALS)[number];

export const DIRECTORY_REFUSALS = ['person_unknown', 'post_not_held', 'jurisdiction_unknown'] as const;
export type DirectoryRefusalCode = (typeof DIRECTORY_REFUSALS)[number];

export const CATALOGUE_REFUSALS = [
  'qualification_unknown', 'qualification_not_published', 'same_jurisdiction', 'no_rule_in_force', 'recognition_suspended', 'holding_under_alert', 'conditions_not_met',
  'import_unknown', 'import_of_another', 'import_wrong_state', 'import_unreadable', 'import_too_large', 'import_changes_nothing', 'import_list_not_whole', 'import_withdrawal_not_confirmed',
  'alert_unknown', 'not_issuing_authority', 'alert_ended', 'alert_not_suspension', 'alert_period',
] as const;
export type CatalogueRefusalCode = (typeof CATALOGUE_REFUSALS)[number];

export const PUBLICATION_REFUSALS = [
  'document_kind_unknown', 'document_unknown', 'draft_unknown', 'draft_closed', 'draft_conflict', 'draft_not_ready', 'nothing_to_propose', 'document_twice', 'effective_in_the_past',
  'batch_unknown', 'wrong_batch_state', 'not_a_catalogue_admin', 'not_a_party', 'already_signed', 'signed_for_another', 'four_eyes', 'batch_reason_required', 'batch_in_force',
  'batch_not_in_force', 'rollback_window_passed', 'already_rolled_back', 'rolled_over', 'statement_changed', 'base_outdated', 'version_clash', 'version_in_force', 'version_not_placed',
  'departure_unknown', 'departure_in_effect', 'departure_withdrawn', 'already_leaving', 'already_left', 'notice_too_short', 'not_the_leaving_party', 'rule_clash',
] as const;
export type PublicationRefusalCode = (typeof PUBLICATION_REFUSALS)[number];

export const NOTICES_REFUSALS = [
  'notice_mandatory', 'mail_not_set_up', 'confirmation_wrong', 'confirmation_over', 'endpoint_refused', 'too_many_endpoints', 'delivery_not_dead', 'mailbox_not_kept',
] as const;
export type NoticesRefusalCode = (typeof NOTICES_REFUSALS)[number];

export const ONESTOP_REFUSALS = [
  'service_type_unknown', 'service_type_suspended', 'service_type_does_not_apply', 'form_invalid', 'material_missing', 'material_not_listed', 'mode_not_offered', 'deferral_not_offered', 'declaration_missing',
  'consent_text_changed', 'consent_not_given', 'evidence_not_needed', 'register_unknown', 'register_silent', 'evidence_not_several', 'evidence_not_usable',
  'mandate_side_unknown', 'mandate_of_oneself', 'mandate_age', 'mandate_days', 'mandate_scope_unknown', 'mandate_organisation_missing', 'too_many_mandates', 'mandate_settled', 'mandate_papers_missing',
  'mandate_unknown', 'mandate_waits', 'mandate_declined', 'mandate_ended', 'mandate_not_begun', 'mandate_expired', 'mandate_out_of_scope', 'mandate_other_audience', 'mandate_other_organisation',
] as const;
export type OnestopRefusalCode = (typeof ONESTOP_REFUSALS)[number];

export const WORKFLOW_REFUSALS = [
  'wrong_state', 'wrong_role', 'not_custodian', 'claimed_by_another', 'supplement_already_requested', 'supplement_items_missing',
  'supplement_answer_incomplete', 'reason_required', 'reason_unknown', 'remedy_required', 'opinion_required', 'no_competent_authority', 'authority_unknown',
  'identity_not_checked', 'delivery_method_required', 'mode_forbids', 'deadline_not_passed', 'command_reused', 'window_cannot_decline',
  'attachment_type', 'attachment_content', 'attachment_missing', 'purpose_required', 'id_number_invalid', 'credit_code_invalid', 'draft_stale', 'too_many_drafts',
  'consent_required', 'own_request', 'no_later_version', 'catalogue_changed', 'migration_loses_recognition', 'supplement_not_used', 'suspension_notice_missing', 'not_extendable',
  'not_the_head', 'limit_passed', 'not_deemed', 'contested_before', 'not_contested', 'not_offered', 'leg_of_joint', 'not_a_leg', 'lease_lost', 'lease_expired', 'assignee_not_at_desk', 'assigned_already', 'absence_days', 'absence_overlaps', 'stand_in_unfit', 'stand_in_away', 'original_elsewhere', 'tracking_required', 'legs_not_joined', 'rule_not_stated',
  'not_decided', 'follow_up_open', 'decided_by_person', 'reviewed_before', 'review_too_late', 'material_owed', 'material_not_due', 'material_settled', 'promise_broken',
  'delivery_not_offered', 'delivery_address_missing', 'delivered_by_download', 'delivery_not_by_post', 'pickup_window_unknown', 'recipient_not_checked', 'receipt_proof_required',
  'not_counterpart', 'timeliness_rated_before', 'escalation_closed', 'escalation_owned', 'escalation_not_owned', 'escalation_receiver_unknown', 'view_name_invalid', 'too_many_views',
] as const;
export type WorkflowRefusalCode = (typeof WORKFLOW_REFUSALS)[number];

export const SETTLEMENT_REFUSALS = [
  'institution_unknown', 'bill_empty', 'bill_too_large', 'line_twice', 'line_malformed', 'line_amount_wrong', 'line_in_future', 'item_unknown', 'item_withdrawn', 'treatment_catalogue_not_in_force', 'policy_not_in_force', 'policy_silent',
  'accumulators_of_other_year',
] as const;
export type SettlementRefusalCode = (typeof SETTLEMENT_REFUSALS)[number];

export const EXCHANGE_REFUSALS = ['certificate_state', 'certificate_not_reissued', 'certificate_not_renewable', 'certificate_renewed', 'certificate_unverifiable', 'renewal_too_early'] as const;
export type ExchangeRefusalCode = (typeof EXCHANGE_REFUSALS)[number];

export const FEEDBACK_REFUSALS = [
  'not_rateable', 'rated_before', 'matter_state', 'matter_elsewhere', 'matter_taken', 'handled_it_yourself', 'forwarded_before', 'text_required', 'finding_required', 'not_founded', 'repair_first', 'call_back_incomplete',
  'asked_again_before',
] as const;
export type FeedbackRefusalCode = (typeof FEEDBACK_REFUSALS)[number];

export type RefusalCode = PlatformRefusalCode | DirectoryRefusalCode | CatalogueRefusalCode | ExchangeRefusalCode | FeedbackRefusalCode | NoticesRefusalCode | OnestopRefusalCode | PublicationRefusalCode | SettlementRefusalCode | WorkflowRefusalCode;
