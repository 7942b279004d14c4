/** 证明证书材料 and 业绩成果材料: the kinds of evidence a file is labelled with. Source: the ministry's 评审表, doc02 and doc03. */
export const evidenceKinds = {
  diploma: '毕业证书、学位证书',
  qualification: '任职资格证书',
  foreignLanguage: '外语考试合格证或免试证明',
  computer: '计算机考试合格证书或免试证明',
  award: '成果、业绩获奖证书证明',
  contract: '项目合同书',
  citation: '论文检索证明',
  otherCertificate: '其他证明证书',
  book: '著作',
  paper: '论文',
  report: '报告',
  other: '其他',
} as const

export const sexes = ['男', '女'] as const

/** The 56 nationalities in the order of GB/T 3304. */
export const nationalities = (
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 ' +
  '水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 ' +
  '俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'
).split(' ')

export const educations = ['博士研究生', '硕士研究生', '大学本科', '大学专科', '中等专科', '高中（技校）', '初中及以下'] as const
export const degrees = ['博士', '硕士', '学士', '无'] as const
export const employments = ['在编在岗', '劳动合同制', '人事代理', '劳务派遣'] as const
export const assessments = ['优秀', '合格', '基本合格', '不合格'] as const
export const awardLevels = ['企业', '市', '省部', '国家'] as const
export const roles = ['主持', '参加', '独立'] as const
