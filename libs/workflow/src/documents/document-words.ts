import type { PrintLanguage } from '#platform';
import type { DeliveryMethod, Recipient, SuspensionGround } from '#kernel';
import type { DocumentKind } from '../domain/documents.js';

/** Law under which a request is handled, as far as its notices differ. */
export type NoticeProcedure = 'licence' | 'review';

/** What is printed. Values stand in braces. */
interface DocumentWords {
  readonly title: Readonly<Record<DocumentKind, string>>;
  readonly opening: string;
  readonly body: Readonly<Record<DocumentKind, string>>;
  /** The article behind it; empty where none is named. */
  readonly law: Readonly<Record<NoticeProcedure, Readonly<Partial<Record<DocumentKind, string>>>>>;
  readonly label: Readonly<Record<'number' | 'request' | 'applicant' | 'idNumber' | 'matter' | 'qualification' | 'receivedOn' | 'acceptedFrom' | 'dueDecision' | 'promised' | 'dueAnswer' | 'dueSuspension' | 'dueDelivery' | 'days' | 'ground' | 'reason' | 'way' | 'handedTo' | 'agent' | 'servedOn' | 'letter' | 'proof' | 'outcome' | 'rule', string>>;
  readonly heading: Readonly<Record<'items' | 'reasons' | 'opinion' | 'remedies' | 'told', string>>;
  readonly item: string;
  readonly itemReason: string;
  readonly ground: Readonly<Record<SuspensionGround, string>>;
  readonly way: Readonly<Record<DeliveryMethod, string>>;
  readonly recipient: Readonly<Record<Recipient, string>>;
  readonly outcome: Readonly<Record<'approved' | 'refused' | 'declined', string>>;
  readonly issued: string;
  readonly issuedByPlatform: string;
  readonly source: string;
  readonly demonstration: string;
  readonly check: string;
  readonly qr: string;
  readonly rareSign: string;
}

