export const seats = {
  state: {
    'signed-out': '未签入',
    ready: '就绪',
    preview: '预览',
    dialing: '拨号中',
    talking: '通话中',
    hold: '保持',
    'wrap-up': '整理',
    paused: '小休',
  },
  pauseReason: {
    'short-break': '休息',
    meal: '用餐',
    meeting: '会议',
    training: '培训',
    coaching: '辅导',
    'desk-work': '案头工作',
    technical: '设备故障',
  },
};
