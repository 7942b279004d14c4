import { useI18n } from 'vue-i18n'
import { useAct } from '../../composables/act.js'
import {
  useCancelMeetingMutation,
  useChangeMeetingCasesMutation,
  useCloseBallotMutation,
  useDecideMeetingMutation,
  useDrawPanelMutation,
  useHandleResultObjectionMutation,
  useOpenBallotMutation,
  usePostResultsMutation,
  useRecordResultObjectionMutation,
  useReplaceMemberMutation,
  useSaveMinutesMutation,
} from '../../generated/graphql.js'

/** The acts of the office at a meeting; those with a form leave their refusals to it. Call in setup. */
export function useMeetingActs() {
  const { t } = useI18n()
  const done = (act: string) => ({ done: t(`committee.done.${act}`) })
  const here = (act: string) => ({ ...done(act), refusals: 'here' as const })
  return {
    changeMeetingCases: useAct(useChangeMeetingCasesMutation(), here('changeMeetingCases')),
    drawPanel: useAct(useDrawPanelMutation(), here('drawPanel')),
    replaceMember: useAct(useReplaceMemberMutation(), here('replaceMember')),
    cancelMeeting: useAct(useCancelMeetingMutation(), here('cancelMeeting')),
    openBallot: useAct(useOpenBallotMutation(), done('openBallot')),
    closeBallot: useAct(useCloseBallotMutation(), done('closeBallot')),
    saveMinutes: useAct(useSaveMinutesMutation(), here('saveMinutes')),
    postResults: useAct(usePostResultsMutation(), here('postResults')),
    recordResultObjection: useAct(useRecordResultObjectionMutation(), here('recordResultObjection')),
    handleResultObjection: useAct(useHandleResultObjectionMutation(), done('handleResultObjection')),
    decideMeeting: useAct(useDecideMeetingMutation(), done('decideMeeting')),
  }
}
