/** Large type and the kiosk. */
export const kiosk = {
  large: '关怀模式',
  largeNote: '大字、高对比的页面',
  title: '自助办理',
  lead: '办完请按“结束并清除”。您填写的内容不会留在这台机器上。',
  services: '办事',
  requests: '查我的申请',
  bar: '自助机：办完请结束，下一位才看不到您的内容。',
  finish: '结束并清除',
  stillThere: '您还在吗？',
  endsIn: '{{seconds}} 秒后结束，并清除您在这台机器上填写的内容。',
  stay: '继续办理',
  noFiles: '自助机上不能保存文件。请打印，或者在自己的设备上下载。',
  noLinks: '自助机上只能打开本平台的页面。',
};