export const DOCUMENT_WORDS: Readonly<Record<PrintLanguage, DocumentWords>> = {
  zh: {
    title: {
      acceptance_notice: '受理通知书', deemed_acceptance: '视为受理证明', supplement_notice: '补正告知书', non_acceptance: '不予受理决定书', suspension_notice: '扣除期限告知书', extension_notice: '延期告知书',
      approval: '准予决定书', refusal: '不予决定书', delivery_receipt: '送达回证',
    },
    opening: '{applicant}：',
    body: {
      acceptance_notice: '您提出的申请，经核对，申请材料齐全、符合法定形式，{law}决定予以受理。',
      deemed_acceptance: '您提出的申请，{authority}于{since}收到。该机关没有在法定期限内告知是否受理，也没有一次告知需要补正的全部内容。{law}该申请自收到之日，即{since}起视为受理。特此证明。',
      supplement_notice: '您提出的申请，申请材料不齐全或者不符合法定形式。{law}现一次告知需要补正的全部内容。',
      non_acceptance: '您提出的申请，{law}决定不予受理。理由和您的权利如下。',
      suspension_notice: '您提出的申请，需要依法进行下列程序。{law}所需时间不计算在办理期限内，现将所需时间书面告知您。',
      extension_notice: '您提出的申请，不能在期限内作出决定。{law}经机关负责人批准，延长办理期限，现将理由告知您。',
      approval: '您提出的申请，经审查，{law}决定准予。',
      refusal: '您提出的申请，经审查，{law}决定不予。理由和您的权利如下。',
      delivery_receipt: '下列决定的送达情况记录如下。',
    },
    law: {
      licence: {
        acceptance_notice: '依照《中华人民共和国行政许可法》第三十二条，', deemed_acceptance: '依照《中华人民共和国行政许可法》第三十二条第一款第四项，', supplement_notice: '依照《中华人民共和国行政许可法》第三十二条第一款第四项，',
        non_acceptance: '依照《中华人民共和国行政许可法》第三十二条，', suspension_notice: '依照《中华人民共和国行政许可法》第四十五条，', extension_notice: '依照《中华人民共和国行政许可法》第四十二条，',
        approval: '依照《中华人民共和国行政许可法》第三十八条第一款，', refusal: '依照《中华人民共和国行政许可法》第三十八条第二款，',
      },
      review: { acceptance_notice: '依照《中华人民共和国行政复议法》第三十条，', deemed_acceptance: '依照《中华人民共和国行政复议法》第三十条，', supplement_notice: '依照《中华人民共和国行政复议法》第三十一条，', non_acceptance: '依照《中华人民共和国行政复议法》第三十条，', extension_notice: '依照《中华人民共和国行政复议法》第六十二条，' },
    },
    label: {
      number: '文书编号', request: '申请编号', applicant: '申请人', idNumber: '证件号码', matter: '申请事项', qualification: '资格', receivedOn: '收到日期', acceptedFrom: '受理之日', dueDecision: '决定期限', promised: '承诺期限', dueAnswer: '补正期限',
      dueSuspension: '预计恢复计时', dueDelivery: '送达期限', days: '所需时间', ground: '所需程序', reason: '理由', way: '送达方式', handedTo: '领取人', agent: '代领人', servedOn: '送达日期', letter: '邮件', proof: '凭据', outcome: '决定', rule: '自动决定所依规则',
    },
    heading: { items: '需要补正的内容', reasons: '理由', opinion: '审查意见', remedies: '救济途径', told: '理由' },
    item: '{n}．{what}',
    itemReason: '原因：{why}',
    ground: { hearing: '听证', inspection: '检验', testing: '检测', quarantine: '检疫', appraisal: '鉴定', expert_review: '专家评审' },
    way: { online: '网上送达', window: '窗口领取', post: '邮寄' },
    recipient: { applicant: '申请人本人', agent: '代领人' },
    outcome: { approved: '准予', refused: '不予', declined: '不予受理' },
    issued: '{authority}　{on}',
    issuedByPlatform: '由平台依照办理记录出具　{on}',
    source: '本文书由平台依照办理记录生成，没有加盖印章。',
    demonstration: '演示环境生成，仅供演示，不具有法律效力。',
    check: '核验码 {check}。扫描二维码，登录后打开这件申请的“文书”，编号和核验码一致的，内容出自办理记录。',
    qr: '二维码：打开这件申请的页面',
    rareSign: '〔U+…〕表示字库没有的字，以其统一码编号代替。',
  },
  en: {
    title: {
      acceptance_notice: 'Notice of acceptance', deemed_acceptance: 'Certificate of deemed acceptance', supplement_notice: 'Notice of what is missing', non_acceptance: 'Decision not to accept', suspension_notice: 'Notice that the limit stands still', extension_notice: 'Notice of extension',
      approval: 'Decision to approve', refusal: 'Decision to refuse', delivery_receipt: 'Record of delivery',
    },
    opening: 'To {applicant}',
    body: {
      acceptance_notice: 'Your request is complete and in due form, and is accepted{law}.',
      deemed_acceptance: '{authority} received your request on {since}. Within the statutory limit it neither said whether it accepts the request nor told you, all at once, what is missing. This certifies that the request counts as accepted from the day of receipt, {since}{law}.',
      supplement_notice: 'The papers of your request are incomplete or not in due form. Everything that is missing is told here, at once{law}.',
      non_acceptance: 'Your request is not accepted{law}. The reasons and your rights are below.',
      suspension_notice: 'Your request needs the following procedure. The time that it takes does not count towards the limit and is told to you here in writing{law}.',
      extension_notice: 'Your request cannot be decided within the limit, which is extended by leave of the head of the authority{law}. The reasons are below.',
      approval: 'Your request was examined and is approved{law}.',
      refusal: 'Your request was examined and is refused{law}. The reasons and your rights are below.',
      delivery_receipt: 'This records how the following decision was served.',
    },
    law: {
      licence: {
        acceptance_notice: ' (Administrative Licensing Law, article 32)', deemed_acceptance: ' (Administrative Licensing Law, article 32(4))', supplement_notice: ' (Administrative Licensing Law, article 32(4))', non_acceptance: ' (Administrative Licensing Law, article 32)',
        suspension_notice: ' (Administrative Licensing Law, article 45)', extension_notice: ' (Administrative Licensing Law, article 42)', approval: ' (Administrative Licensing Law, article 38)', refusal: ' (Administrative Licensing Law, article 38)',
      },
      review: { acceptance_notice: ' (Administrative Review Law, article 30)', deemed_acceptance: ' (Administrative Review Law, article 30)', supplement_notice: ' (Administrative Review Law, article 31)', non_acceptance: ' (Administrative Review Law, article 30)', extension_notice: ' (Administrative Review Law, article 62)' },
    },
    label: {
      number: 'Document number', request: 'Request number', applicant: 'Applicant', idNumber: 'Identity number', matter: 'Matter', qualification: 'Qualification', receivedOn: 'Received on', acceptedFrom: 'Accepted from', dueDecision: 'To be decided by', promised: 'Promised by', dueAnswer: 'To be answered by',
      dueSuspension: 'Limit goes on after', dueDelivery: 'To be delivered by', days: 'Time needed', ground: 'Procedure', reason: 'Reason', way: 'Way of delivery', handedTo: 'Handed to', agent: 'Agent', servedOn: 'Served on', letter: 'Letter', proof: 'Proof', outcome: 'Decision', rule: 'Decided by rule',
    },
    heading: { items: 'What is missing', reasons: 'Reasons', opinion: 'Opinion', remedies: 'Your remedies', told: 'Reasons' },
    item: '{n}. {what}',
    itemReason: 'Why: {why}',
    ground: { hearing: 'hearing', inspection: 'inspection', testing: 'testing', quarantine: 'quarantine', appraisal: 'appraisal', expert_review: 'expert review' },
    way: { online: 'as a download', window: 'at a window', post: 'by post' },
    recipient: { applicant: 'the applicant', agent: 'an agent' },
    outcome: { approved: 'approved', refused: 'refused', declined: 'not accepted' },
    issued: '{authority}, {on}',
    issuedByPlatform: 'Made out by the platform from the record, {on}',
    source: 'Made by the platform from the record of the act. It bears no seal.',
    demonstration: 'Made in a demonstration. For demonstration only; without legal effect.',
    check: 'Check code {check}. Scan the code, sign in, and open the documents of this request: where number and check code agree, the contents are those of the record.',
    qr: 'QR code: opens the page of this request',
    rareSign: '〔U+…〕 stands for a sign that the font does not have, by its Unicode number.',
  },
};

/** A text with its values. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
