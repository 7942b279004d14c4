export default {
  form: '打印',
  formHint: '评审表（PDF），在新窗口打开',
  list: '导出一览表',
  listHint: '按当前筛选条件导出全部 {count} 份申请书（Excel）',
}
