import type { Messages } from '../messages.ts';
import type { savedViews as zh } from '../zh-CN/saved-views.ts';

export const savedViews: Messages<typeof zh> = {
  choose: 'Saved lists',
  own: 'My own',
  shared: 'Shared',
  sharedBy: '{{name}} · {{owner}}',
  none: 'None saved yet',
  save: 'Save this list',
  title: 'Save the list as it is shown now',
  name: 'Name',
  share: 'Everybody who may see this screen sees it',
  overwrite: 'Put in place of “{{name}}”',
  asNew: 'Save as new',
  remove: 'Delete “{{name}}”',
  saved: '“{{name}}” is saved.',
  removed: '“{{name}}” is deleted.',
};
