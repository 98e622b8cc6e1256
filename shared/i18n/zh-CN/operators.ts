export const operators = {
  roles: { operator: '座席员', lead: '班长', supervisor: '主管', administrator: '管理员' },
  inactive: '已停用',
};
