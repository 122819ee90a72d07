/** What people type and the entries of which one must stand among the first three. Written down before the ranking was made; an entry is taken from seeds/reference/qualifications.json. */
export const SEARCH_QUERIES: readonly (readonly [query: string, ...expected: string[]])[] = [
  // names, whole and in part
  ['教师资格', 'P01'], ['教师', 'P01'], ['教师资格证', 'P01'], ['律师', 'K01'], ['护士', 'P33', 'H13'], ['导游', 'P28'], ['执业药师', 'P45'], ['会计', 'L05', 'P04'],
  ['税务师', 'L17'], ['建造师', 'P16'], ['营业执照', 'R13'], ['驾驶证', 'Z04'], ['残疾人证', 'Q06'], ['居住证', 'Z07'], ['养老机构', 'Q04', 'Q05'], ['诊所', 'H02'],
  ['注册建筑师', 'P12'], ['造价工程师', 'P15'], ['旅行社', 'V01'], ['食品经营许可证', 'R10'], ['劳务派遣', 'J02'], ['普通话', 'U03'], ['律师事务所', 'K02'], ['P33', 'P33'],
  // what people call it
  ['护士证', 'P33'], ['执业医师', 'P29', 'H12'], ['医师证', 'P29'], ['医生', 'P29'], ['二建', 'C13', 'P16'], ['一建', 'P16'], ['二级建造师', 'C13', 'P16'], ['电工', 'S20'], ['电工证', 'S20'],
  ['焊工证', 'S20', 'S01'], ['驾照', 'Z04'], ['行驶证', 'Z05'], ['身份证', 'Z06'], ['社保卡', 'J08'], ['毕业证', 'U04'], ['学位证', 'U04'], ['司法考试', 'P02'], ['法考', 'P02'],
  ['注会', 'P04'], ['CPA', 'P04'], ['药师证', 'P45'], ['执业药师证', 'P45'], ['律师证', 'K01'], ['导游证', 'P28'], ['一消', 'P36'], ['注安', 'P35'], ['网吧', 'V04'], ['网约车', 'S19', 'T08'],
  ['快递', 'T13'], ['职称', 'J04'], ['叉车证', 'S22'], ['软考', 'L03'], ['社工证', 'L04'], ['保安证', 'S03'], ['记者证', 'P40'], ['空姐', 'S11'], ['兽医', 'P26', 'G19'], ['3C认证', 'R07'],
  // pinyin, whole and initials
  ['yszg', 'P29'], ['hushi', 'P33', 'H13'], ['hszyzg', 'P33'], ['jiaoshi', 'P01'], ['jszg', 'P01'], ['lvshi', 'K01'], ['lszyxk', 'K01'], ['daoyou', 'P28'], ['zyys', 'P45'],
  ['zckjs', 'P04'], ['jianzaoshi', 'P16'], ['hu shi', 'P33', 'H13'], ['hushizhiye', 'P33'], ['shuiwushi', 'L17'], ['xiaofangyuan', 'S05'],
  // English
  ['nurse', 'P33', 'H13'], ['architect', 'P12'], ['teacher', 'P01'], ['lawyer', 'K01'], ['physician', 'P29', 'H12'], ['doctor', 'P29', 'P30'], ['pharmacist', 'P45'], ['tour guide', 'P28'],
  ['accountant', 'P04'], ['driving licence', 'Z04', 'G14'], ['electrician', 'S20'], ['firefighter', 'S05'], ['actuary', 'L23'], ['business licence', 'R13'],
  // with a typo
  ['enginer', 'P11', 'P13', 'P15', 'P17', 'P18', 'P19', 'P20', 'P21', 'P22', 'P35', 'P36', 'L10'], ['safety enginer', 'P35', 'P11'], ['archtect', 'P12'], ['pharmcist', 'P45'],
  ['teachr', 'P01'], ['nusre', 'P33', 'H13'], ['laywer', 'K01'], ['acountant', 'P04'], ['fire fihgter', 'S05'], ['veternarian', 'P26', 'G19'], ['hushizigezheng', 'P33'], ['jiaosizige', 'P01'], ['husi zhiye', 'P33'],
  ['zhuceanquangongchengsi', 'P35'], ['shuiwusi', 'L17'], ['建造师资格证明', 'P16'], ['注册消防师', 'P36'], ['教师资格政', 'P01'], ['护士职业资格', 'P33'], ['会计师注册', 'P04'],
];
