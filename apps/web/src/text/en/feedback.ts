import type { Texts } from '../zh.js';

export const feedback: Texts['feedback'] = {
  kind: { complaint: 'Complaint', consultation: 'Question', rectification: 'Bad rating' },
  state: { opened: 'To be handled', answered: 'Answered', second_look: 'Second look', verified: 'Verified', repaired: 'Repaired', called_back: 'Called back', closed: 'Closed', withdrawn: 'Withdrawn' },
  verb: {
    take: 'Take in hand', forward: 'Forward', answer: 'Answer', accept_answer: 'This answers it', ask_again: 'This does not answer it: look once more', conclude: 'Conclude', withdraw: 'Take back', verify: 'Verify', repair: 'Repair', call_back: 'Call back', close: 'Close',
  },
  done: {
    open: 'wrote it', take: 'took it in hand', forward: 'forwarded it', answer: 'answered', accept_answer: 'said that this answers it', settle: 'closed it: nobody objected in time', ask_again: 'asked for a second look', conclude: 'looked once more and concluded', withdraw: 'took it back', verify: 'verified', repair: 'repaired', call_back: 'called back', close: 'closed it',
  },
  level: { very_satisfied: 'Very satisfied', satisfied: 'Satisfied', fairly_satisfied: 'Fairly satisfied', dissatisfied: 'Dissatisfied', very_dissatisfied: 'Very dissatisfied' },
  reason: {
    quick: 'Quick', clear: 'Clearly explained', friendly: 'Friendly', few_papers: 'Few papers', online_well: 'Easy online', slow: 'Slow', unclear: 'Not clearly explained', unfriendly: 'Unfriendly', papers_again: 'Papers asked for again', sent_around: 'Sent from one to another', system_fault: 'The system works badly', result_unexplained: 'No reasons for the result',
  },
  rating: {
    title: 'Rate this handling', lead: 'You need not. Each handling can be rated once. Those who handled it do not see your rating before it is closed.', level: 'With this handling you are', levelMissing: 'Choose a level, or do not rate.', reasonsGood: 'What was good (optional, several)', reasonsBad: 'What was bad (optional, several)', reasons: 'Which points (optional, several)',
    comment: 'In your own words', commentHint: 'Leave out personal details that are not needed, such as an identity number.', phone: 'Telephone for the call back', phoneHint: 'Left empty: the one of your account. A bad rating is verified, repaired and called back by somebody who did not handle the request.', submit: 'Send the rating', done: 'Thank you for your rating.', given: 'Your rating', at: 'Rated {{at}}', follow: 'What follows your rating:', phoneWrong: 'Enter a telephone number.',
  },
  listTitle: 'Complaints and questions', listLead: 'Write where you are; the authority concerned handles it. You need not know which one: whoever receives it forwards it in time, and nobody sends it back as not theirs.', writeLink: 'Write a complaint or a question', aboutThis: 'Complain or ask about this request', emptyTitle: 'No complaints or questions yet', emptyText: 'What you write is shown here.', search: 'Number of a matter or of a request', back: 'Back to complaints and questions',
  write: {
    title: 'Write a complaint or a question', lead: 'Say what happened and what you ask for. You can see at any time who has it and until when it is answered.', kind: 'Kind', kindNote: { complaint: 'You are not content with how you were served, by whom, or with the result.', consultation: 'You would like to know how or where something is done.' }, about: 'What is it about?',
    aboutOption: { request: 'One of my requests', authority: 'An authority', place: 'Services of a place', unknown: 'I do not know whom it concerns' }, aboutNote: { unknown: 'The office for government services where you live receives it and forwards it.' }, request: 'Which request', noRequests: 'You have no requests yet.', province: 'Province', authority: 'Which authority', place: 'Which place', subject: 'Title', text: 'What you have to say', textHint: 'Say when, where and what happened. Only those who handle it read it.',
    phone: 'Telephone', phoneHint: 'Left empty: the one of your account.', submit: 'Send', done: 'Received, number {{number}}.', missing: { kind: 'Choose a kind.', about: 'Choose what it is about.', requestId: 'Choose a request.', authorityId: 'Choose an authority.', placeCode: 'Choose a place.', title: 'Give it a title (at least 2 characters).', text: 'Say it in words (at least 2 characters).', phone: 'Enter a telephone number.' },
  },
  one: {
    holder: 'Who has it', until: 'Until when', aboutRequest: 'About request', service: 'About the service', openedAt: 'Written', writer: 'Writer', phone: 'Telephone', phoneRead: 'That you read it is recorded.', text: 'What was said', rating: 'Rating', founded: 'Finding', isFounded: { yes: 'Founded', no: 'Not founded' }, accepted: 'Is the applicant content', isAccepted: { yes: 'Content', no: 'Not content' }, number: 'Number', place: 'Written at',
    rectificationTitle: 'A bad rating of a handling', rectificationNote: 'Until it has closed, those who handled the request see neither the rating nor what is found.', clocks: 'Limits', course: 'Course', proposal: 'The number of days is a proposal of this project: the act behind it names none.', noAct: 'No act sets this limit.', counted: 'From the day after {{start}}, {{value}} {{unit}}: until {{due}}.', left: 'Days that do not count: {{count}}', provisional: 'This day rests on a calendar that is not published yet, and may change with it.',
    acts: 'What you can do', reached: 'The applicant was reached', notReached: 'The applicant was not reached', withdrawTitle: 'Take this matter back?', withdrawText: 'It is then handled no more. You can write again.', withdrawConfirm: 'Take back', toAuthority: { province: 'To which place', authority: 'To which authority' }, taken: 'A colleague has it in hand', takenByMe: 'In my hands', actDone: '{{number}}: {{verb}}, done.', send: 'Send: {{verb}}',
  },
  field: {
    text: { forward: 'Words for the writer', answer: 'Answer', ask_again: 'What it does not answer', conclude: 'What the second look found', verify: 'What was found, and why', repair: 'What was done', call_back: 'What was said', close: 'Why it is closed all the same (not needed where the applicant is content)' }, textHint: 'The writer reads it.', textMissing: 'Say it in words.', founded: 'What was said is', foundedMissing: 'Choose whether it is founded.', callBack: 'Result of the call', callBackMissing: 'Choose the result of the call.',
    callBackOption: { accepted: 'Reached, content', refused: 'Reached, not content', unreached: 'Not reached' }, authorityMissing: 'Choose an authority.',
  },
  clockStatus: { running: 'Running', met: 'Done in time', missed: 'Done late', stopped: 'Stopped' },
  rule: {
    'matter.forward': 'Take in hand or forward', 'consultation.answer': 'Answer the question', 'complaint.answer': 'Answer the complaint', 'matter.second_look': 'Look once more', 'matter.confirm': 'You say whether it answers', 'rectification.verify': 'Verify the rating', 'rectification.close': 'Repair, call back and close',
  },
  unit: { working_day: 'working days', day: 'days', month: 'months' },
  work: {
    title: 'Complaints and ratings', lead: 'Complaints, questions and bad ratings. What another authority should have is forwarded in time; nothing is sent back.', queue: 'By where they stand', queues: { open: 'To be handled', mine: 'In my hands', overdue: 'Overdue', waiting: 'For the writer to confirm', past: 'Closed or forwarded' }, kind: 'Kind', search: 'Number or name of the writer', searchHint: 'Number of a matter or of a request, or the full name of the writer.', columns: { matter: 'Matter', kind: 'Kind', state: 'State', due: 'Limit', opened: 'Written', holder: 'Authority' }, emptyTitle: 'Nothing here', emptyText: 'Try another filter.', figures: '{{total}} ratings in the twelve months before this one', figuresFew: 'Fewer than 5 ratings in the twelve months before this one: no figures are shown.', back: 'Back to complaints and ratings',
  },
};
