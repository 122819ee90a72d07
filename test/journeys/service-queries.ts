/**
 * What people type and the services of which one must stand among the first three, by the numbers of the candidate list (seeds/reference/services). Written down from the names of that list before the
 * ranking was made and before the synonyms of the services were known.
 */
export const SERVICE_QUERIES: readonly (readonly [query: string, ...expected: string[]])[] = [
  // names, whole and in part
  ['居民身份证换领', 'SV001'], ['新生儿入户', 'SV010'], ['居住证', 'SV019', 'SV020'], ['社会保障卡补领', 'SV041'], ['失业保险金', 'SV088', 'SV089'], ['工伤认定', 'SV118'], ['结婚登记', 'SV163', 'SV165'],
  ['残疾人证换领', 'SV184'], ['公积金贷款', 'SV207', 'SV205', 'SV206'], ['个体工商户注销', 'SV214'], ['完税证明', 'SV232'], ['教师资格', 'SV250'], ['法律援助', 'SV260'], ['护士变更执业注册', 'SV298'],
  ['不动产抵押', 'SV311'], ['动物检疫', 'SV321'], ['排污许可证', 'SV333'], ['导游证', 'SV343'], ['退役军人优待证', 'SV354'], ['个人信用报告', 'SV365'], ['道路货物运输经营许可', 'SV285'], ['养蜂证', 'SV332'],
  // what people say
  ['看病报销', 'SV142', 'SV143', 'SV151'], ['把社保转到河北', 'SV056', 'SV057', 'SV073'], ['身份证丢了', 'SV001', 'SV004', 'SV003'], ['身份证过期了', 'SV001'], ['驾照到期', 'SV026'], ['驾照换证', 'SV026'], ['驾照丢了怎么办', 'SV026'],
  ['孩子上户口', 'SV010'], ['给宝宝上户口', 'SV010'], ['办护照', 'SV022'], ['去香港', 'SV023'], ['港澳通行证', 'SV023'], ['去台湾', 'SV024'], ['无犯罪记录证明', 'SV018'], ['社保卡丢了', 'SV042', 'SV041'], ['社保卡密码忘了', 'SV044'],
  ['社保转移', 'SV056', 'SV057', 'SV058'], ['退休', 'SV076', 'SV077', 'SV194'], ['办理退休手续', 'SV076', 'SV077'], ['提前退休', 'SV077', 'SV195'], ['失业金', 'SV088', 'SV085'], ['失业了怎么领钱', 'SV088', 'SV085'], ['社保证明', 'SV065', 'SV066'], ['打印社保缴费记录', 'SV065', 'SV067', 'SV070'],
  ['人脸认证领养老金', 'SV063', 'SV123'], ['养老金查询', 'SV069', 'SV070'], ['退休人员在外地看病', 'SV130', 'SV129'], ['异地就医备案', 'SV129', 'SV130', 'SV131', 'SV132', 'SV133'], ['外地住院报销', 'SV143', 'SV129', 'SV132'], ['转院', 'SV132'], ['医保转移', 'SV134'],
  ['医保码', 'SV135'], ['给孩子上医保', 'SV139'], ['生孩子报销', 'SV144', 'SV145'], ['生育津贴', 'SV145'], ['慢性病', 'SV147'], ['高血压门诊慢病', 'SV147'], ['离婚', 'SV164'], ['领结婚证', 'SV163', 'SV165'], ['结婚证丢了', 'SV166'], ['低保', 'SV168', 'SV169'],
  ['家里困难怎么申请救助', 'SV168', 'SV172', 'SV171'], ['高龄补贴', 'SV175'], ['老年证', 'SV310'], ['残疾证', 'SV183', 'SV184', 'SV186'], ['残疾人补贴', 'SV176', 'SV177', 'SV192'], ['轮椅', 'SV191', 'SV122'], ['租房提公积金', 'SV196'], ['买房提取公积金', 'SV193'], ['公积金转到北京', 'SV198'],
  ['还房贷提取公积金', 'SV197'], ['开公司', 'SV209'], ['注册公司', 'SV209'], ['公司搬到天津', 'SV216', 'SV210'], ['开小店办执照', 'SV212', 'SV209'], ['营业执照丢了', 'SV217'], ['关店注销', 'SV214', 'SV211'], ['开饭店', 'SV222', 'SV212'], ['个税证明', 'SV233'], ['个人所得税纳税记录', 'SV233'],
  ['开发票', 'SV242', 'SV241'], ['发票真假', 'SV243'], ['外出经营', 'SV235', 'SV236'], ['孩子转学', 'SV253'], ['外地孩子在北京上学', 'SV252'], ['教师资格证丢了', 'SV251'], ['普通话成绩', 'SV255'], ['学历查询', 'SV256'], ['打官司没钱请律师', 'SV260'],
  ['货车司机从业资格证', 'SV269', 'SV270', 'SV271'], ['网约车', 'SV279'], ['出租车证到期', 'SV280'], ['大件运输', 'SV290'], ['货车年审', 'SV284', 'SV273', 'SV028'], ['护士注册', 'SV297', 'SV298', 'SV299'], ['医生换医院', 'SV295'], ['出生证', 'SV302'], ['打疫苗', 'SV303', 'SV304'], ['预防接种', 'SV303', 'SV304'], ['挂号', 'SV309'],
  ['房产证过户', 'SV313'], ['二手房', 'SV313', 'SV029'], ['二手车过户', 'SV029'], ['查房产', 'SV312', 'SV315'], ['公租房', 'SV356'], ['租房补贴', 'SV357'], ['通电', 'SV361'], ['装煤气', 'SV360'], ['自来水开户', 'SV359'], ['征信', 'SV365'], ['档案转出', 'SV105'], ['毕业生报到', 'SV103'], ['劳动仲裁', 'SV115'],
  ['老板不发工资', 'SV115'], ['创业贷款', 'SV097'], ['电工证复审', 'SV337'], ['叉车证', 'SV225', 'SV226'], ['烟草证', 'SV370'], ['消费投诉', 'SV229'], ['退伍报到', 'SV351'], ['亲人去世销户', 'SV012', 'SV015'], ['丧葬费', 'SV079', 'SV093'], ['暂住证', 'SV019', 'SV020'],
  // pinyin, whole and initials
  ['shenfenzheng', 'SV001', 'SV002', 'SV003', 'SV004'], ['sfz', 'SV001', 'SV002', 'SV003', 'SV004'], ['juzhuzheng', 'SV019', 'SV020', 'SV021'], ['huzhao', 'SV022'], ['jiehun', 'SV163', 'SV165'], ['shebaoka', 'SV038', 'SV041', 'SV042'], ['gongjijin', 'SV193', 'SV196', 'SV201'], ['yidijiuyi', 'SV129', 'SV130', 'SV160'], ['tuixiu', 'SV076', 'SV077', 'SV194'],
  // English
  ['driving licence expired', 'SV026'], ['renew driving licence', 'SV026'], ['lost my ID card', 'SV001', 'SV004'], ['passport', 'SV022'], ['marriage certificate', 'SV166', 'SV165', 'SV163'], ['get married', 'SV163', 'SV165'], ['register my baby', 'SV010'], ['residence permit', 'SV019', 'SV020'], ['unemployment benefit', 'SV088'],
  ['pension transfer', 'SV056', 'SV057', 'SV058'], ['retire', 'SV076', 'SV077'], ['medical reimbursement', 'SV142', 'SV143'], ['see a doctor in another city', 'SV129', 'SV132', 'SV133', 'SV160'], ['maternity allowance', 'SV145'], ['housing fund rent', 'SV196'], ['start a company', 'SV209'], ['business licence', 'SV217', 'SV209', 'SV212'], ['open a restaurant', 'SV222'], ['tax certificate', 'SV232', 'SV233'],
  ['income tax record', 'SV233'], ['criminal record', 'SV018'], ['work injury', 'SV118', 'SV121', 'SV119'], ['disability card', 'SV183', 'SV184'], ['legal aid', 'SV260'], ['credit report', 'SV365'], ['taxi driver', 'SV280', 'SV279'], ['social security card lost', 'SV042', 'SV041'], ['school for my child', 'SV252', 'SV253'], ['buy a house with housing fund', 'SV193'],
  ['mortgage', 'SV311', 'SV207'], ['vaccination', 'SV303', 'SV304'], ['nurse registration', 'SV297', 'SV298', 'SV299'], ['labour dispute', 'SV115'], ['old age allowance', 'SV175'],
  // with a typo
  ['结昏登记', 'SV163', 'SV165'], ['居住正', 'SV019', 'SV020'], ['失业报险金', 'SV088', 'SV089'], ['公积金提曲', 'SV193', 'SV196', 'SV194'], ['pasport', 'SV022'], ['drivng licence', 'SV026'], ['mariage certificate', 'SV166', 'SV165'], ['unemployement benefit', 'SV088'], ['shenfengzheng', 'SV001', 'SV002', 'SV003', 'SV004'], ['huzao', 'SV022'], ['无犯罪纪录证明', 'SV018'],
];
