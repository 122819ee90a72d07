/** What was sent and what was answered: what the checker holds the database against. Noted before it is sent, acknowledged only when the answer came through. */
export class Journal {
  submits = [];
  keys = [];
  acts = [];
  commands = [];
  files = [];
  /** Answers that nobody should ever get. */
  strange = [];
  /** What was given up without an answer. */
  unanswered = [];
  /** Refusals by code, and sendings by what became of them. */
  refused = {};
  sent = { answered: 0, unavailable: 0, cut: 0 };
  /** Uploads that were refused while the disk of the attachments was full. */
  fullDisk = 0;

  refuse(code) {
    this.refused[code] = (this.refused[code] ?? 0) + 1;
  }
}
