/** The files of the audit log, on the command line. */
export const auditFiles = {
  whole: '审计日志完整：数据库中 {{rows}} 条，{{archives}} 个归档中 {{archived}} 条。',
  fileWhole: '归档完整：{{rows}} 条（{{from}} 至 {{to}}），SHA-256 {{sha256}}',
  broken: '审计日志有问题：{{count}} 处',
  archived: '第 {{firstSeq}} 至 {{lastSeq}} 条（{{rows}} 条）已归档到 {{file}}，SHA-256 {{sha256}}',
  nothingToArchive: '没有需要归档的记录：规则（设置 > 审计日志）保留全部。',
  command: {
    audit: '审计日志及其归档',
    verify: '检查日志的哈希链、归档和封存，或检查一个归档文件',
    file: '归档文件（audit-….jsonl.gz）',
    sealOption: '另行保存的封存值，此条记录必须仍在',
    seal: '给出日志末尾的封存值，供另行保存',
    archive: '按规则把较早的记录移入封存的文件',
    show: '逐行列出归档中的记录',
    text: '只列出含有此文字的记录',
  },
};
