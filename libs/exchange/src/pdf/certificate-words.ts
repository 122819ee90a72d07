/** What is printed beside the facts. Effects are worded as on the screens; a test of the web app's texts would not see these. */
export const PRINTED = {
  zh: {
    title: '资格互认证书',
    lead: '本证书证明：下列资格按照互认目录，在使用地具有所列效力。',
    effect: {
      use_directly: '直接使用', premises_bound: '主体资格互认，新场所另办', reuse_result: '结果互认', accept_grade: '等级互认', accept_as_proof: '作为证明采信', compensation_measure: '完成补充措施后认可',
    },
    standing: { suspended: '已暂停（自{at}起）', revoked: '已撤销（自{at}起）', expired: '已到期（{at}）' },
    stamp: { suspended: '暂停', revoked: '已撤销', expired: '已到期' },
    deemed: '持证人在期满前提出延续申请，机关逾期没有作出决定，视为准予延续（行政许可法第五十条）。',
    baseline: '所依据的目录内容是项目整理的参考数据，没有任何地区签署过。',
    version: '第{number}版',
    verifyTitle: '核验',
    verify: '用手机扫描二维码，或者打开 {address}，查明这份证书现在是否有效。纸面不反映此后的暂停、撤销和注销。二维码含有以上全部内容及其签名；核验在浏览器里进行，内容不会发送给服务器。',
    qr: '二维码：打开后可核验这份证书',
    rareSign: '〔U+…〕表示字库没有的字，以其统一码编号代替；二维码里是原字。',
    printed: '打印时间：{at}（北京时间）',
  },
  en: {
    title: 'Certificate of recognition',
    lead: 'This certifies that the qualification below has the stated effect in the place of use, under the catalogue of mutual recognition.',
    effect: {
      use_directly: 'Valid directly', premises_bound: 'Holder recognised; new premises need their own licence', reuse_result: 'Result reused', accept_grade: 'Grade accepted', accept_as_proof: 'Accepted as proof', compensation_measure: 'Recognised after a supplementary measure',
    },
    standing: { suspended: 'Suspended since {at}', revoked: 'Revoked since {at}', expired: 'Expired on {at}' },
    stamp: { suspended: 'SUSPENDED', revoked: 'REVOKED', expired: 'EXPIRED' },
    deemed: 'The holder asked for renewal in time and the authority did not decide before the end: renewal counts as granted (Administrative Licensing Law, article 50).',
    baseline: 'The catalogue contents it rests on are reference data of the project, which no jurisdiction has signed.',
    version: 'version {number}',
    verifyTitle: 'Verify',
    verify: 'Scan the code with a phone, or open {address}, to see whether this certificate is valid now. Paper does not show a later suspension, revocation or cancellation. The code holds everything above with its signature; it is verified in the browser and is not sent to the server.',
    qr: 'QR code: opens the page that verifies this certificate',
    rareSign: '〔U+…〕 stands for a sign that the font does not have, by its Unicode number; the code holds the sign itself.',
    printed: 'Printed at {at} (Beijing time)',
  },
} as const;
