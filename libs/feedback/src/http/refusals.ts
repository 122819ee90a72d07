import type { FeedbackRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const FEEDBACK_PROBLEMS: RefusalTable<FeedbackRefusalCode> = {
  not_rateable: { status: 409, title: 'This handling cannot be rated: it has not ended, or is not the reader’s' },
  rated_before: { status: 409, title: 'This handling has been rated' },
  matter_state: { status: 409, title: 'The matter is not in a state that allows this' },
  matter_elsewhere: { status: 403, title: 'Another authority holds this matter' },
  matter_taken: { status: 409, title: 'A colleague has this matter in hand' },
  handled_it_yourself: { status: 403, title: 'Nobody looks into what they handled themselves' },
  forwarded_before: { status: 409, title: 'That authority has sent the matter on already' },
  text_required: { status: 422, title: 'Say it in words' },
  finding_required: { status: 422, title: 'Say whether what was said is founded' },
  not_founded: { status: 409, title: 'There is nothing to repair' },
  repair_first: { status: 409, title: 'What is founded is repaired before the call back' },
  call_back_incomplete: { status: 422, title: 'Say whether somebody answered, and whether they are content' },
  asked_again_before: { status: 409, title: 'A second look was asked for before' },
};
