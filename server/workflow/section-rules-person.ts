import { assessments, degrees, educations, employments, evidenceKinds, nationalities, sexes } from './section-choices.js'
import { choice, date, derived, flag, longText, month, number, period, required, rows, section, text } from './section-rule.js'

/** The ticked version is kept with the dossier; a new text gets a new one. */
export const commitmentVersion = '2026-1'
const commitmentText =
  '本人郑重承诺：所填写的内容和提交的证明材料真实、准确、完整，无弄虚作假、抄袭剽窃等行为；如有不实，本人自愿承担由此产生的一切后果，接受取消申报资格、撤销职称等处理。'

export const commitment = section(
  'commitment',
  '诚信承诺',
  [
    flag('agreed', '本人已阅读并作出以上承诺', required),
    text('signedName', '本人签名', { ...required, maxLength: 50 }),
    text('version', '承诺书版本', derived),
    date('confirmedOn', '确认时间', derived),
  ],
  { required: true, help: commitmentText },
)

/** 申报信息: year, series, title, level and way were chosen at the start and head every page; the rest is said here. */
export const declare = section('declare', '申报信息', [
  text('specialism', '申报专业', { hint: '如：初中数学、内科学、道路工程' }),
  choice('category', '申报类别', ['评审', '定向评价', '绿色通道']),
  flag('entrusted', '委托评审', { hint: '由本地区以外的评审委员会评审的勾选' }),
])

export const basic = section(
  'basic',
  '基本情况',
  [
    text('name', '现名', derived),
    text('formerName', '曾用名', { maxLength: 50 }),
    choice('sex', '性别', sexes, derived),
    date('birthDate', '出生日期', derived),
    text('idNumber', '身份证号', derived),
    text('unitName', '单位', { ...derived, maxLength: 200 }),
    choice('nationality', '民族', nationalities, required),
    text('birthPlace', '出生地'),
    month('workingSince', '参加工作时间', required),
    choice('health', '身体状况', ['健康', '良好', '一般', '较差']),
    choice('highestEducation', '最高学历', educations, required),
    text('highestEducationDetail', '最高学历毕（肄、结）业时间、学校、专业、学制、学位', { maxLength: 200 }),
    text('currentPost', '现任专业技术职务', { hint: '初次申报的不填' }),
    month('currentPostSince', '现任专业技术职务任职时间'),
    text('currentWork', '现从事何种专业技术工作', required),
    month('qualifiedSince', '任职资格取得时间'),
    text('qualifiedBy', '任职资格审批机关'),
    text('administrativePost', '现（兼）任行政职务'),
    month('administrativePostSince', '行政职务任职时间'),
    month('partySince', '入党（团）时间'),
    text('democraticParty', '民主党派'),
    longText('societies', '学术团体及社会兼职', 300),
    text('foreignLanguage', '外语程度'),
    choice('employment', '与单位关系', employments, required),
    text('phone', '手机号', { ...required, maxLength: 20 }),
  ],
  { required: true, evidence: [evidenceKinds.qualification, evidenceKinds.otherCertificate] },
)

export const education = rows(
  'education',
  '学历学位',
  20,
  [
    ...period(false),
    text('school', '学校', required),
    text('major', '专业', required),
    number('years', '学制（年）', 0.5, 10),
    choice('education', '学历', educations, required),
    choice('degree', '学位', degrees, required),
    flag('highest', '是否最高'),
    text('witness', '证明人', { maxLength: 50 }),
    choice('verification', '联网核验（学信网）结果', ['已核验', '未核验', '无法核验']),
  ],
  { required: true, minRows: 1, evidence: [evidenceKinds.diploma], evidenceRequired: true },
)

export const training = rows(
  'training',
  '继续教育/学习培训经历',
  50,
  [
    ...period(false),
    text('place', '地点/机构', required),
    text('content', '内容', { ...required, maxLength: 200 }),
    number('hours', '学时', 1, 2000, required),
    choice('category', '公需/专业', ['公需', '专业'], required),
  ],
  { evidence: [evidenceKinds.otherCertificate], help: '每年不少于 90 学时。' },
)

export const work = rows(
  'work',
  '工作经历',
  50,
  [
    ...period(true),
    text('unit', '单位', required),
    text('country', '国家', { maxLength: 50, hint: '国内的不填' }),
    text('post', '职务/从事何种专业技术工作', { ...required, maxLength: 200 }),
  ],
  {
    required: true,
    minRows: 1,
    continuous: true,
    evidence: [evidenceKinds.otherCertificate],
    help: '从参加工作起逐段填写，前后相接；间断或重叠的会提示，不影响提交。',
  },
)

export const exams = rows(
  'exams',
  '考试成绩及答辩情况（外语、计算机、专业）',
  20,
  [
    text('name', '名称', required),
    date('takenOn', '日期'),
    text('result', '等级/分数', { maxLength: 50 }),
    text('certificate', '证书号'),
    text('exemption', '免试理由', { maxLength: 200 }),
  ],
  { evidence: [evidenceKinds.foreignLanguage, evidenceKinds.computer] },
)

export const assessment = rows(
  'assessment',
  '年度及任职期满考核结果',
  10,
  [number('year', '年度', 1980, 2100, required), choice('result', '结果', assessments, required)],
  { evidence: [evidenceKinds.otherCertificate], help: '填写近 3 年（或任现职以来 5 年）的考核结果。' },
)
