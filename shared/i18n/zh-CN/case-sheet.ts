export const caseSheet = {
  open: '打印、保存',
  title: '打印或保存 {{number}}',
  notes: '含内部备注和办理原因',
  attachments: '连同附件打包',
  print: '打印',
  save: '存为文件',
  resolvedAt: '解决时间',
  satisfaction: '满意度（1 到 5）',
  unchecked: '未核对',
  withNotes: '含内部备注',
  withoutNotes: '不含内部备注',
  written: '{{at}} 由 {{name}} 生成，{{notes}}',
};
