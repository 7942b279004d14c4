export default {
  label: '批量办理',
  lead: '勾选已填好审批单的申请书，可以跨页批量上报或退回。',
  page: '勾选本页',
  pick: '勾选{name}的申请书',
  chosen: '已选 {count} 份',
  clear: '清空勾选',
  title: { reportUp: '批量上报', returnToApplicant: '批量退回' },
  forecast: '其中 {movable} 份可以办理，{refused} 份不能办理。确认后只办理可以办理的申请书。',
  running: '正在办理：已转交 {moved} 份，未能转交 {refused} 份，共 {total} 份。可以关闭本窗口，办理会继续进行。',
  finished: '办理完毕：已转交 {moved} 份，未能转交 {refused} 份，共 {total} 份。',
  progressLabel: '办理进度',
  state: { moves: '将转交{to}', moved: '已转交', refused: '不能办理', open: '等待办理' },
}
