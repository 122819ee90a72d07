import type { Template } from '../template.js';

/** What catalogue administrators are told of batches. A title says nothing personal. */
export const BATCH_TEMPLATES = {
  'batch.waits': {
    group: 'catalogue', link: '/admin/batches/{subject}',
    title: { zh: '目录变更等待您的地区签署：{batch}', en: 'A change of the catalogue waits for the signature of your jurisdiction: {batch}' },
    sentence: { zh: '目录变更“{batch}”等待您的地区签署。', en: 'The change “{batch}” of the catalogue waits for the signature of your jurisdiction.' },
    todo: { zh: '请打开这一批，核对内容后签署，或者写明理由提出异议。', en: 'Open the batch, check what it changes, and sign it or object with your reason.' },
  },
} as const satisfies Readonly<Record<string, Template>>;
