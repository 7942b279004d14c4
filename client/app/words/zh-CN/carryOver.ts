export default {
  label: '从上年申报复制',
  none: '不复制，从空白开始',
  note: '复制上年填写的栏目和附件，附件不重复上传。承诺须重新签署，【上次申报后新成果】必须填写。',
  choice: '{campaign} {title}',
  from: '本申请书从 {year} 年度申报（{title}）复制。',
  news: '有新内容的栏目：{sections}。',
  noNews: '与上年相比，尚无新内容。',
  todo: '请更新有变化的内容，并填写【上次申报后新成果】；新增和改动处会标明，审核单位也会看到。',
  newRow: '新增',
  changedRow: '有改动',
  newFile: '新附件',
  section: '有新内容',
}
