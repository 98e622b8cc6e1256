import type { Messages } from '../messages.ts';
import type { common as zh } from '../zh-CN/common.ts';

export const common: Messages<typeof zh> = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  confirm: 'OK',
  delete: 'Delete',
  edit: 'Edit',
  add: 'Add',
  search: 'Search',
  loading: 'Loading…',
  empty: 'Nothing here yet',
  retry: 'Try again',
  yes: 'Yes',
  no: 'No',
  back: 'Back',
  next: 'Next',
  all: 'All',
  actions: 'Actions',
  select: 'Choose',
};
