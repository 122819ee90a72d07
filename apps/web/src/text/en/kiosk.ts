import type { Texts } from '../zh.js';

export const kiosk: Texts['kiosk'] = {
  large: 'Large type',
  largeNote: 'pages with large type and high contrast',
  title: 'Self-service',
  lead: 'Press "Finish and forget" when you are done. Nothing you enter stays on this machine.',
  services: 'Services',
  requests: 'My requests',
  bar: 'Self-service machine: finish when you are done, so that the next person sees nothing of yours.',
  finish: 'Finish and forget',
  stillThere: 'Are you still there?',
  endsIn: 'This ends in {{seconds}} seconds, and what you entered on this machine is forgotten.',
  stay: 'Go on',
  noFiles: 'Files cannot be saved on this machine. Print, or download on your own device.',
  noLinks: 'Only pages of this platform open on this machine.',
};
