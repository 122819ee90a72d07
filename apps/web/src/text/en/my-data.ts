import type { Texts } from '../zh.js';

export const myData: Texts['myData'] = {
  title: 'My data',
  menu: 'My data',
  lead: 'What the platform keeps of you, who looked at it and why; export it, put it right, delete what the law lets you delete (Personal Information Protection Law 44 to 48).',
  account: 'Account',
  name: 'Name', idNumber: 'Identity number', phone: 'Telephone', home: 'Home',
  correctTitle: 'Correct the telephone',
  correctHint: 'Holds at once, for requests to come. Requests that were filed keep what they were filed with.',
  save: 'Save', saved: 'The telephone was corrected.', phoneWrong: 'Enter a telephone number.',
  correctOther: 'Name and identity number come from the national identification. Have the household register corrected first, or write to us.',
  askCorrection: 'Ask for a correction',
  looksTitle: 'Who looked at my requests', looksLead: 'Every look at a request, a document or a file is recorded, and so is every masked value that was shown. The record names office and post, not the person.',
  looksEmptyTitle: 'Nobody has looked yet', looksEmptyText: 'When an office looks at a request of yours, it appears here.',
  act: { view: 'Opened the request (personal data masked)', reveal: 'Had a masked value shown: {{field}}', document: 'Opened a document (personal data masked)', file: 'Opened a file', evidence: 'Looked at what registers supplied (personal data masked)', read: 'Read to issue the certificate' },
  purpose: 'Purpose: {{purpose}}',
  consents: 'Receipts of consent', consentsText: 'What you agreed to have asked of registers; you can take it back at any time.',
  exportTitle: 'Export', exportText: 'Everything that the platform keeps of you, as one JSON file: account, requests and drafts, mandates and consents, notices and settings, ratings and complaints, certificates. The download is recorded. Keep it on a device of your own.', exportButton: 'Export my data',
  deleteTitle: 'Delete', deleteText: 'You can delete at any time: drafts that were not submitted, mandates that have ended, your e-mail address and notice settings.', deleteDrafts: 'Manage drafts', deleteMandates: 'Manage mandates', deleteSettings: 'Manage notice settings',
  keepText: 'Requests that were filed, decisions, documents and the record of the handling are administrative files. While they must be kept the platform cannot delete them; it stores and protects them and does nothing else with them (Personal Information Protection Law 47(2)). You can complain about that.',
  complain: 'Write a complaint or question',
};
